package org.rida.report;

import org.rida.policy.Slice;


import org.jspecify.annotations.Nullable;

/** Of what a report is one document for each. */
enum Each {
    CHANNEL(Slice.CHANNEL),
    SERVICE(Slice.SERVICE),
    DEPARTMENT(Slice.DEPARTMENT),
    SEGMENT(Slice.SEGMENT),
    PARTY(Slice.PARTY),
    KIND(Slice.KIND),
    /** Whoever sends files, by the mapping that reads theirs: no slice of requests, but of files. */
    SOURCE(null);

    private final @Nullable Slice slice;

    Each(@Nullable Slice slice) {
        this.slice = slice;
    }

    /** Null for a sender of files. */
    @Nullable
    Slice slice() {
        return slice;
    }
}
