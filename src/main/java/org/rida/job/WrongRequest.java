package org.rida.job;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;









/** What was asked for cannot be: a job, a run or a parameter that does not exist, a month that is none. Nothing was begun. */
public final class WrongRequest extends Problem {

    private WrongRequest(BilingualText text) {
        super(text);
    }

    public static WrongRequest of(String key, Object... namesAndValues) {
        return new WrongRequest(Problem.of(key, namesAndValues).text());
    }
}
