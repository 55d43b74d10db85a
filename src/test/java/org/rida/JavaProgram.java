package org.rida;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rida.database.TestDatabase;
import org.rida.job.Await;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Commands that start what was built in a process of its own. All of them share the classes that a first start of the program
 * left loaded on disk, which the JVM takes from jars only: a start then costs less than half.
 */
public final class JavaProgram {

    private static final Path PLACE = Path.of("target", "java-program").toAbsolutePath();
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds=off");
    private static final String MAIN = "org.rida.RidaApplication";

    private static final String PROGRAMS = join(entries().filter(e -> !isTests(e) && Files.isRegularFile(e)));
    private static final String TESTS = join(entries().filter(JavaProgram::isTests));
    private static final Path JAR;
    private static final Path LOADED;

    static {
        // tests run in several JVMs at once: one of them makes what all of them use
        try (FileChannel file = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            assert alone.isValid();
            JAR = jar(entries().filter(e -> !isTests(e) && Files.isDirectory(e)).toList());
            LOADED = JAR.resolveSibling("loaded.jsa");
            if (!Files.exists(LOADED)) {
                load();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JavaProgram() {}

    /** The program itself, without any test's classes. */
    public static List<String> rida(List<String> options, String... arguments) {
        return command(options, path(), MAIN, arguments);
    }

    /** A main class among the tests. */
    public static List<String> command(Class<?> main, List<String> options, String... arguments) {
        return command(
                options, path() + (TESTS.isEmpty() ? "" : File.pathSeparator + TESTS), main.getName(), arguments);
    }

    private static List<String> command(List<String> options, String path, String main, String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.add("-XX:SharedArchiveFile=" + LOADED);
        command.addAll(options);
        command.addAll(List.of("-cp", path, main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(OPTIONS);
        return java;
    }

    private static String path() {
        return JAR + File.pathSeparator + PROGRAMS;
    }

    private static Stream<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    private static boolean isTests(Path entry) {
        return entry.endsWith("test-classes");
    }

    private static String join(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Fills an empty folder. */
    public interface FolderMaker {
        void fill(Path folder) throws IOException;
    }

    /** A folder that one of the JVMs fills for all of them, and again when the program has changed. */
    public static synchronized Path sharedFolder(String name, FolderMaker maker) {
        Path folder = JAR.resolveSibling(name);
        try (FileChannel file = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    private static Path lock() throws IOException {
        return Files.createDirectories(PLACE.getParent()).resolve("java-program.lock");
    }

    /** Serves until it is seen to live; what it has loaded is written when it ends. */
    private static void load() {
        String url = TestDatabase.freshUrl();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Path written = LOADED.resolveSibling("loading.jsa");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + written,
                "-Dspring.datasource.url=" + url,
                "-Dspring.datasource.username=postgres",
                "-Drida.data=" + JAR.resolveSibling("data"),
                "-cp",
                path(),
                MAIN,
                "serve",
                "--port",
                "0"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(JAR.resolveSibling("said.txt").toFile())
                    .start();
            Await.until(
                    Duration.ofMinutes(3),
                    () -> sql.sql("select count(*) from node").query(Long.class).single() > 0);
            process.destroy();
            if (process.waitFor(2, TimeUnit.MINUTES) && Files.exists(written)) {
                Files.move(written, LOADED, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One jar for each state of the classes. */
    private static Path jar(List<Path> folders) {
        try {
            long state = System.getProperty("java.vm.version").hashCode();
            for (Path folder : folders) {
                for (Path file : files(folder)) {
                    state = 31 * state
                            + file.hashCode()
                            + Files.getLastModifiedTime(file).toMillis();
                }
            }
            Path jar = PLACE.resolve(Long.toHexString(state)).resolve("program.jar");
            if (!Files.exists(jar)) {
                FileSystemUtils.deleteRecursively(PLACE);
                Files.createDirectories(jar.getParent());
                Path fresh = jar.resolveSibling("program.new");
                write(folders, fresh);
                Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<Path> folders, Path jar) throws IOException {
        Set<String> written = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            for (Path folder : folders) {
                for (Path entry : files(folder)) {
                    boolean isFolder = Files.isDirectory(entry);
                    String name = folder.relativize(entry).toString().replace(File.separatorChar, '/');
                    if (!name.isEmpty() && written.add(name)) {
                        zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                        if (!isFolder) {
                            Files.copy(entry, zip);
                        }
                    }
                }
            }
        }
    }

    /** With the folders themselves: who looks for classes in a jar goes by these. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }
}
