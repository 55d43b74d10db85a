package org.rida.metric.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Share;

/**
 * The counts that an output would publish, and which of them add up to which. A cell with the same name in two tables is
 * the same cell: so tables are linked to each other, to other outputs and to earlier issues.
 */
public final class Tables {

    public static final Tables NONE = new Tables(new TreeMap<>(), List.of());

    private final SortedMap<String, Long> cells;
    private final List<Sum> sums;
    private @Nullable Map<String, List<Sum>> byCell;

    /** A published total and all of its parts. */
    public record Sum(String total, List<String> parts) {

        public Sum {
            parts = List.copyOf(parts);
        }

        /** The total and the parts. */
        Stream<String> cells() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    private Tables(SortedMap<String, Long> cells, List<Sum> sums) {
        this.cells = Collections.unmodifiableSortedMap(cells);
        this.sums = List.copyOf(sums);
        sums.forEach(this::check);
    }

    /** A row of cells with their total. */
    public static Tables line(String total, Map<String, Long> parts) {
        SortedMap<String, Long> cells = new TreeMap<>(parts);
        cells.put(total, parts.values().stream().mapToLong(Long::longValue).sum());
        return new Tables(cells, List.of(new Sum(total, List.copyOf(new TreeMap<>(parts).keySet()))));
    }

    /** One count that adds up with no other here. */
    public static Tables cell(String name, long n) {
        return new Tables(new TreeMap<>(Map.of(name, n)), List.of());
    }

    /**
     * A share, whose numerator and the others tell on each other: cells name/in, name/out, and the total by its name.
     */
    public static Tables share(String name, String total, Share share) {
        return line(
                total,
                Map.of(
                        name + "/in",
                        share.numerator(),
                        name + "/out",
                        share.complement().numerator()));
    }

    /**
     * Rows and columns with totals: cells row/column, totals row/* and *&#47;column, all behind the name; grand total:
     * name.
     */
    public static Tables grid(String name, Map<String, ? extends Map<String, Long>> rows) {
        Tables tables = NONE;
        Map<String, Map<String, Long>> columns = new TreeMap<>();
        Map<String, Long> rowTotals = new TreeMap<>();
        for (var row : new TreeMap<>(rows).entrySet()) {
            Map<String, Long> parts = new TreeMap<>();
            row.getValue().forEach((column, n) -> {
                String cell = name + "/" + row.getKey() + "/" + column;
                parts.put(cell, n);
                columns.computeIfAbsent(column, key -> new TreeMap<>()).put(cell, n);
            });
            rowTotals.put(name + "/" + row.getKey() + "/*", total(parts));
            tables = tables.combine(line(name + "/" + row.getKey() + "/*", parts));
        }
        Map<String, Long> columnTotals = new TreeMap<>();
        for (var column : columns.entrySet()) {
            columnTotals.put(name + "/*/" + column.getKey(), total(column.getValue()));
            tables = tables.combine(line(name + "/*/" + column.getKey(), column.getValue()));
        }
        return tables.combine(line(name, rowTotals)).combine(line(name, columnTotals));
    }

    /** Both, linked by the cells that they share. */
    public Tables combine(Tables other) {
        return all(List.of(this, other));
    }

    /** All of them, linked by the cells that they share. */
    public static Tables all(Collection<Tables> some) {
        SortedMap<String, Long> cells = new TreeMap<>();
        Set<Sum> sums = new LinkedHashSet<>();
        for (Tables one : some) {
            one.cells.forEach((cell, n) -> cells.merge(cell, n, (a, b) -> same(cell, a, b)));
            sums.addAll(one.sums);
        }
        return new Tables(cells, List.copyOf(sums));
    }

    /** The same counts of another place: every cell's name begins with it. */
    public Tables tablesOf(String place) {
        SortedMap<String, Long> named = new TreeMap<>();
        cells.forEach((cell, n) -> named.put(place + cell, n));
        List<Sum> same = sums.stream()
                .map(sum -> new Sum(
                        place + sum.total(),
                        sum.parts().stream().map(part -> place + part).toList()))
                .toList();
        return new Tables(named, same);
    }

    /** The same cells, of which more are known to add up; what does not, is left out. */
    public Tables with(List<Sum> more) {
        List<Sum> all = new ArrayList<>(new LinkedHashSet<>(concat(sums, more)));
        all.removeIf(sum -> sum.parts().stream().mapToLong(this::n).sum() != n(sum.total()));
        return new Tables(cells, all);
    }

    public SortedMap<String, Long> cells() {
        return cells;
    }

    public List<Sum> sums() {
        return sums;
    }

    /** The sums that a cell is in, as the total or a part. */
    List<Sum> sumsOf(String cell) {
        if (byCell == null) {
            Map<String, List<Sum>> all = new HashMap<>();
            sums.forEach(sum -> sum.cells().forEach(each -> all.computeIfAbsent(each, c -> new ArrayList<>())
                    .add(sum)));
            byCell = all;
        }
        return byCell.getOrDefault(cell, List.of());
    }

    /** @throws IllegalArgumentException when there is no such cell */
    public long n(String cell) {
        Long n = cells.get(cell);
        if (n == null) {
            throw new IllegalArgumentException("cell \"%s\": expected one of %s".formatted(cell, cells.keySet()));
        }
        return n;
    }

    private void check(Sum sum) {
        long parts = sum.parts().stream().mapToLong(this::n).sum();
        if (parts != n(sum.total())) {
            throw new IllegalArgumentException("cell \"%s\": expected the sum of its parts, %d, found %d"
                    .formatted(sum.total(), parts, n(sum.total())));
        }
    }

    private static long total(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long same(String cell, long one, long two) {
        if (one != two) {
            throw new IllegalArgumentException(
                    "cell \"%s\": expected one count, found %d and %d".formatted(cell, one, two));
        }
        return one;
    }

    private static List<Sum> concat(List<Sum> one, List<Sum> two) {
        List<Sum> both = new ArrayList<>(one);
        both.addAll(two);
        return both;
    }
}
