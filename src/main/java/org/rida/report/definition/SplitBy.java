package org.rida.report.definition;

import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;

/** What a split report has one document for. */
public enum SplitBy {
    CHANNEL(Dimension.CHANNEL),
    SERVICE(Dimension.SERVICE),
    DEPARTMENT(Dimension.DEPARTMENT),
    SEGMENT(Dimension.SEGMENT),
    PARTY(Dimension.PARTY),
    KIND(Dimension.KIND),
    /** The sender of files, identified by the mapping that reads them: a property of files rather than of requests. */
    SOURCE(null);

    private final @Nullable Dimension dimension;

    SplitBy(@Nullable Dimension dimension) {
        this.dimension = dimension;
    }

    /** The dimension of requests; null for {@link #SOURCE}. */
    @Nullable
    public Dimension dimension() {
        return dimension;
    }
}
