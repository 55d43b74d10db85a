package org.rida.intake.suggestion;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.text.TextNormalizer;

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

    private static final int MAX_LIST_VALUES = 30;
    private static final int LONG_TEXT = 40;
    private static final int MANY_WORDS = 3;

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
        if (DateGuess.of(values, 1) != null) {
            return DATES;
        }
        if (isFreeText(values)) {
            return TEXT;
        }
        if (values.stream().allMatch(ValueShape::isDecimal)) {
            return NUMBERS;
        }
        if (different == values.size() && different > 1) {
            return DIFFERENT;
        }
        return values.stream().allMatch(ValueShape::isNumber) ? NUMBERS : different <= MAX_LIST_VALUES ? LIST : TEXT;
    }

    /** Sentences: long, or of several words on average. */
    private static boolean isFreeText(List<String> values) {
        double words =
                values.stream().mapToInt(v -> v.split("\\s+").length).average().orElse(0);
        boolean letters = values.stream()
                .anyMatch(v -> v.chars().filter(Character::isLetter).count() > 2);
        return letters
                && (words >= MANY_WORDS || values.stream().anyMatch(v -> v.length() > LONG_TEXT && v.contains(" ")));
    }

    private static boolean isDecimal(String value) {
        return TextNormalizer.latinDigits(value).matches("[-+]?\\d+[.,]\\d+");
    }

    /** As written in the comments of a suggested mapping. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isNumber(String value) {
        return TextNormalizer.latinDigits(value).matches("[-+]?\\d+([.,]\\d+)?");
    }
}
