package org.rida.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A fresh file that only its owner may read, from its first moment on. */
final class PrivateFile {

    private PrivateFile() {}

    static Path create(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createTempFile(
                        folder,
                        "." + name,
                        ".part",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "." + name, ".part");
    }
}
