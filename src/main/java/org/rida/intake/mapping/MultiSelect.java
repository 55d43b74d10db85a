package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.privacy.PiiMasking;

/**
 * Counts the options of one question with several answers: ticks in a column for each option
 * ({@code improve/speed}), or the list of the chosen options in one cell. Not thread-safe.
 */
public final class MultiSelect {

    private static final int MAX_OPTIONS = 50;
    private static final Set<String> NO_TICK =
            CodeLookup.NO.stream().map(TextNormalizer::key).collect(Collectors.toSet());

    private final String header;
    private final int list;
    /** Column to option, for ticks. */
    private final Map<Integer, String> ticks = new LinkedHashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();
    private long answers;

    private MultiSelect(String header, int list) {
        this.header = header;
        this.list = list;
    }

    /** The questions of a mapping that the file has columns of. */
    public static List<MultiSelect> questions(Mapping mapping, ColumnMatch columns) {
        List<MultiSelect> found = new ArrayList<>();
        for (String header : mapping.multiSelect()) {
            MultiSelect question = new MultiSelect(header, columns.indexOf(header));
            for (int i = 0; i < columns.headers().size(); i++) {
                String column = columns.headers().get(i);
                String option = i == question.list ? null : option(header, column);
                if (option != null) {
                    question.ticks.put(i, option);
                }
            }
            if (question.list >= 0 || !question.ticks.isEmpty()) {
                found.add(question);
            }
        }
        return found;
    }

    /** Whether a column is that of the question or of one of its options. */
    static boolean isPartOf(String question, String column) {
        return TextNormalizer.fold(column).equals(TextNormalizer.fold(question)) || option(question, column) != null;
    }

    /** The option whose ticks a column holds, as in improve/speed, "Improve? - Speed" and "Improve? [Speed]"; null for none. */
    private static @Nullable String option(String question, String column) {
        String name = TextNormalizer.fold(question);
        for (String separator : List.of("/", " - ", "[")) {
            int at = column.lastIndexOf(separator);
            if (at > 0 && TextNormalizer.fold(column.substring(0, at)).equals(name)) {
                String option = column.substring(at + separator.length()).strip();
                return separator.equals("[") && option.endsWith("]")
                        ? option.substring(0, option.length() - 1).strip()
                        : option;
            }
        }
        return null;
    }

    /**
     * Counts the options that a row chooses.
     *
     * @return whether it chooses any
     */
    public boolean add(String[] cells) {
        Set<String> chosen = ticks.isEmpty() ? listed(cells) : ticked(cells);
        for (String option : chosen) {
            if (counts.size() < MAX_OPTIONS || counts.containsKey(option)) {
                counts.merge(option, 1, Integer::sum);
            }
        }
        answers += chosen.isEmpty() ? 0 : 1;
        return !chosen.isEmpty();
    }

    public String header() {
        return header;
    }

    /** How many rows chose at least one option. */
    public long answers() {
        return answers;
    }

    /** The options with their counts, the most frequent first. */
    public String options() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private Set<String> ticked(String[] cells) {
        Set<String> chosen = new LinkedHashSet<>();
        ticks.forEach((column, option) -> {
            String key = column < cells.length ? TextNormalizer.key(TextNormalizer.clean(cells[column])) : "";
            if (!key.isEmpty() && !NO_TICK.contains(key)) {
                chosen.add(option);
            }
        });
        return chosen;
    }

    /** Google separates options by commas, Microsoft by semicolons; a semicolon allows commas within options. */
    private Set<String> listed(String[] cells) {
        Set<String> chosen = new LinkedHashSet<>();
        String cell = list < cells.length ? TextNormalizer.clean(cells[list]) : "";
        for (String option : cell.split(cell.indexOf(';') >= 0 || cell.indexOf('؛') >= 0 ? "[;؛\n]" : "[,،\n]")) {
            if (!option.isBlank()) {
                chosen.add(PiiMasking.mask(option.strip()));
            }
        }
        return chosen;
    }
}
