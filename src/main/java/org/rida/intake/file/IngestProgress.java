package org.rida.intake.file;














/** Told every few thousand rows how far a file has been read. */
@FunctionalInterface
public interface IngestProgress {

    IngestProgress SILENT = (rows, readBytes, totalBytes) -> {};

    void at(long rows, long readBytes, long totalBytes);
}
