package org.rida.metric.xmr;

import org.rida.metric.Direction;

/** The variation icons of NHS "Making Data Count". High or low: the side of the centre, or the direction of the trend. */
public enum Variation {
    COMMON_CAUSE,
    IMPROVEMENT_HIGH,
    IMPROVEMENT_LOW,
    CONCERN_HIGH,
    CONCERN_LOW,
    /** Special cause of a figure of which neither way is better. */
    NEITHER_HIGH,
    NEITHER_LOW;

    static Variation of(Direction direction, boolean high) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> high ? IMPROVEMENT_HIGH : CONCERN_LOW;
            case LOWER_IS_BETTER -> high ? CONCERN_HIGH : IMPROVEMENT_LOW;
            case NEUTRAL -> high ? NEITHER_HIGH : NEITHER_LOW;
        };
    }

    public boolean isImprovement() {
        return this == IMPROVEMENT_HIGH || this == IMPROVEMENT_LOW;
    }

    public boolean isConcern() {
        return this == CONCERN_HIGH || this == CONCERN_LOW;
    }
}
