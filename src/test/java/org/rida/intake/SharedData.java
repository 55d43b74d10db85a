package org.rida.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that nobody on this project wrote; tests on them are skipped where they are missing. */
final class SharedData {

    private static final Path FOLDER =
            Path.of(System.getProperty("rida.shared", "../shared")).resolve("data");

    private SharedData() {}

    static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: the shared file " + file + " is not here");
        return file;
    }
}
