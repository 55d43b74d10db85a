package org.rida.intake.format;

import java.io.IOException;
import org.rida.intake.mapping.Mapping;

/**
 * A file format. The first one in {@link org.springframework.core.annotation.Order order} that recognizes a file
 * reads it, so that a new format is one more component.
 */
public interface FileFormat {

    /** As shown to people. */
    String name();

    /** Whether the file has this format, judged by its content and not by its name. */
    boolean reads(IncomingFile file);

    /**
     * Passes all rows that are not blank to the sink, header included.
     *
     * @throws org.rida.i18n.Problem when the file is damaged or of an unsupported kind
     * @throws IOException when the disk fails
     */
    void read(IncomingFile file, Mapping mapping, RowSink rows) throws IOException;

    /**
     * Whether a row with fewer cells than the header is damaged. Spreadsheets omit trailing empty cells, text files
     * do not.
     */
    boolean fixedWidth();
}
