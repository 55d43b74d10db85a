package org.rida.intake.format;

import org.rida.intake.mapping.Mapping;













import java.io.IOException;

/** A kind of file. A new kind is one more class; the first in order that knows a file reads it. */
public interface FileFormat {

    /** As people call it. */
    String name();

    /** Whether the file is of this kind, judged by its content. */
    boolean reads(IncomingFile file);

    /**
     * Reads the rows, header included.
     *
     * @throws org.rida.i18n.Problem when the file cannot be read
     */
    void read(IncomingFile file, Mapping mapping, RowSink rows) throws IOException;

    /** Whether a row with fewer cells than the header is damaged. Spreadsheets leave trailing empty cells out. */
    boolean fixedWidth();
}
