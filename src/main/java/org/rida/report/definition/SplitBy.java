package org.rida.report.definition;

import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;

/** Of what a report is one document for each. */
public enum SplitBy {
    CHANNEL(Dimension.CHANNEL),
    SERVICE(Dimension.SERVICE),
    DEPARTMENT(Dimension.DEPARTMENT),
    SEGMENT(Dimension.SEGMENT),
    PARTY(Dimension.PARTY),
    KIND(Dimension.KIND),
    /** Whoever sends files, by the mapping that reads theirs: no slice of requests, but of files. */
    SOURCE(null);

    private final @Nullable Dimension dimension;

    SplitBy(@Nullable Dimension slice) {
        this.dimension = slice;
    }

    /** Null for a sender of files. */
    @Nullable
    public Dimension dimension() {
        return dimension;
    }
}
