package org.rida;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * Commands that start what was built in a process of its own. All of them share the classes that a first start of the program
 * left loaded on disk, which the JVM takes from jars only: a start then costs less than half.
 */
public final class JavaProgram {

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds=off");
    private static final String MAIN = "org.rida.RidaApplication";

    private static final String PROGRAMS =
            join(SharedFolder.classPath().filter(e -> !SharedFolder.isTests(e) && Files.isRegularFile(e)));
    private static final String TESTS = join(SharedFolder.classPath().filter(SharedFolder::isTests));
    private static final Path JAR = SharedFolder.of("program", JavaProgram::jar).resolve("program.jar");
    private static final Path LOADED =
            SharedFolder.of("loaded", JavaProgram::load).resolve("loaded.jsa");

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

    private static String join(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Serves until it is seen to live; what it has loaded is written when it ends. */
    private static void load(Path folder) {
        String url = TestDatabase.freshUrl();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Path written = folder.resolve("loaded.jsa");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + written,
                "-Dspring.datasource.url=" + url,
                "-Dspring.datasource.username=postgres",
                "-Drida.data=" + folder.resolve("data"),
                "-cp",
                path(),
                MAIN,
                "serve",
                "--port",
                "0"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start();
            Await.until(
                    Duration.ofMinutes(3),
                    () -> sql.sql("select count(*) from node").query(Long.class).single() > 0);
            process.destroy();
            process.waitFor(2, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void jar(Path folder) throws IOException {
        write(
                SharedFolder.classPath()
                        .filter(e -> !SharedFolder.isTests(e) && Files.isDirectory(e))
                        .toList(),
                folder.resolve("program.jar"));
    }

    private static void write(List<Path> folders, Path jar) throws IOException {
        Set<String> written = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            for (Path folder : folders) {
                for (Path entry : SharedFolder.files(folder)) {
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
}
