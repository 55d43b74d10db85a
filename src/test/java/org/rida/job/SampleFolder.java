package org.rida.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample's files of a few months, where all of them would only take longer. */
public final class SampleFolder {

    private SampleFolder() {}

    /** @param months as in the names of the files: 2026-10 */
    public static void copy(Path folder, String... months) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("sample-data"))) {
            files = all.filter(file ->
                            Stream.of(months).anyMatch(file.getFileName().toString()::contains))
                    .toList();
        }
        Files.createDirectories(folder);
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }
}
