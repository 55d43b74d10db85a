package org.rida.database.embedded;

import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the embedded server lives: its data, its unpacked programs and its password lie side by side below one folder.
 */
public record DataDirectory(Path root) {

    static DataDirectory prepare(Path data) {
        DataDirectory folder = new DataDirectory(data.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.root);
            folder.closeToOthers();
            folder.createPassword();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", data, "reason", Problem.reason(e));
        }
        return folder;
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-programs");
    }

    Path lockFile() {
        return root.resolve("postgres.lock");
    }

    Path passwordFile() {
        return root.resolve("postgres.password");
    }

    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    public String password() {
        try {
            return Files.readString(passwordFile()).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library unpacks its programs where everybody may write; so nobody else comes in at the top. */
    private void closeToOthers() throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private void createPassword() throws IOException {
        if (Files.exists(passwordFile())) {
            return;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try (AtomicFile file = AtomicFile.ownerOnly(passwordFile())) {
            Files.writeString(file.unfinished(), HexFormat.of().formatHex(random) + "\n");
            file.commitIfAbsent();
        }
    }
}
