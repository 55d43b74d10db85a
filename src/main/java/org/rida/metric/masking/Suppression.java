package org.rida.metric.masking;














import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The search for cells to mask for the sake of others: greedy, then each choice that turned out needless is taken back.
 *
 * @param candidates cells that may be masked
 * @param elsewhere cells that others have masked: to be protected, too
 * @param unpublished cells of which nothing is known
 * @param beyondHelp masked cells that were given away before
 * @param memory what was worked out before of these tables
 * @param where whether a cell may be given away several sums from it
 * @param bundles cells of which all are masked or none, by each of them; who is in none is masked alone
 */
record Suppression(
        Tables tables,
        int k,
        Set<String> candidates,
        Set<String> elsewhere,
        Set<String> unpublished,
        Set<String> beyondHelp,
        Disclosure.Memory memory,
        Where where,
        Map<String, Set<String>> bundles) {

    /** What the cells add up with. */
    enum Where {
        THEMSELVES,
        OTHER_PUBLICATIONS
    }

    Suppression(Tables tables, int k, Set<String> candidates) {
        this(tables, k, candidates, Set.of(), Set.of(), Set.of(), new Disclosure.Memory(), Where.THEMSELVES, Map.of());
    }

    /** What can be worked out although all candidates are masked. */
    Suppression knowingWhatIsBeyondHelp(Set<String> masked) {
        Set<String> all = new TreeSet<>(masked);
        all.addAll(candidates);
        return new Suppression(
                tables,
                k,
                candidates,
                elsewhere,
                unpublished,
                Set.copyOf(exposed(all, toProtect(all))),
                memory,
                where,
                bundles);
    }

    List<String> exposed(Set<String> masked) {
        return exposed(masked, toProtect(masked));
    }

    private List<String> exposed(Set<String> masked, Set<String> cells) {
        return disclosure(masked).exposed(cells, k);
    }

    private Set<String> toProtect(Set<String> masked) {
        Set<String> cells = new TreeSet<>(masked);
        cells.addAll(elsewhere);
        cells.removeAll(beyondHelp);
        return cells;
    }

    private Disclosure disclosure(Set<String> masked) {
        Set<String> all = new TreeSet<>(masked);
        all.addAll(elsewhere);
        return new Disclosure(tables, all, unpublished, memory);
    }

    Set<String> protect(Set<String> kept) {
        Set<String> masked = new TreeSet<>(kept);
        for (Optional<String> more = next(masked); more.isPresent(); more = next(masked)) {
            masked.addAll(with(more.get()));
        }
        return masked;
    }

    private Set<String> with(String cell) {
        return bundles.getOrDefault(cell, Set.of(cell));
    }

    /** First of all a second cell where a sum has but one masked, so that rows and columns close to rectangles. */
    private Optional<String> next(Set<String> masked) {
        List<String> exposed = exposed(masked);
        return exposed.stream()
                .flatMap(cell -> beside(cell, masked, sum -> isAlone(sum, masked)).stream())
                .findFirst()
                .or(() -> exposed.stream()
                        .flatMap(cell -> beside(cell, masked, sum -> true).stream())
                        .findFirst())
                .or(() -> exposed.isEmpty() || where == Where.THEMSELVES ? Optional.empty() : anything(masked));
    }

    /** What gives a cell of another publication away may stand several sums from it. */
    private Optional<String> anything(Set<String> masked) {
        return candidates.stream().filter(cell -> !masked.contains(cell)).min(Comparator.comparing(tables::n));
    }

    /**
     * The cell that covers the exposed one best; of equals one that meets other masked cells; of equals the
     * smallest.
     */
    private Optional<String> beside(String exposed, Set<String> masked, Predicate<Tables.Sum> where) {
        return tables.sumsOf(exposed).stream()
                .filter(where)
                .flatMap(Tables.Sum::cells)
                .filter(cell -> candidates.contains(cell) && !masked.contains(cell))
                .distinct()
                .min(Comparator.comparingDouble((String cell) -> -cover(exposed, cell, masked))
                        .thenComparing(cell -> -meetings(cell, masked))
                        .thenComparing(tables::n)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isAlone(Tables.Sum sum, Set<String> masked) {
        return sum.cells().filter(masked::contains).count() == 1;
    }

    /** A span of more than k is no better than k: else totals would always be the first to go. */
    private double cover(String exposed, String cell, Set<String> masked) {
        if (where == Where.OTHER_PUBLICATIONS) {
            return k; // beside other publications the systems are large: whatever meets more masked cells will do
        }
        Set<String> more = new TreeSet<>(masked);
        more.add(cell);
        return Math.min(k, disclosure(more).span(exposed));
    }

    private long meetings(String cell, Set<String> masked) {
        return tables.sumsOf(cell).stream()
                .filter(sum -> sum.cells().anyMatch(masked::contains))
                .count();
    }

    /** Takes back, the greatest first, what the others protect well enough without it. */
    Set<String> withoutNeedless(Set<String> masked, Set<String> kept) {
        Set<String> least = new TreeSet<>(masked);
        List<String> exposed = exposed(masked);
        masked.stream()
                .filter(cell -> !kept.contains(cell))
                .sorted(Comparator.comparing(tables::n).reversed())
                .forEach(cell -> {
                    if (least.removeAll(with(cell)) && !exposed.containsAll(exposed(least))) {
                        least.addAll(with(cell));
                    }
                });
        return least;
    }
}
