package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.OwnJobs;

/** The folder of processes that work on long runs: the jobs {@code warm}, {@code files} and {@code months}, and files to read. */
final class LongRunsFolder {

    private LongRunsFolder() {}

    /** The properties of a process that works there. */
    static Map<String, String> in(Path place, String url, int files) throws IOException {
        Path jobs = OwnJobs.in(place);
        Files.writeString(
                jobs.resolve("warm.yaml"), "{title: {ar: تهيئة, en: Warm}, steps: [recount: {months: stale}]}");
        Files.writeString(
                jobs.resolve("files.yaml"),
                """
                title: {ar: ملفات, en: Files}
                steps:
                  - ingest:
                      folder: %s
                      feeds:
                        - {files: "requests-*", mapping: requests}
                        - {files: "invitations-*", mapping: invitations}
                        - {files: "responses-*", mapping: responses}
                  - recount: {months: stale}
                """
                        .formatted(files(place, files)));
        Files.writeString(
                jobs.resolve("months.yaml"),
                """
                title: {ar: أشهر, en: Months}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
                steps:
                  - recount: {months: stale}
                  - report: {name: board-monthly, languages: [en], formats: %s}
                """
                        .formatted(LongRuns.FORMATS));
        Map<String, String> properties = OwnJobs.properties(place, url);
        properties.put("rida.archive", place.resolve("data").resolve("reports").toString());
        properties.put("rida.runs.heartbeat-interval", "500ms");
        properties.put("rida.runs.no-session-timeout", "2s");
        properties.put("rida.runs.lease-duration", "6s");
        return properties;
    }

    /** The newest requests, and where these are not enough the newest answers. */
    private static Path files(Path place, int files) throws IOException {
        Path folder = Files.createDirectories(place.resolve("files"));
        List<Path> chosen;
        try (Stream<Path> all = Files.list(Path.of("sample-data"))) {
            chosen = all.filter(f -> name(f).startsWith("requests-") || name(f).startsWith("responses-"))
                    .sorted(Comparator.comparing((Path f) -> name(f).startsWith("responses-"))
                            .thenComparing(Comparator.reverseOrder()))
                    .limit(files)
                    .toList();
        }
        for (Path file : chosen) {
            Files.copy(file, folder.resolve(name(file)));
        }
        assertThat(chosen).hasSize(files);
        return folder;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
