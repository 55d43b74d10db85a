package org.rida.report;

import org.rida.policy.Dimension;







import org.jspecify.annotations.Nullable;

/** Of what a report is one document for each. */
enum Each {
    CHANNEL(Dimension.CHANNEL),
    SERVICE(Dimension.SERVICE),
    DEPARTMENT(Dimension.DEPARTMENT),
    SEGMENT(Dimension.SEGMENT),
    PARTY(Dimension.PARTY),
    KIND(Dimension.KIND),
    /** Whoever sends files, by the mapping that reads theirs: no slice of requests, but of files. */
    SOURCE(null);

    private final @Nullable Dimension slice;

    Each(@Nullable Dimension slice) {
        this.slice = slice;
    }

    /** Null for a sender of files. */
    @Nullable
    Dimension slice() {
        return slice;
    }
}
