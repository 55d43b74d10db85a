package org.rida.intake.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Keeps the last {@value #KEPT} characters that were read. */
final class EndKeepingReader extends FilterReader {

    private static final int KEPT = 2_048;

    private String end = "";

    EndKeepingReader(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            int kept = Math.min(KEPT, read);
            String latest = new String(buffer, offset + read - kept, kept);
            end = kept == KEPT ? latest : (end + latest).substring(Math.max(0, end.length() + kept - KEPT));
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    String end() {
        return end;
    }
}
