package org.rida.intake.file;

/** Is notified every few thousand rows while a file is read. */
@FunctionalInterface
public interface IngestProgress {

    /** Ignores all notifications. */
    IngestProgress SILENT = (rows, readBytes, totalBytes) -> {};

    /**
     * @param rows rows read so far
     * @param readBytes position in the file as stored
     * @param totalBytes size of the file
     */
    void at(long rows, long readBytes, long totalBytes);
}
