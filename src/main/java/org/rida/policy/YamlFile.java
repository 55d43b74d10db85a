package org.rida.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Typed YAML: one or more files bound to one record by Boot's own binder. Names in the files are the record's component
 * names in kebab-case; a name that the record does not know is an error, so a typo is never silent. A value is the text
 * that the file has: YAML's own reading of words such as {@code no} and {@code on} and of numbers such as {@code 007} is
 * undone, since in a list of headers they are words. Binding is Boot's; own code adds only this and the errors with lines.
 */
public final class YamlFile {

    /** A scalar that YAML does not read as text is never quoted and ends at the first of these signs. */
    private static final Pattern PLAIN_SCALAR = Pattern.compile("[^,\\]}#\\r\\n]*");

    private static final ReadFiles READ = new ReadFiles();

    private YamlFile() {}

    /**
     * Reads one file.
     *
     * @param type record
     * @throws ConfigurationProblem as {@link #read(List, Class)}
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(List.of(file), type);
    }

    /**
     * Reads several files that together make one record.
     *
     * @throws ConfigurationProblem with all that is wrong: each with its file and line, what was expected and what was found
     */
    public static <T> T read(List<Path> files, Class<T> type) {
        return read(files, type, value -> {});
    }

    /**
     * Reads several files that together make one record, and checks it once for as long as their content is the same.
     *
     * @param check throws what is wrong with the record; the same for all readers of a type
     * @throws ConfigurationProblem as {@link #read(List, Class)}
     */
    public static <T> T read(List<Path> files, Class<T> type, Consumer<T> check) {
        return remembered(files, type, () -> {
            T value = bind(files, type);
            check.accept(value);
            return value;
        });
    }

    private static <T> T bind(List<Path> files, Class<T> type) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.addAll(sources(file).all());
        }
        BindingErrors errors = new BindingErrors(where(files), type);
        BindResult<T> read = new Binder(sources).bind("", Bindable.of(type), errors);
        if (!errors.all().isEmpty()) {
            throw new ConfigurationProblem(errors.all());
        }
        return read.orElseThrow(() -> new ConfigurationProblem(where(files), "it is empty"));
    }

    /** @param folder named for what no file has */
    static YamlPlaces places(Path folder, List<Path> files) {
        YamlPlaces places = new YamlPlaces(folder.toString());
        files.forEach(file -> places.add(file.toString(), sources(file).all()));
        return places;
    }

    /**
     * The line of a place in a file that can be read: that of the key, or of what is around it where the key is missing.
     *
     * @param place {@code steps[0].ingest.folder}
     * @return from 1 on; empty for a missing key of the whole file
     */
    public static OptionalInt line(Path file, String place) {
        int line = places(file, List.of(file)).at(place).line();
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    private static FileSources sources(Path file) {
        return remembered(List.of(file), FileSources.class, () -> parse(file));
    }

    /** A file that cannot be read now is read again, which says what is wrong with it. */
    private static <T> T remembered(List<Path> files, Class<T> type, Supplier<T> reader) {
        try {
            return READ.get(files, type, reader);
        } catch (IOException unreadable) {
            return reader.get();
        }
    }

    /** The values of a file with their places. */
    private record FileSources(List<ConfigurationPropertySource> all) {}

    private static FileSources parse(Path file) {
        try {
            List<ConfigurationPropertySource> sources = new ArrayList<>();
            YamlLimits.check(file);
            List<String> lines = Files.readAllLines(file);
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                for (ConfigurationPropertySource found : ConfigurationPropertySources.from(asWritten(source, lines))) {
                    sources.add(found);
                }
            }
            return new FileSources(List.copyOf(sources));
        } catch (ConfigurationProblem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw cause instanceof MarkedYAMLException parser && parser.getProblemMark() != null
                    ? new ConfigurationProblem(List.of(misplaced(file, parser)))
                    : new ConfigurationProblem(file.toString(), String.valueOf(cause.getMessage()), e);
        }
    }

    /** The parser's own words are English, so in Arabic only the place and what usually causes the error is said. */
    private static BilingualText misplaced(Path file, MarkedYAMLException parser) {
        Mark mark = parser.getProblemMark();
        return BilingualText.ofMessage(
                "declared.no-yaml",
                "file",
                file,
                "line",
                Integer.toString(mark.getLine() + 1),
                "column",
                Integer.toString(mark.getColumn() + 1),
                "problem",
                String.valueOf(parser.getProblem()));
    }

    private static PropertySource<?> asWritten(PropertySource<?> source, List<String> lines) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (source.getSource() instanceof Map<?, ?> read) {
            read.forEach((name, value) -> values.put(String.valueOf(name), asWritten(value, lines)));
        }
        return new OriginTrackedMapPropertySource(source.getName(), values);
    }

    private static Object asWritten(Object value, List<String> lines) {
        if (!(value instanceof OriginTrackedValue tracked)
                || tracked.getValue() instanceof CharSequence
                || !(tracked.getOrigin() instanceof TextResourceOrigin origin)
                || origin.getLocation() == null) {
            return value;
        }
        String line = lines.get(origin.getLocation().getLine());
        Matcher written = PLAIN_SCALAR.matcher(line);
        return written.find(origin.getLocation().getColumn())
                ? OriginTrackedValue.of(written.group().strip(), origin)
                : value;
    }

    private static String where(List<Path> files) {
        return files.size() == 1 ? files.get(0).toString() : files.get(0).getParent() + "/*.yaml";
    }
}
