package org.rida.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the policy in force from a folder of YAML files. */
public final class PolicyReader {

    private PolicyReader() {}

    /** @throws DeclarationException when the folder is missing or a file does not hold what a policy needs */
    public static Policy read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DeclarationException(
                    folder.toString(), "expected a folder with the policy's YAML files, found none");
        }
        return DeclaredFile.read(yamlFiles(folder), Policy.class);
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
