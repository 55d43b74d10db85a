package org.rida.sample.export;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file row by row; cells are text, dates, times or null. */
interface ExportWriter extends Closeable {

    /** @param cells in the order of the header, which the constructor writes */
    void row(List<? extends @Nullable Object> cells);
}
