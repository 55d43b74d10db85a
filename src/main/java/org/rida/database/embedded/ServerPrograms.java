package org.rida.database.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.rida.io.AtomicFile;
import org.springframework.util.FileSystemUtils;

/**
 * The programs of PostgreSQL, unpacked from the archive for this platform. They are unpacked beside their folder and renamed
 * into place, so that the folder is complete or missing.
 *
 * @param root absolute path of the folder with {@code bin}, {@code lib} and {@code share}
 */
record ServerPrograms(Path root) {

    /** Ending of a folder that is being filled; one that exists when the lock is taken is left over from a killed process. */
    static final String UNFINISHED = ".unfinished";

    private static final int OWNER_EXECUTES = 0100;

    /** The unpacked programs, of this or another version; empty before the first start. */
    static Optional<ServerPrograms> existing(DataDirectory folder) {
        return list(folder).stream()
                .filter(path -> !path.toString().endsWith(UNFINISHED))
                .findFirst()
                .map(ServerPrograms::new);
    }

    /**
     * Unpacks the programs unless they exist, and deletes those of other versions. The caller holds the lock of the folder.
     */
    static ServerPrograms unpack(DataDirectory folder) throws IOException {
        ServerPrograms programs = new ServerPrograms(folder.binaries().resolve(version()));
        for (Path other : list(folder)) {
            if (!other.equals(programs.root)) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
        if (!Files.isDirectory(programs.root)) {
            Path unfinished = programs.root.resolveSibling(programs.root.getFileName() + UNFINISHED);
            extract(ServerPrograms::archive, unfinished);
            AtomicFile.moveFolder(unfinished, programs.root);
        }
        return programs;
    }

    /** Whether a killed process has left a folder that it had not finished. */
    static boolean isUnfinished(DataDirectory folder) {
        return list(folder).stream().anyMatch(path -> path.toString().endsWith(UNFINISHED));
    }

    /** How a program ended, and what it printed. */
    record Ended(int exitCode, String output) {}

    /**
     * Runs a program and waits for its end.
     *
     * @param directory its working directory
     */
    Ended run(Path directory, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it sees another user
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(root.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + program);
        }
    }

    /**
     * As text that changes with the archive, since an update of the program may bring another version. Without the second compiler a
     * SHA-256 of it would take half a second at each start.
     */
    private static String version() throws IOException {
        try (CheckedInputStream archive = new CheckedInputStream(archive(), new CRC32())) {
            long length = archive.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(archive.getChecksum().getValue()) + "-" + length;
        }
    }

    private static InputStream archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "Windows" : os.startsWith("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch");
        InputStream found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, machine.equals("amd64") ? "x86_64" : machine);
        if (found == null) {
            throw new IOException("no programs of PostgreSQL for " + system + " on " + machine);
        }
        return found;
    }

    /** Opens an archive from its beginning. */
    interface Archive {
        InputStream open() throws IOException;
    }

    private static void extract(Archive archive, Path to) throws IOException {
        try (InputStream content = archive.open()) {
            if (isExtractedByTar(content, to)) {
                return;
            }
        }
        FileSystemUtils.deleteRecursively(to);
        try (InputStream content = archive.open()) {
            extract(content, to);
        }
    }

    /**
     * By the system's own program, which takes a fifth of the time that Java needs.
     *
     * @return false where there is none that reads xz
     */
    static boolean isExtractedByTar(InputStream archive, Path to) throws IOException {
        Files.createDirectories(to);
        Process tar;
        try {
            tar = new ProcessBuilder("tar", "-xJof", "-", "-C", to.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false;
        }
        try (OutputStream in = tar.getOutputStream()) {
            archive.transferTo(in);
        } catch (IOException e) {
            // it has ended early: its exit code says so
        }
        try {
            return tar.waitFor() == 0;
        } catch (InterruptedException e) {
            tar.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while unpacking the programs of PostgreSQL");
        }
    }

    static void extract(InputStream archive, Path to) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, to.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & OWNER_EXECUTES) != 0 && !path.toFile().setExecutable(true)) {
            throw new IOException(path + " cannot be made executable");
        }
    }

    private static List<Path> list(DataDirectory folder) {
        if (!Files.isDirectory(folder.binaries())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.binaries())) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
