package org.rida.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.TextNormalizer;

/** The kind of values in an unknown column, guessed from its first rows. */
enum ValueShape {
    EMPTY,
    YES_NO,
    DATES,
    NUMBERS,
    /** At most {@value #MAX_LIST_VALUES} distinct values that repeat. */
    LIST,
    /** A different value in each row, as for an identifier. */
    DIFFERENT,
    TEXT;

    /** Formats to try after ISO; day before month, as is usual in the region. */
    private static final List<String> DATE_FORMATS = List.of("y/M/d", "d/M/y", "d-M-y", "M/d/y", "d.M.y");

    private static final int MAX_LIST_VALUES = 30;

    /** @param values cleaned cells without empty ones; none yields {@link #EMPTY} */
    static ValueShape of(List<String> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        List<String> folded = values.stream().map(TextNormalizer::fold).toList();
        int different = new HashSet<>(folded).size();
        if (folded.stream().allMatch(w -> CodeLookup.YES.contains(w) || CodeLookup.NO.contains(w))) {
            return YES_NO;
        }
        if (dateFormat(values).isPresent()) {
            return DATES;
        }
        if (different == values.size() && different > 1) {
            return DIFFERENT;
        }
        return values.stream().allMatch(ValueShape::isNumber) ? NUMBERS : different <= MAX_LIST_VALUES ? LIST : TEXT;
    }

    /**
     * The first date format that parses all values; {@code y-M-d} stands for ISO. Empty without values, or when no
     * format fits.
     */
    static Optional<String> dateFormat(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        boolean hijri = isHijri(values);
        if (matchesAll(new DateParser(List.of(), calendar(hijri), null, java.time.ZoneOffset.UTC), values)) {
            return Optional.of("y-M-d");
        }
        return DATE_FORMATS.stream()
                .filter(f ->
                        matchesAll(new DateParser(List.of(f), calendar(hijri), null, java.time.ZoneOffset.UTC), values))
                .findFirst();
    }

    /** Whether all values look like dates with a year from 1300 to 1499, which only the Umm al-Qura calendar has. */
    static boolean isHijri(List<String> values) {
        return values.stream()
                .map(TextNormalizer::latinDigits)
                .allMatch(v -> v.matches("1[34]\\d\\d\\D.*") || v.matches(".*\\D1[34]\\d\\d"));
    }

    /** As written in the comments of a suggested mapping. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean matchesAll(DateParser dates, List<String> values) {
        return values.stream().allMatch(v -> dates.day(v) != null);
    }

    private static Mapping.Calendar calendar(boolean hijri) {
        return hijri ? Mapping.Calendar.HIJRI : Mapping.Calendar.GREGORIAN;
    }

    private static boolean isNumber(String value) {
        return TextNormalizer.latinDigits(value).matches("[-+]?\\d+([.,]\\d+)?");
    }
}
