package org.rida.metric.xmr;

import org.rida.metric.Direction;

/** Whether the process as it is will meet its target: the assurance icons of NHS "Making Data Count". */
public enum Assurance {
    CONSISTENTLY_PASSES,
    CONSISTENTLY_FAILS,
    HIT_AND_MISS,
    /** Not to be said: the newest point is not judged, limits are set by fewer than twelve points, or are out of date. */
    WITHHELD,
    /** No target, no limits yet, or a figure of which neither way is better. */
    NO_TARGET;

    static Assurance of(Direction direction, double target, ProcessLimits limits) {
        boolean below = limits.upper() < target;
        boolean above = limits.lower() > target;
        return switch (direction) {
            case HIGHER_IS_BETTER -> below ? CONSISTENTLY_FAILS : above ? CONSISTENTLY_PASSES : HIT_AND_MISS;
            case LOWER_IS_BETTER -> above ? CONSISTENTLY_FAILS : below ? CONSISTENTLY_PASSES : HIT_AND_MISS;
            case NEUTRAL -> NO_TARGET;
        };
    }
}
