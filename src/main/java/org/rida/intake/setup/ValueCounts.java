package org.rida.intake.setup;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.intake.finding.FileNote;
import org.rida.intake.format.RowSink;
import org.rida.intake.text.TextNormalizer;

/** Counts the different values of some columns below the header of one table. */
final class ValueCounts implements RowSink {

    private static final int MOST_COUNTED = 2_000;
    private static final int MOST_SHOWN = 40;
    private static final int LONGEST = 120;

    private final Map<Integer, Map<String, Long>> counts = new HashMap<>();
    private final Set<Integer> ofDays;
    private final String sheet;
    private final long header;
    private boolean here = true;

    /**
     * @param ofDays those of the columns that hold days: of these, only cells without a digit are counted, which are no days
     * @param sheet the table's; empty for text
     * @param header line of the header, from 1
     */
    ValueCounts(Collection<Integer> columns, Set<Integer> ofDays, String sheet, long header) {
        columns.forEach(column -> counts.put(column, new HashMap<>()));
        this.ofDays = ofDays;
        this.sheet = sheet;
        this.header = header;
    }

    @Override
    public void sheet(String name) {
        here = name.equals(sheet);
    }

    @Override
    public void row(long line, String[] cells) {
        if (!here || line <= header) {
            return;
        }
        counts.forEach((column, values) -> {
            String cell = column < cells.length ? TextNormalizer.clean(cells[column]) : "";
            boolean counted = !cell.isEmpty()
                    && cell.length() <= LONGEST
                    && !(ofDays.contains(column) && cell.chars().anyMatch(Character::isDigit));
            if (counted && (values.size() < MOST_COUNTED || values.containsKey(cell))) {
                values.merge(cell, 1L, Long::sum);
            }
        });
    }

    @Override
    public void note(FileNote note) {
        // shown when the file is read through the mapping
    }

    /** The most frequent values of a column, at most {@value #MOST_SHOWN}. */
    Map<String, Long> mostFrequent(int column) {
        return counts.getOrDefault(column, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** How many different values of a column are not among them. */
    int more(int column) {
        return Math.max(0, counts.getOrDefault(column, Map.of()).size() - MOST_SHOWN);
    }
}
