package org.rida.policy;

import org.jspecify.annotations.Nullable;
import org.rida.wording.Problem;
import org.rida.wording.Text;

/** A file of {@code jobs/} or {@code reports/} says something that cannot be. */
public class DeclarationException extends Problem {

    private final String where;

    public DeclarationException(String where, String problem) {
        this(where, problem, null);
    }

    public DeclarationException(String where, String problem, @Nullable Throwable cause) {
        super(Text.same(where + ": " + problem), cause);
        this.where = where;
    }

    /** The file, as a person would name it. */
    public String where() {
        return where;
    }
}
