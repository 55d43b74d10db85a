package org.rida.intake.suggestion;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.intake.mapping.MultiSelect;
import org.rida.intake.text.TextNormalizer;

/**
 * Finds questions with several answers: groups of two or more columns that hold ticks only, and columns whose cells are
 * lists of options that come again.
 */
final class MultiSelectGuess {

    private static final int MAX_OPTIONS = 30;

    private final SampleColumns columns;
    /** Header of the list, or of the group of ticks, to its columns. */
    private final Map<String, Set<Integer>> found = new LinkedHashMap<>();

    /** @param free columns that no field reads */
    MultiSelectGuess(SampleColumns columns, List<Integer> free) {
        this.columns = columns;
        Map<String, Set<Integer>> groups = new LinkedHashMap<>();
        for (int column : free) {
            String group = MultiSelect.group(columns.title(column));
            if (!group.isEmpty() && isTick(column)) {
                groups.computeIfAbsent(group, g -> new HashSet<>()).add(column);
            }
        }
        groups.values().removeIf(of -> of.size() < 2);
        found.putAll(groups);
        free.stream().filter(this::isList).forEach(column -> found.computeIfAbsent(
                        columns.title(column), g -> new HashSet<>())
                .add(column));
    }

    List<String> headers() {
        return List.copyOf(found.keySet());
    }

    Set<Integer> columnsOf(String header) {
        return found.getOrDefault(header, Set.of());
    }

    /** Whether all cells are words for yes and no, or the same text, as of the option itself. */
    private boolean isTick(int column) {
        ValueShape shape = columns.shape(column);
        List<String> values = columns.values(column);
        return shape == ValueShape.YES_NO
                || shape == ValueShape.EMPTY
                || values.stream().distinct().count() == 1 && !columns.isRating(column);
    }

    /** Whether at least half of the cells are lists separated by semicolons, and most options come again. */
    private boolean isList(int column) {
        List<List<String>> lists =
                columns.values(column).stream().map(MultiSelect::listed).toList();
        long several = lists.stream().filter(list -> list.size() > 1).count();
        boolean semicolons = columns.values(column).stream().anyMatch(cell -> cell.matches("(?s).*[;؛].*"));
        Map<String, Long> counts = lists.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(TextNormalizer::fold, Collectors.counting()));
        long again = counts.values().stream().filter(n -> n > 1).count();
        return semicolons && several * 2 >= lists.size() && counts.size() <= MAX_OPTIONS && again * 2 >= counts.size();
    }
}
