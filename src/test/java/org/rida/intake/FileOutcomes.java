package org.rida.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.intake.format.TestIntake;

/** Prints the outcome of every file below a folder: read by a mapping, fitting none, or refused with a message. */
final class FileOutcomes {

    private FileOutcomes() {}

    public static void main(String[] folders) {
        for (String folder : folders) {
            of(Path.of(folder)).forEach(System.out::println);
        }
    }

    static List<String> of(Path folder) {
        FileInspector check = new FileInspector(
                TestIntake.formats(), TestIntake.POLICY, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/') + " | " + outcome(check, file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(FileInspector check, Path file) {
        try {
            FileInspector.Checked checked = check.check(file, TestIntake.MAPPINGS.values(), null);
            return checked.mapping().isEmpty()
                    ? "no mapping, " + checked.format() + " " + checked.charset()
                    : checked.mapping() + ": " + checked.rows() + " rows, " + checked.rejected() + " rejected";
        } catch (Problem refused) {
            return "refused: " + refused.text().en();
        }
    }
}
