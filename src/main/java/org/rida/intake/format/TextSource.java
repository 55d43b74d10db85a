package org.rida.intake.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.rida.i18n.Problem;

/**
 * The text of a file: the file itself, or the only file in a ZIP.
 *
 * @param zipped whether the file is a ZIP
 */
record TextSource(IncomingFile file, boolean zipped) {

    private static final int HEAD_BYTES = 1 << 18;

    /** @throws Problem when a ZIP does not contain exactly one file; folders and the metadata of macOS do not count */
    static TextSource of(IncomingFile file) throws IOException {
        boolean zipped = file.startsWith('P', 'K', 3, 4);
        if (zipped) {
            requireContent(file);
        }
        return new TextSource(file, zipped);
    }

    /** The first bytes of the unpacked text, at most {@value #HEAD_BYTES}. */
    byte[] head() throws IOException {
        try (InputStream in = bytes()) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /** Whether a head is the complete text. */
    static boolean isWhole(byte[] head) {
        return head.length < HEAD_BYTES;
    }

    /**
     * Opens the text from its start, without its byte order mark. Reading a byte that the charset does not assign
     * throws a {@link java.nio.charset.CharacterCodingException}.
     */
    Reader open(Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        bytes(),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private InputStream bytes() throws IOException {
        if (!zipped) {
            return file.open();
        }
        ZipInputStream zip = new ZipInputStream(file.open());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (isContent(entry)) {
                return zip;
            }
        }
        throw new IOException("the ZIP is empty");
    }

    private static void requireContent(IncomingFile file) throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(TextSource::isContent).toList();
            if (entries.size() != 1) {
                throw Problem.of("intake.refused.zip", "file", file.name(), "found", entries.size());
            }
        }
    }

    private static boolean isContent(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
    }
}
