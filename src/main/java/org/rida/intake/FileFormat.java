package org.rida.intake;






import java.io.IOException;

/** A kind of file. A new kind is one more class; the first in order that knows a file reads it. */
interface FileFormat {

    /** As people call it. */
    String name();

    /** Whether the file is of this kind, judged by its content. */
    boolean reads(Incoming file);

    /**
     * Reads the rows, header included.
     *
     * @throws org.rida.i18n.Problem when the file cannot be read
     */
    void read(Incoming file, Mapping mapping, RowSink rows) throws IOException;

    /** Whether a row with fewer cells than the header is damaged. Spreadsheets leave trailing empty cells out. */
    boolean fixedWidth();
}
