package org.rida.report.figure;

import org.rida.policy.Dimension;
import org.rida.policy.Period;

/** What figures are of: a period, and everything or one value of a dimension. */
public record FigureScope(Period period, Dimension dimension, String value) {

    public static FigureScope of(Period period) {
        return new FigureScope(period, Dimension.ALL, Dimension.EVERYTHING);
    }

    public FigureScope in(Dimension other, String otherValue) {
        return new FigureScope(period, other, otherValue);
    }

    FigureScope at(Period other) {
        return new FigureScope(other, dimension, value);
    }
}
