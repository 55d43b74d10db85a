package org.rida.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Reads the policy in force from a folder of YAML files. Parts may be spread over files in any way; each part must be in
 * exactly one.
 */
public final class PolicyReader {

    private PolicyReader() {}

    /**
     * @return a complete policy
     * @throws ConfigurationProblem when the folder is missing or the files do not hold what a policy needs
     */
    public static Policy read(Path folder) {
        List<Path> files = Files.isDirectory(folder) ? yamlFiles(folder) : List.of();
        if (files.isEmpty()) {
            throw new ConfigurationProblem(
                    folder.toString(), "expected a folder with the policy's YAML files, found none");
        }
        return YamlFile.read(files, Policy.class, policy -> check(folder, files, policy));
    }

    private static void check(Path folder, List<Path> files, Policy policy) {
        requireComplete(folder, policy);
        List<BilingualText> problems = new PolicyValidator(YamlFile.places(folder, files)).problems(policy);
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(problems);
        }
    }

    /** The binder leaves a part out that no file has. */
    private static void requireComplete(Path folder, Policy policy) {
        List<String> missing = new ArrayList<>();
        collectMissing(policy, "", missing);
        if (!missing.isEmpty()) {
            throw new ConfigurationProblem(
                    folder.toString(),
                    "expected a file with each part, found none with: " + String.join(", ", missing));
        }
    }

    private static void collectMissing(Record record, String place, List<String> missing) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            String name = place + DataObjectPropertyName.toDashedForm(part.getName());
            Object value = value(part, record);
            if (value == null) {
                missing.add(name);
            } else if (value instanceof Record inner) {
                collectMissing(inner, name + ".", missing);
            } else if (value instanceof List<?> entries) {
                for (int i = 0; i < entries.size(); i++) {
                    if (entries.get(i) instanceof Record entry) {
                        collectMissing(entry, name + "[" + i + "].", missing);
                    }
                }
            }
        }
    }

    // read by reflection, so that a new part of the record is required without another line here
    private static @Nullable Object value(RecordComponent part, Record record) {
        try {
            return part.getAccessor().invoke(record);
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
