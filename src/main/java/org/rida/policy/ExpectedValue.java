package org.rida.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Describes in both languages what a configuration file should have at a place. Used for every file of the configuration,
 * so that messages of all files read alike.
 */
public final class ExpectedValue {

    private static final int MAX_LISTED = 12;
    private static final int NEAREST = 5;

    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(int.class, "whole"),
            Map.entry(Integer.class, "whole"),
            Map.entry(long.class, "whole"),
            Map.entry(Long.class, "whole"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "truth"),
            Map.entry(Boolean.class, "truth"),
            Map.entry(LocalDate.class, "day"),
            Map.entry(YearMonth.class, "month"),
            Map.entry(Duration.class, "duration"),
            Map.entry(Period.class, "duration"),
            Map.entry(ZoneId.class, "zone"),
            Map.entry(String.class, "words"),
            Map.entry(BilingualText.class, "text"));

    private ExpectedValue() {}

    /**
     * @param file path
     * @param expected from one of the other methods
     * @param found null for nothing
     * @param line 0 where it is not known
     * @param place within the file
     * @return the whole message
     */
    public static BilingualText found(
            String file, int line, String place, BilingualText expected, @Nullable Object found) {
        BilingualText shown = found == null ? message("declared.nothing") : BilingualText.same("\"" + found + "\"");
        return message(
                line == 0 ? "declared.found" : "declared.found-at",
                "file",
                file,
                "line",
                line,
                "place",
                place,
                "expected",
                expected,
                "found",
                shown);
    }

    /** @param error its message is used for types without a description */
    static BilingualText describe(Bindable<?> target, @Nullable Object found, Exception error) {
        Class<?> type = target.getType().toClass();
        if (type.isEnum()) {
            return names(constants(type), String.valueOf(found));
        }
        boolean known = type.isRecord() || Collection.class.isAssignableFrom(type) || KINDS.containsKey(type);
        return known
                ? describe(type)
                : BilingualText.same(String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(error).getMessage()));
    }

    /** In words: whatever is read as this type. */
    public static BilingualText describe(Class<?> type) {
        if (type.isEnum()) {
            return names(constants(type), "");
        }
        if (type.isRecord() && type != BilingualText.class) {
            return message("declared.record", "names", UnknownName.names(type));
        }
        return kind(Collection.class.isAssignableFrom(type) ? "list" : KINDS.getOrDefault(type, "value"));
    }

    /** As they stand in files. */
    private static List<String> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** @param kind as in the message files: whole, count, … */
    public static BilingualText kind(String kind) {
        return message("declared.kind", "kind", kind);
    }

    /** @param names of which a file must have exactly one */
    public static BilingualText exactlyOne(List<String> names) {
        return message("declared.exactly-one", "names", names);
    }

    /** @param found like which of many names the person may have meant */
    static BilingualText names(List<String> names, String found) {
        if (names.isEmpty()) {
            return kind("value");
        }
        if (names.size() <= MAX_LISTED) {
            return message("declared.one-of", "names", names);
        }
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> nearest = names.stream()
                .sorted(Comparator.comparing((String name) -> distance.apply(name, found)))
                .limit(NEAREST)
                .toList();
        return message("declared.one-of-many", "names", nearest, "n", names.size());
    }

    private static BilingualText message(String key, Object... namesAndValues) {
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format(
                        key,
                        Stream.of(namesAndValues)
                                .map(value -> value instanceof BilingualText text ? text.in(language) : value)
                                .toArray()));
    }
}
