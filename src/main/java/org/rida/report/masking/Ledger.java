package org.rida.report.masking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;

/**
 * All that readers can add up about places that stand beside each other. Counts are those of today: a reader is taken to know what
 * late rows have changed.
 */
final class Ledger {

    /** No slice has a value of this name. */
    private static final String REST = " rest";

    private final Family family;
    private final Set<FigureScope> own;
    private final Map<FigureScope, Tables> places = new LinkedHashMap<>();
    private final Set<String> rest = new TreeSet<>();
    private final Tables tables;

    Ledger(Family family, Set<FigureScope> own, Set<FigureScope> others) {
        this.family = family;
        this.own = own;
        own.forEach(place ->
                places.put(place, family.at(place).combine(family.elsewhere().apply(place))));
        others.forEach(place -> places.put(place, family.elsewhere().apply(place)));
        List<Tables> named = new ArrayList<>();
        places.forEach((place, there) -> named.add(there.tablesOf(place.prefix())));
        List<Tables.Sum> sums = new ArrayList<>();
        if (family.adds()) {
            places.keySet().forEach(place -> sums.addAll(ofMonths(place)));
        }
        parts().forEach((rest, parts) -> addParts(rest, parts, named, sums));
        tables = Tables.all(named).with(sums);
    }

    /** What readers know: just what came out; or which counts are zero as well, since zeros will be shown in any case. */
    enum Zeros {
        AS_PUBLISHED,
        KNOWN
    }

    /** @param published of the family, what this reader reads */
    Masking.Elsewhere readBy(Published.AudienceKnowledge published, Zeros zeros) {
        Set<String> shown = new TreeSet<>();
        Set<String> masked = new TreeSet<>();
        Set<String> unpublished = new TreeSet<>(rest);
        places.forEach((place, there) -> {
            Set<String> silent = new TreeSet<>(there.cells().keySet());
            silent.removeAll(published.shown(place));
            shown.addAll(positive(place, published.shown(place)));
            if (own.contains(place)) {
                silent.removeAll(family.at(place).cells().keySet());
            } else {
                masked.addAll(positive(place, published.masked(place)));
            }
            silent.forEach(cell -> unpublished.add(place.prefix() + cell));
        });
        masked.removeAll(shown);
        unpublished.removeAll(masked);
        if (zeros == Zeros.KNOWN) {
            unpublished.removeIf(cell -> tables.n(cell) == 0);
        }
        return new Masking.Elsewhere(tables, shown, masked, unpublished);
    }

    private Set<String> positive(FigureScope place, Set<String> cells) {
        return cells.stream()
                .filter(cell -> n(place, cell) > 0)
                .map(cell -> place.prefix() + cell)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long n(FigureScope place, String cell) {
        return at(place).cells().getOrDefault(cell, 0L);
    }

    private Tables at(FigureScope place) {
        return places.getOrDefault(place, Tables.NONE);
    }

    /** The months of a longer period add up to it, cell by cell. */
    private List<Tables.Sum> ofMonths(FigureScope place) {
        List<FigureScope> months = place.months();
        return !months.isEmpty() && places.keySet().containsAll(months)
                ? at(place).cells().keySet().stream()
                        .map(cell -> sum(place, cell, months))
                        .toList()
                : List.of();
    }

    private Tables.Sum sum(FigureScope whole, String cell, List<FigureScope> parts) {
        return new Tables.Sum(
                whole.prefix() + cell,
                parts.stream()
                        .filter(part -> at(part).cells().containsKey(cell))
                        .map(part -> part.prefix() + cell)
                        .toList());
    }

    /** The parts that everything falls into in the same period, by a name for those of which nothing was published. */
    private Map<FigureScope, List<FigureScope>> parts() {
        FigureScope whole = FigureScope.of(own.iterator().next().period());
        return places.containsKey(whole)
                ? places.keySet().stream()
                        .filter(place -> place.period().equals(whole.period()) && place.slice() != Dimension.ALL)
                        .collect(Collectors.groupingBy(part -> part.in(part.slice(), REST)))
                : Map.of();
    }

    private void addParts(FigureScope others, List<FigureScope> parts, List<Tables> named, List<Tables.Sum> sums) {
        FigureScope whole = FigureScope.of(others.period());
        Map<String, Long> left = new TreeMap<>();
        at(whole).cells().forEach((cell, n) -> {
            long rest = n - parts.stream().mapToLong(part -> n(part, cell)).sum();
            if (rest >= 0) {
                left.put(cell, rest);
                Tables.Sum all = sum(whole, cell, parts);
                List<String> with = new ArrayList<>(all.parts());
                with.add(others.prefix() + cell);
                sums.add(new Tables.Sum(all.total(), with));
            }
        });
        left.forEach((cell, n) -> {
            named.add(Tables.cell(others.prefix() + cell, n));
            rest.add(others.prefix() + cell);
        });
    }
}
