package org.rida.report.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the report definitions; a report is named after its folder. Files are read on every call, so that edits take
 * effect at once.
 */
@Component
public class ReportDefinitions {

    private static final String FILE = "report.yaml";

    private final Path folder;

    public ReportDefinitions(@Value("${rida.reports}") Path folder) {
        this.folder = folder;
    }

    /**
     * The names of all reports, sorted.
     *
     * @throws Problem when the folder of reports does not exist
     */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.exists(f.resolve(FILE)))
                    .map(f -> String.valueOf(f.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and validates a definition.
     *
     * @throws Problem when there is no such report; the message lists those that exist
     * @throws ConfigurationProblem with all errors of the definition
     */
    public ReportDefinition get(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw Problem.of("problem.report-unknown", "report", name, "reports", names);
        }
        Path file = folder.resolve(name).resolve(FILE);
        return YamlFile.read(List.of(file), ReportDefinition.class, definition -> check(file, definition));
    }

    private static void check(Path file, ReportDefinition definition) {
        List<BilingualText> problems = ReportValidator.problems(file.toString(), definition);
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(problems);
        }
    }
}
