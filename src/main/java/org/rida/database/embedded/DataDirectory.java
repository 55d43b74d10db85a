package org.rida.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;

/**
 * The folder of the embedded server, with its data, the unpacked binaries, the lock file and the password.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

    /** Bytes below which a failed start is blamed on the disk: two segments of the write-ahead log. */
    private static final long LEAST_SPACE = 32L << 20;

    private static final int PASSWORD_BYTES = 24;
    private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{" + 2 * PASSWORD_BYTES + "}");

    /**
     * Creates the folder and the password when they are missing.
     *
     * @throws Problem when the folder cannot be written, or its database has lost the password
     */
    static DataDirectory prepare(Path data) {
        DataDirectory folder = new DataDirectory(data.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.root);
            folder.restrictToOwner();
            folder.createPassword();
            folder.requirePassword();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", data, "reason", Problem.reason(e));
        }
        return folder;
    }

    /** Data of the server. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** Whether the first start has been completed: the folder gets its name only then. */
    boolean hasCluster() {
        return Files.isDirectory(cluster());
    }

    /** Data of a first start that is under way. */
    Path unfinishedCluster() {
        return root.resolve("postgres" + ServerPrograms.UNFINISHED);
    }

    /** What the server says of its start and of its end. */
    Path serverLog() {
        return root.resolve("postgres.log");
    }

    /** Whether the path is that of the {@link #cluster()}, perhaps by another name. */
    public boolean isCluster(Path path) {
        return real(path).equals(real(cluster()));
    }

    /**
     * Does nothing when there is space. The server itself cannot write its reason on a full disk.
     *
     * @param failure of the server
     * @throws Problem when the disk is full
     */
    void requireSpace(Exception failure) {
        if (root.toFile().getUsableSpace() < LEAST_SPACE) {
            throw Problem.because(failure, "problem.disk-full", "reason", root);
        }
    }

    /** The path without symbolic links, as far as it exists. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Unpacked binaries. */
    Path binaries() {
        return root.resolve("postgres-programs");
    }

    /** Held by the process that may start and stop the server. */
    Path lockFile() {
        return root.resolve("postgres.lock");
    }

    /** Password of the role {@code rida}, readable by its owner only. */
    public Path passwordFile() {
        return root.resolve("postgres.password");
    }

    /** Written by the server, see {@link PostmasterPid}. */
    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    /** The password of the role {@code rida}. */
    public String password() {
        try {
            return Files.readString(passwordFile()).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library unpacks its binaries into a world-writable folder, so access is restricted at the root. */
    private void restrictToOwner() throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void requirePassword() throws IOException {
        if (!PASSWORD.matcher(Files.readString(passwordFile(), StandardCharsets.ISO_8859_1)
                        .strip())
                .matches()) {
            throw Problem.of("problem.database-password.unreadable", "file", passwordFile());
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private void createPassword() throws IOException {
        if (Files.exists(passwordFile())) {
            return;
        }
        if (hasCluster()) {
            throw Problem.of("problem.database-password.missing", "file", passwordFile());
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try (AtomicFile file = AtomicFile.ownerOnly(passwordFile())) {
            Files.writeString(file.unfinished(), HexFormat.of().formatHex(random) + "\n");
            // of two processes that start at the same time one wins, and both read its password
            file.commitIfAbsent();
        }
    }
}
