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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.text.TextNormalizer;
import org.rida.privacy.PiiMasking;

/**
 * Counts the options of one question with several answers: ticks in a column for each option
 * ({@code improve/speed}), or the list of the chosen options in one cell. Not thread-safe.
 */
public final class MultiSelect {

    private static final int MAX_OPTIONS = 50;
    private static final List<String> SEPARATORS = List.of("/", " - ", "[");
    private static final Set<String> NO_TICK =
            CodeLookup.NO.stream().map(TextNormalizer::key).collect(Collectors.toSet());

    private final String header;
    private final int list;
    /** Column to option, for ticks. */
    private final Map<Integer, String> ticks;

    private final Map<String, Integer> counts = new HashMap<>();
    private long answers;

    private MultiSelect(String header, int list, Map<Integer, String> ticks) {
        this.header = header;
        this.list = list;
        this.ticks = ticks;
    }

    /** The questions of a mapping that the file has columns of. */
    public static List<MultiSelect> questions(Mapping mapping, ColumnMatch columns) {
        List<MultiSelect> found = new ArrayList<>();
        for (String header : mapping.multiSelect()) {
            MultiSelect question =
                    new MultiSelect(header, columns.indexOf(header), ticks(List.of(header), columns.headers()));
            if (question.list >= 0 || !question.ticks.isEmpty()) {
                found.add(question);
            }
        }
        return found;
    }

    /** The columns of the ticks of a question by any of its headers, each with its option. */
    static Map<Integer, String> ticks(List<String> questions, List<String> headers) {
        Map<Integer, String> ticks = new LinkedHashMap<>();
        for (String question : questions) {
            for (int i = 0; i < headers.size(); i++) {
                String option = option(question, headers.get(i));
                if (option != null) {
                    ticks.putIfAbsent(i, option);
                }
            }
        }
        return ticks;
    }

    /** The options whose columns a row ticks: any cell but an empty one and words for no. */
    public static Set<String> ticked(Map<Integer, String> ticks, String[] cells) {
        Set<String> chosen = new LinkedHashSet<>();
        ticks.forEach((column, option) -> {
            String key = column < cells.length ? TextNormalizer.key(TextNormalizer.clean(cells[column])) : "";
            if (!key.isEmpty() && !NO_TICK.contains(key)) {
                chosen.add(option);
            }
        });
        return chosen;
    }

    /**
     * The parts of a list in one cell. Google separates options by commas, Microsoft by semicolons; a semicolon allows
     * commas within options.
     */
    public static List<String> listed(String cell) {
        boolean semicolons = cell.indexOf(';') >= 0 || cell.indexOf('؛') >= 0;
        return Stream.of(cell.split(semicolons ? "[;؛\n]" : "[,،\n]"))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Whether a column is that of the question or of one of its options. */
    static boolean isPartOf(String question, String column) {
        return TextNormalizer.fold(column).equals(TextNormalizer.fold(question)) || option(question, column) != null;
    }

    /** The header of the group that a column of ticks belongs to, as in improve/speed; empty for a column without a group. */
    public static String group(String column) {
        return SEPARATORS.stream()
                .map(column::lastIndexOf)
                .filter(at -> at > 0)
                .findFirst()
                .map(at -> column.substring(0, at).strip())
                .orElse("");
    }

    /** The option whose ticks a column holds, as in improve/speed, "Improve? - Speed" and "Improve? [Speed]"; null for none. */
    private static @Nullable String option(String question, String column) {
        String name = TextNormalizer.fold(question);
        for (String separator : SEPARATORS) {
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
        Set<String> chosen = ticks.isEmpty() ? masked(cells) : ticked(ticks, cells);
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

    private Set<String> masked(String[] cells) {
        String cell = list < cells.length ? TextNormalizer.clean(cells[list]) : "";
        return listed(cell).stream().map(PiiMasking::mask).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
