package org.rida.report.definition;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The reports that {@code reports/<name>/report.yaml} define, by the name of their folder. */
@Component
public class ReportDefinitions {

    private static final String FILE = "report.yaml";

    private final Path folder;

    public ReportDefinitions(@Value("${rida.reports}") Path folder) {
        this.folder = folder;
    }

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

    /** @throws Problem naming the reports that exist, or what is wrong in this one */
    public ReportDefinition get(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw Problem.of("problem.report-unknown", "report", name, "reports", String.join(", ", names));
        }
        Path file = folder.resolve(name).resolve(FILE);
        ReportDefinition definition = YamlFile.read(file, ReportDefinition.class);
        List<BilingualText> problems = ReportValidator.problems(file.toString(), definition);
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(problems);
        }
        return definition;
    }
}
