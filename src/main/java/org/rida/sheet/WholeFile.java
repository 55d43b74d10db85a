package org.rida.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A file that is there whole or not at all: written beside its place and moved into it in one step. */
final class WholeFile {

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    static void write(Path target, Content content) {
        write(target, content, false);
    }

    /** Readable by its owner only, from its first byte. */
    static void writePrivately(Path target, Content content) {
        write(target, content, true);
    }

    private static void write(Path target, Content content, boolean privately) {
        Path absolute = target.toAbsolutePath();
        try {
            Path beside = absolute.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                if (privately) {
                    createPrivately(beside);
                }
                fill(beside, content);
                Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": the workbook could not be written", e);
        }
    }

    private static void createPrivately(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }
}
