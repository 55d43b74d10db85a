package org.rida.intake;

import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.TextNormalizer;













import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the values of an unknown column look like. */
enum ValueShape {
    EMPTY,
    YES_NO,
    DATES,
    NUMBERS,
    /** Few words that come again and again. */
    LIST,
    /** A different value in each row. */
    DIFFERENT,
    TEXT;

    private static final List<String> FORMATS = List.of("y/M/d", "d/M/y", "d-M-y", "M/d/y", "d.M.y");
    private static final int LIST_UP_TO = 30;

    static ValueShape of(List<String> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        List<String> folded = values.stream().map(TextNormalizer::fold).toList();
        int different = new HashSet<>(folded).size();
        if (folded.stream().allMatch(w -> CodeLookup.YES.contains(w) || CodeLookup.NO.contains(w))) {
            return YES_NO;
        }
        if (format(values).isPresent()) {
            return DATES;
        }
        if (different == values.size() && different > 1) {
            return DIFFERENT;
        }
        return values.stream().allMatch(ValueShape::isNumber) ? NUMBERS : different <= LIST_UP_TO ? LIST : TEXT;
    }

    /** The date format that all values are in; ISO is named {@code y-M-d}. */
    static Optional<String> format(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        boolean hijri = isHijri(values);
        if (all(new DateParser(List.of(), calendar(hijri), null, java.time.ZoneOffset.UTC), values)) {
            return Optional.of("y-M-d");
        }
        return FORMATS.stream()
                .filter(f -> all(new DateParser(List.of(f), calendar(hijri), null, java.time.ZoneOffset.UTC), values))
                .findFirst();
    }

    /** Years from 1300 to 1500 are of the Umm al-Qura calendar. */
    static boolean isHijri(List<String> values) {
        return values.stream()
                .map(TextNormalizer::latinDigits)
                .allMatch(v -> v.matches("1[34]\\d\\d\\D.*") || v.matches(".*\\D1[34]\\d\\d"));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean all(DateParser dates, List<String> values) {
        return values.stream().allMatch(v -> dates.day(v) != null);
    }

    private static Mapping.Calendar calendar(boolean hijri) {
        return hijri ? Mapping.Calendar.HIJRI : Mapping.Calendar.GREGORIAN;
    }

    private static boolean isNumber(String value) {
        return TextNormalizer.latinDigits(value).matches("[-+]?\\d+([.,]\\d+)?");
    }
}
