package org.rida.intake.suggestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/**
 * What a sender's word most likely means, proposed to a person and never used by itself: the value of a list whose name or usual
 * words it equals up to case, articles, plural, spaces and one letter, or has in common with it alone. The surest way that finds
 * something counts; where it finds several values there is no proposal.
 */
public final class WordGuess {

    /** Shorter words have too many neighbours. */
    private static final int SHORTEST_MISSPELT = 5;

    private static final int SHORTEST_PART = 3;

    /** With one of these a word means the contrary of its other words. */
    private static final Set<String> CONTRARY =
            Set.of("no", "not", "non", "without", "غير", "لم", "لا", "ليس", "بدون", "بلا", "عدم", "دون");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private static final Pattern PLURAL = Pattern.compile("[a-z]{3,}[^s]s");

    /** From the surest to the least sure. */
    private static final List<BiPredicate<FoldedWord, FoldedWord>> WAYS = List.of(
            (typed, known) -> typed.joined().equals(known.joined()),
            WordGuess::isPart,
            (typed, known) -> isMisspelt(typed.joined(), known.joined()));

    private static final Map<String, List<List<String>>> USUAL = read();

    private final Map<String, List<FoldedWord>> words = new TreeMap<>();
    /** A column has the same few words in all its rows. */
    private final Map<String, String> guessed = new HashMap<>();

    /**
     * Not thread-safe.
     *
     * @param policy whose values the words mean
     */
    public WordGuess(Field field, Policy policy) {
        List<List<List<String>>> usual = USUAL.getOrDefault(field.name(), List.of()).stream()
                .map(line -> line.stream().map(WordGuess::parts).toList())
                .toList();
        CodeLookup.vocabulary(field, policy).forEach((code, names) -> {
            List<List<String>> known =
                    names.stream().map(WordGuess::parts).collect(Collectors.toCollection(ArrayList::new));
            usual.stream()
                    .filter(line -> line.stream().anyMatch(known.subList(0, names.size())::contains))
                    .toList()
                    .forEach(known::addAll);
            words.put(
                    code,
                    known.stream()
                            .filter(parts -> !parts.isEmpty())
                            .map(FoldedWord::new)
                            .distinct()
                            .toList());
        });
    }

    /** A word in its folded parts. */
    private record FoldedWord(List<String> parts, String joined, boolean isContrary) {

        FoldedWord(List<String> parts) {
            this(parts, String.join("", parts), parts.stream().anyMatch(CONTRARY::contains));
        }
    }

    /** The code that a word most likely has; empty when nothing is near enough, or several are. */
    public String code(String word) {
        return guessed.computeIfAbsent(word, this::guess);
    }

    private String guess(String word) {
        FoldedWord typed = new FoldedWord(parts(word));
        if (typed.parts().isEmpty()) {
            return "";
        }
        for (BiPredicate<FoldedWord, FoldedWord> way : WAYS) {
            Set<String> codes = new TreeSet<>();
            words.forEach((code, all) -> {
                for (FoldedWord known : all) {
                    if (way.test(typed, known)) {
                        codes.add(code);
                        break;
                    }
                }
            });
            if (!codes.isEmpty()) {
                return codes.size() == 1 ? codes.iterator().next() : "";
            }
        }
        return "";
    }

    /** The parts of a word in folded form, without articles and the ending of the plural. */
    private static List<String> parts(String word) {
        return Arrays.stream(TextNormalizer.fold(word).split(" "))
                .filter(part -> !part.isEmpty() && !ARTICLES.contains(part))
                .map(part -> part.startsWith("ال") && part.length() > 4 ? part.substring(2) : part)
                .map(part -> PLURAL.matcher(part).matches() ? part.substring(0, part.length() - 1) : part)
                .toList();
    }

    /** Whether all parts of one are parts of the other. */
    private static boolean isPart(FoldedWord typed, FoldedWord known) {
        if (typed.isContrary() || known.isContrary()) {
            return false;
        }
        boolean isShorter = typed.parts().size() < known.parts().size();
        List<String> less = (isShorter ? typed : known).parts();
        return (isShorter ? known : typed).parts().containsAll(less)
                && less.stream().anyMatch(part -> part.length() >= SHORTEST_PART);
    }

    /** Whether one letter is another, missing, or too much, or two neighbours have changed places. */
    private static boolean isMisspelt(String typed, String known) {
        int longest = Math.max(typed.length(), known.length());
        if (Math.min(typed.length(), known.length()) < SHORTEST_MISSPELT
                || longest - Math.min(typed.length(), known.length()) > 1
                || typed.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        int start = 0;
        while (start < typed.length() && start < known.length() && typed.charAt(start) == known.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(typed.length(), known.length()) - start
                && typed.charAt(typed.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
            end++;
        }
        String left = typed.substring(start, typed.length() - end);
        String right = known.substring(start, known.length() - end);
        return left.length() <= 1 && right.length() <= 1
                || left.length() == 2
                        && new StringBuilder(left).reverse().toString().equals(right);
    }

    /** Lines of fields, and below each those of its meanings. */
    private static Map<String, List<List<String>>> read() {
        Map<String, List<List<String>>> usual = new HashMap<>();
        List<List<String>> lines = new ArrayList<>();
        try (InputStream text = Objects.requireNonNull(WordGuess.class.getResourceAsStream("usual-words.txt"))) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(" ")) {
                    lines.add(
                            Arrays.stream(line.split("\\|")).map(String::strip).toList());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    lines = new ArrayList<>();
                    usual.put(line.strip(), lines);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(usual);
    }
}
