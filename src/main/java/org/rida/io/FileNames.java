package org.rida.io;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * File names that are no text. Unix stores names as bytes, which Java decodes by the locale of the process and replaces where
 * that fails; such a text names no file.
 */
public final class FileNames {

    /** Stands for bytes that could not be decoded. */
    private static final char REPLACEMENT = '\uFFFD';

    private FileNames() {}

    /** The encoding of file names in this process. */
    public static String encoding() {
        return System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
    }

    /** Whether this process can name every file whose name is UTF-8. Windows has no bytes in names. */
    public static boolean areUnicode() {
        return File.separatorChar == '\\'
                || (Charset.isSupported(encoding())
                        && Charset.forName(encoding()).equals(StandardCharsets.UTF_8));
    }

    /** Whether a text from the environment of the process has lost characters. */
    public static boolean isDamaged(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    /** Whether the text of a path that the file system returned names the same file again. */
    public static boolean isText(Path path) {
        try {
            return path.equals(path.getFileSystem().getPath(path.toString()));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
