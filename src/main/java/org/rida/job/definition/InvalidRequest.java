package org.rida.job.definition;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;














/** What was asked for cannot be: a job, a run or a parameter that does not exist, a month that is none. Nothing was begun. */
public final class InvalidRequest extends Problem {

    private InvalidRequest(BilingualText text) {
        super(text);
    }

    public static InvalidRequest of(String key, Object... namesAndValues) {
        return new InvalidRequest(Problem.of(key, namesAndValues).text());
    }
}
