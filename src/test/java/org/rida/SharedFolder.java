package org.rida;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Folders that one of the test JVMs fills for all of them, and again when the program, its reports, jobs or sample have changed. */
public final class SharedFolder {

    private static final Path PLACE = Path.of("target", "shared-folders").toAbsolutePath();
    private static final List<Path> READ = List.of(Path.of("jobs"), Path.of("reports"), Path.of("sample-data"));
    private static final Path CURRENT = current();

    private SharedFolder() {}

    /** Fills an empty folder. */
    public interface Maker {
        void fill(Path folder) throws IOException;
    }

    /** The folder of this name; others wait while one of the JVMs fills it. */
    public static synchronized Path of(String name, Maker maker) {
        Path folder = CURRENT.resolve(name);
        try (FileChannel file = open(CURRENT.resolve(name + ".lock"));
                FileLock alone = file.lock()) {
            assert alone.isValid();
            if (!Files.exists(folder)) {
                Path unfinished = folder.resolveSibling(name + ".unfinished");
                FileSystemUtils.deleteRecursively(unfinished);
                maker.fill(Files.createDirectory(unfinished));
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever the class path of this JVM consists of, in its order. */
    static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    static boolean isTests(Path entry) {
        return entry.endsWith("test-classes");
    }

    /** With the folders themselves: who looks for classes in a jar goes by these. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    /** One folder for each state of what is read; those of earlier states go. */
    private static Path current() {
        try (FileChannel file = open(Files.createDirectories(PLACE).resolve("lock"));
                FileLock alone = file.lock()) {
            assert alone.isValid();
            Path current = PLACE.resolve(Long.toHexString(state()));
            if (!Files.exists(current)) {
                try (Stream<Path> earlier = Files.list(PLACE).filter(Files::isDirectory)) {
                    for (Path folder : earlier.toList()) {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                }
                Files.createDirectory(current);
            }
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long state() throws IOException {
        long state = System.getProperty("java.vm.version").hashCode();
        Stream<Path> classes = classPath().filter(entry -> !isTests(entry) && Files.isDirectory(entry));
        for (Path folder : Stream.concat(classes, READ.stream()).toList()) {
            for (Path file : files(folder)) {
                state = 31 * state
                        + file.hashCode()
                        + Files.getLastModifiedTime(file).toMillis();
            }
        }
        return state;
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
