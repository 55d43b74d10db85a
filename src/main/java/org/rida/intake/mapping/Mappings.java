package org.rida.intake.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;

/** Reads the mappings of {@code jobs/mappings/*.yaml}. */
public final class Mappings {

    /** Ends the name by which the answers in the rows of a register are read; the rest is that of the register's mapping. */
    private static final String ANSWERS = ".answers";

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
        return mapping.answers().isEmpty()
                ? mapping
                : mapping.ignoring(ignored(mapping.fields(), mapping.answers(), mapping));
    }

    /**
     * The mapping that reads the answers in the rows of a register of requests; empty for one that has requests only. An answer
     * has the number of its request, and the day of the reply, or else of receipt, where the register has no day of its own for it.
     */
    public static Optional<Mapping> answers(Mapping register) {
        if (register.answers().isEmpty()) {
            return Optional.empty();
        }
        List<Mapping.FieldMapping> fields = new ArrayList<>(register.answers());
        List<String> number = headers(register, "request_no");
        fields.add(named("response_no", number, List.of(), List.of(), List.of()));
        fields.add(named("request_no", number, List.of(), List.of(), List.of()));
        if (register.answers().stream().noneMatch(f -> f.field().equals("answered_on"))) {
            fields.add(day(register));
        }
        return Optional.of(new Mapping(
                register.name() + ANSWERS,
                RecordType.RESPONSE,
                register.charset(),
                register.delimiter(),
                register.sheet(),
                register.password(),
                register.zone(),
                register.calendar(),
                register.dateFormats(),
                register.dateOrder(),
                register.nullValues(),
                register.coversTo(),
                register.rejectLimit(),
                register.numberPrefix(),
                Mapping.NumberFrom.COLUMN,
                Mapping.UniqueNumber.ALONE,
                register.rows(),
                ignored(fields, register.fields(), register),
                register.multiSelect(),
                fields,
                List.of(),
                register.words().stream()
                        .filter(word -> register.answers().stream()
                                .anyMatch(f -> f.field().equals(word.field())))
                        .toList(),
                register.rules()));
    }

    /** Whether a mapping reads the answers in rows of requests: a row without an answer is no row of its own. */
    public static boolean readsAnswersOfRegister(Mapping mapping) {
        return mapping.recordType() == RecordType.RESPONSE && mapping.name().endsWith(ANSWERS);
    }

    /** Folded headers of the columns that the other subject of a register may read; empty for other mappings. */
    public static Set<String> ofOtherSubject(Mapping mapping) {
        Stream<String> others = readsAnswersOfRegister(mapping)
                ? mapping.ignore().stream()
                : mapping.answers().stream().flatMap(field -> field.headers().stream());
        return others.map(TextNormalizer::fold).collect(Collectors.toSet());
    }

    /** The name of the file that describes a mapping: both subjects of a register are described by one. */
    public static String fileOf(String name) {
        return name.endsWith(ANSWERS) ? name.substring(0, name.length() - ANSWERS.length()) : name;
    }

    /** The reply's column where the file has one, and that of receipt for requests without a reply. */
    private static Mapping.FieldMapping day(Mapping register) {
        List<String> received = headers(register, "received_on");
        List<String> all = new ArrayList<>(
                register.fields().stream().anyMatch(f -> f.field().equals("replied_on"))
                        ? headers(register, "replied_on")
                        : List.of());
        all.addAll(received);
        List<String> formats = new ArrayList<>(register.field("replied_on").dateFormats());
        register.field("received_on").dateFormats().stream()
                .filter(format -> !formats.contains(format))
                .forEach(formats::add);
        String first = register.field("replied_on").headers().isEmpty() ? "received_on" : "replied_on";
        return named(
                "answered_on", all, received, formats, register.field(first).dateParts());
    }

    private static List<String> headers(Mapping mapping, String field) {
        List<String> headers = new ArrayList<>(mapping.field(field).headers());
        headers.add(field);
        return headers;
    }

    private static Mapping.FieldMapping named(
            String field,
            List<String> headers,
            List<String> elseHeaders,
            List<String> formats,
            List<String> dateParts) {
        return new Mapping.FieldMapping(
                field,
                headers,
                List.of(),
                "reject",
                null,
                List.of(),
                List.of(),
                formats,
                dateParts,
                elseHeaders,
                null,
                false);
    }

    /** What the mapping ignores, and the columns that only the other subject reads: no note is to name them. */
    private static List<String> ignored(
            List<Mapping.FieldMapping> own, List<Mapping.FieldMapping> others, Mapping mapping) {
        Set<String> read = own.stream()
                .flatMap(f -> Stream.concat(f.headers().stream(), f.elseHeaders().stream()))
                .map(TextNormalizer::fold)
                .collect(Collectors.toSet());
        return Stream.concat(
                        mapping.ignore().stream(),
                        others.stream().flatMap(f -> Stream.concat(f.headers().stream(), f.elseHeaders().stream())))
                .filter(header -> !read.contains(TextNormalizer.fold(header)))
                .toList();
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
