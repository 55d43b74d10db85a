package org.rida.sample.export;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file row by row; cells are text, dates, times or null. */
interface ExportWriter extends Closeable {

    void row(List<? extends @Nullable Object> cells);
}
