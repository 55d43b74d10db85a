package org.rida.intake.suggestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.intake.mapping.TextNormalizer;

/**
 * The titles that columns of a field usually have, in Arabic and English, in groups: a title of an earlier group is the
 * better one. A phrase fits a title that has all its words; one that begins with {@code =} fits the whole title only.
 */
final class UsualTitles {

    /** Words with which a title means another than its other words say. */
    private static final Set<String> NEVER = Arrays.stream(
                    ("first, initial, previous, preferred, expected, due, target, planned, sla, next, count, minutes, hours, "
                                    + "days, duration, elapsed, reason, income, name, action, updated, modified, by, اول, متوقع, مستهدف, عدد, "
                                    + "مده, دقائق, ساعات, ايام, دخل, سبب, اسم, موعد, سابق")
                            .split(", "))
            .map(TextNormalizer::fold)
            .collect(Collectors.toSet());

    private static final List<UsualTitles> ALL = read();

    private final String field;
    private final List<List<Phrase>> groups = new ArrayList<>();

    private UsualTitles(String field) {
        this.field = field;
    }

    /** @param whole whether the title must be nothing else */
    private record Phrase(String text, Set<String> words, boolean whole) {

        boolean fits(String folded, Set<String> title) {
            if (whole || folded.equals(text)) {
                return folded.equals(text);
            }
            return folded.split(" ").length <= words.size() + (words.size() == 1 ? 3 : 1)
                    && words.stream().allMatch(title::contains)
                    && NEVER.stream().noneMatch(word -> title.contains(word) && !words.contains(word));
        }
    }

    /** The titles of all fields that have usual ones. */
    static List<UsualTitles> all() {
        return ALL;
    }

    String field() {
        return field;
    }

    int groups() {
        return groups.size();
    }

    /** Whether a title is one of a group. */
    boolean fits(String title, int group) {
        String folded = TextNormalizer.fold(title);
        Set<String> words = words(folded);
        return groups.get(group).stream().anyMatch(phrase -> phrase.fits(folded, words));
    }

    /** The words of a title, those with the article also without it. */
    private static Set<String> words(String folded) {
        Set<String> words = new HashSet<>();
        for (String word : folded.split(" ")) {
            words.add(word);
            if (word.startsWith("ال") && word.length() > 4) {
                words.add(word.substring(2));
            }
        }
        return words;
    }

    /** Lines of fields, and below each those of its groups. */
    private static List<UsualTitles> read() {
        List<UsualTitles> all = new ArrayList<>();
        try (InputStream text = Objects.requireNonNull(UsualTitles.class.getResourceAsStream("usual-titles.txt"))) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        if (line.startsWith(" ")) {
                            all.get(all.size() - 1)
                                    .groups
                                    .add(Arrays.stream(line.split("\\|"))
                                            .map(String::strip)
                                            .map(UsualTitles::phrase)
                                            .toList());
                        } else {
                            all.add(new UsualTitles(line.strip()));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    private static Phrase phrase(String written) {
        boolean whole = written.startsWith("=");
        String text = TextNormalizer.fold(written);
        return new Phrase(text, new HashSet<>(Arrays.asList(text.split(" "))), whole);
    }
}
