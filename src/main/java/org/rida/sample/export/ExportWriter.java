package org.rida.sample.export;














import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is filled row by row; cells are text, dates, times, or nothing. */
interface ExportWriter extends Closeable {

    void row(List<? extends @Nullable Object> cells);
}
