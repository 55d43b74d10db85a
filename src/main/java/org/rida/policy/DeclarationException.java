package org.rida.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Problem;
import org.rida.wording.Text;

/** A file of {@code jobs/} or {@code reports/} says something that cannot be. */
public class DeclarationException extends Problem {

    private final transient List<Text> problems;

    public DeclarationException(String where, String problem) {
        this(where, problem, null);
    }

    public DeclarationException(String where, String problem, @Nullable Throwable cause) {
        super(Text.same(where + ": " + problem), cause);
        this.problems = List.of(text());
    }

    /** @param problems each with its place */
    public DeclarationException(List<Text> problems) {
        super(Text.of(language -> problems.stream().map(p -> p.in(language)).collect(Collectors.joining("\n"))));
        this.problems = List.copyOf(problems);
    }

    /** One by one. */
    public List<Text> problems() {
        return problems;
    }
}
