package org.rida.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Words beside numbers that tell what kind of number it is; folded, as {@link TextToken} has them. */
final class NumberWords {

    private static final Map<String, Set<String>> LISTS = read();

    /** Words that announce a personal number; at most two other words may stand between. */
    static final Set<String> ANNOUNCING = list("announcing");

    /** Words that announce numbers of which only the shape is personal. */
    static final Set<String> SHAPED = list("shaped");

    /** Words that announce a passport. */
    static final Set<String> PASSPORT = list("passports");

    /** Words between the groups of one number. */
    static final Set<String> BETWEEN = list("between");

    /** Words before the number of a request or a document. */
    static final Set<String> REQUEST = list("requests");

    /** Words for a number, between such a word and the number. */
    static final Set<String> NUMBER = list("number");

    /** Short Latin words before a number of a person, which are no prefix of a request. */
    static final Set<String> PERSON = list("people");

    /** Words before an amount. */
    static final Set<String> AMOUNT = list("amounts");

    /** Currencies and multiples, behind an amount. */
    static final Set<String> UNITS = list("units");

    private NumberWords() {}

    private static Set<String> list(String name) {
        return Set.copyOf(Objects.requireNonNull(LISTS.get(name), name));
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new HashMap<>();
        Set<String> list = new HashSet<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                list = new HashSet<>();
                lists.put(line.substring(1, line.length() - 1), list);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                list.addAll(List.of(line.split(" ")));
            }
        }
        return lists;
    }

    private static List<String> lines() {
        try (InputStream file = NumberWords.class.getResourceAsStream("number-words.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
