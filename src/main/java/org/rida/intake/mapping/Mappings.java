package org.rida.intake.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;

/** Reads the mappings of {@code jobs/mappings/*.yaml}. */
public final class Mappings {

    private static final String ENDING = ".yaml";

    private Mappings() {}

    /**
     * The mappings of a folder by name, sorted.
     *
     * @throws ConfigurationProblem naming all problems of all files, or a missing folder
     */
    public static Map<String, Mapping> read(Path folder) {
        Map<String, Mapping> mappings = new TreeMap<>();
        List<BilingualText> problems = new ArrayList<>();
        for (Path file : yamlFiles(folder)) {
            try {
                Mapping mapping = readOne(file);
                mappings.put(mapping.name(), mapping);
            } catch (ConfigurationProblem e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(problems);
        }
        return mappings;
    }

    /** The texts of all files of a folder of mappings: what {@link #read} depends on. */
    public static Map<Path, String> texts(Path folder) {
        Map<Path, String> texts = new TreeMap<>();
        for (Path file : yamlFiles(folder)) {
            try {
                texts.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /**
     * The mapping that a text describes, before it is a file.
     *
     * @param name by which it would be known
     * @throws ConfigurationProblem naming all that is wrong
     */
    public static Mapping parse(String name, String yaml) {
        try {
            Path file = Files.createTempFile("rida-mapping", ENDING);
            try {
                Files.writeString(file, yaml);
                return readOne(file, name);
            } catch (ConfigurationProblem e) {
                throw new ConfigurationProblem(e.problems().stream()
                        .map(problem -> BilingualText.of(
                                language -> problem.in(language).replace(file.toString(), name + ENDING)))
                        .toList());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping readOne(Path file) {
        String name = String.valueOf(file.getFileName());
        return readOne(file, name.substring(0, name.length() - ENDING.length()));
    }

    private static Mapping readOne(Path file, String name) {
        Mapping mapping = YamlFile.read(file, Mapping.class).named(name);
        List<String> problems = MappingValidator.problems(mapping);
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(file.toString(), String.join("; ", problems));
        }
        return mapping;
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationProblem(folder.toString(), "expected a folder with mappings, found none");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
