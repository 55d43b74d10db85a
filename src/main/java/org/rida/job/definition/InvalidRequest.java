package org.rida.job.definition;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** A request that cannot be fulfilled: an unknown job, run or parameter, or an invalid month. Nothing was started. */
public final class InvalidRequest extends Problem {

    private InvalidRequest(BilingualText text) {
        super(text);
    }

    /** @param key of the message, with its arguments by name as for {@link Problem#of} */
    public static InvalidRequest of(String key, Object... namesAndValues) {
        return new InvalidRequest(Problem.of(key, namesAndValues).text());
    }
}
