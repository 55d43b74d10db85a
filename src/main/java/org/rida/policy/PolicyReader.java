package org.rida.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Reads the policy in force from a folder of YAML files. Parts may be spread over files in any way; each part must be in
 * exactly one.
 */
public final class PolicyReader {

    private PolicyReader() {}

    /**
     * @return a complete policy
     * @throws ConfigurationProblem when the folder is missing or a file does not hold what a policy needs
     */
    public static Policy read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationProblem(
                    folder.toString(), "expected a folder with the policy's YAML files, found none");
        }
        Policy policy = YamlFile.read(yamlFiles(folder), Policy.class);
        requireComplete(folder, policy);
        return policy;
    }

    /** The binder leaves a part out that no file has. */
    private static void requireComplete(Path folder, Policy policy) {
        List<String> missing = Stream.of(Policy.class.getRecordComponents())
                .filter(part -> isMissing(part, policy))
                .map(part -> DataObjectPropertyName.toDashedForm(part.getName()))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationProblem(
                    folder.toString(),
                    "expected a file with each part, found none with: " + String.join(", ", missing));
        }
    }

    private static boolean isMissing(RecordComponent part, Policy policy) {
        // read by reflection, so that a new part of the record is required without another line here
        try {
            return part.getAccessor().invoke(policy) == null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
