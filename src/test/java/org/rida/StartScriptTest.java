package org.rida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The folder that the zip unpacks to, made as its descriptor says, and the script that starts the program in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the script for Unix")
class StartScriptTest {

    private static final Path DESCRIPTOR = Path.of("src", "build", "zip.xml");

    @TempDir
    static Path place;

    private static Path home;
    private static Path work;

    @BeforeAll
    static void unpack() throws Exception {
        home = Files.createDirectories(place.resolve("my programs").resolve("rida"));
        work = Files.createDirectories(place.resolve("a charity"));
        Document descriptor =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
        for (Element file : elements(descriptor, "file")) {
            String source = text(file, "source");
            if (!source.startsWith("target/")) {
                Path from = Path.of(source);
                Files.copy(from, home.resolve(String.valueOf(from.getFileName())));
            }
        }
        for (Element set : elements(descriptor, "fileSet")) {
            String folder = text(set, "directory");
            String to = text(set, "outputDirectory");
            FileSystemUtils.copyRecursively(Path.of(folder), home.resolve(to.isEmpty() ? folder : to));
        }
        Path lib = Files.createDirectories(home.resolve("lib"));
        List<String> command = JavaProgram.rida(List.of());
        int number = 0;
        for (String jar : command.get(command.indexOf("-cp") + 1).split(File.pathSeparator)) {
            Path from = Path.of(jar).toAbsolutePath();
            if (Files.isRegularFile(from)) {
                Files.createSymbolicLink(lib.resolve(++number + "-" + from.getFileName()), from);
            }
        }
        FileSystemUtils.copyRecursively(Path.of("jobs"), work.resolve("jobs"));
    }

    @Test
    void theZipHasAllThatAStartNeeds() {
        assertThat(home.resolve("rida")).isExecutable();
        assertThat(List.of(
                        "README.md",
                        "rida.cmd",
                        "jobs/monthly-board-report.yaml",
                        "jobs/policy/association.yaml",
                        "reports/board-monthly/report.yaml",
                        "sample-data/requests-2026-10.csv",
                        "src/docs/administration.md",
                        "service/rida.service",
                        "service/rida-service.xml"))
                .allSatisfy(file -> assertThat(home.resolve(file)).isRegularFile());
    }

    /** By a link, from another folder, with a space in both; the second start finds the classes that the first one kept. */
    @Test
    void aFileIsCheckedThroughTheScript() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("rida"), home.resolve("rida"));
        Files.writeString(
                work.resolve("three rows.csv"),
                """
                request_no,received_on,kind,channel
                C-1,2026-10-01,aid,phone
                C-2,2026-10-02,aid,phone
                C-3,2026-10-40,aid,phone
                """);

        for (int start = 1; start <= 2; start++) {
            Process check = start(link, "check", "three rows.csv");
            assertThat(said(check)).contains("Mapping requests", "3 rows, 1 would be rejected.");
            assertThat(check.waitFor()).isEqualTo(4);
            assertThat(home.resolve("classes.jsa")).isNotEmptyFile();
        }
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .filteredOn(name -> name.startsWith("classes"))
                    .containsExactly("classes.jsa");
        }
    }

    /** Both scripts start the same class with the same options. */
    @Test
    void theScriptsAgree() throws IOException {
        List<String> both = List.of(Files.readString(home.resolve("rida")), Files.readString(home.resolve("rida.cmd")));

        assertThat(both).allSatisfy(script -> assertThat(script)
                .contains(
                        RidaApplication.class.getName(),
                        "-Drida.command=",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                        "RIDA_JAVA_OPTIONS",
                        "JAVA_HOME"));
    }

    /** Such as the one that came with the computer: what Java itself says of it nobody understands. */
    @ParameterizedTest
    @CsvSource({"1.8.0_392, 1", "11.0.21, 11", "16, 16"})
    void anOldJdkIsNamed(String version, String major) throws Exception {
        Path bin = Files.createDirectories(place.resolve("old jdk " + version).resolve("bin"));
        Path java = Files.writeString(
                bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2023-10-17' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder process = new ProcessBuilder(home.resolve("rida").toString(), "check", "three rows.csv")
                .directory(work.toFile())
                .redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        java.getParent().getParent().toString(),
                        "RIDA_CLASSES",
                        bin.resolve("none.jsa").toString()));
        Process start = process.start();

        assertThat(said(start))
                .contains("rida needs a JDK of version 17 or newer", java.toString(), "has version " + major);
        assertThat(start.waitFor()).isEqualTo(1);
    }

    /** A batch file with the line ends of Unix loses lines, a shell script with those of Windows does not start. */
    @Test
    void theZipGivesEachScriptTheLineEndsOfItsSystem() throws Exception {
        Document descriptor =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());

        assertThat(elements(descriptor, "file").stream()
                        .filter(file -> !text(file, "lineEnding").isEmpty()))
                .extracting(file -> Path.of(text(file, "source")).getFileName() + " " + text(file, "lineEnding"))
                .containsExactly("rida unix", "rida.cmd dos");
    }

    @Test
    void theServicesStartTheProgram() throws Exception {
        Document windows = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(home.resolve("service").resolve("rida-service.xml").toFile());

        assertThat(text(windows.getDocumentElement(), "executable")).isEqualTo("java");
        assertThat(text(windows.getDocumentElement(), "arguments"))
                .endsWith("\\lib\\*\" " + RidaApplication.class.getName() + " serve");
        assertThat(Files.readAllLines(home.resolve("service").resolve("rida.service")))
                .contains("ExecStart=/opt/rida/rida serve");
    }

    private static Process start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        process.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C.UTF-8"));
        return process.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
