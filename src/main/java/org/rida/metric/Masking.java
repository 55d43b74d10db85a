package org.rida.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cells of the tables of an output must not be shown. Primary: counts of 1 to k-1. Secondary: enough others that no
 * masked cell can be worked out, from all that is shown, more closely than to a range of k. Zeros are shown.
 *
 * <p>Cell suppression as in Hundepool and others, Statistical Disclosure Control (2012), chapter 4: greedy, then each
 * choice that turned out needless is taken back; ranges by linear programming, so a reader who knows only whole numbers fit
 * may at times know a little more in tables of three and more dimensions.
 *
 * @param primary too small to show
 * @param secondary masked for the sake of others
 * @param exposed masked cells that cannot be protected, given what earlier outputs have shown; not empty: do not publish
 */
public record Masking(Set<String> primary, Set<String> secondary, Set<String> exposed) {

    /** What other outputs of the month and earlier issues have done: shown for good, or masked and to stay so. */
    public record Before(Set<String> shown, Set<String> masked) {

        public static final Before NOTHING = new Before(Set.of(), Set.of());
    }

    public Masking {
        primary = Set.copyOf(primary);
        secondary = Set.copyOf(secondary);
        exposed = Set.copyOf(exposed);
    }

    public static Masking of(Tables tables, int k) {
        return of(tables, k, Before.NOTHING);
    }

    public static Masking of(Tables tables, int k, Before before) {
        Set<String> candidates = cells(tables, n -> n > 0);
        candidates.removeAll(before.shown());
        Set<String> small = cells(tables, n -> n > 0 && n < k);
        Set<String> kept = union(small, before.masked());
        kept.retainAll(candidates);
        Search search = new Search(tables, k, candidates);
        Set<String> masked = search.withoutNeedless(search.protect(kept), kept);
        Set<String> exposed = union(small, List.of());
        exposed.removeAll(masked);
        exposed.addAll(new Disclosure(tables, masked).exposed(k));
        return new Masking(
                masked.stream().filter(small::contains).collect(Collectors.toSet()),
                masked.stream().filter(cell -> !small.contains(cell)).collect(Collectors.toSet()),
                exposed);
    }

    public boolean isMasked(String cell) {
        return primary.contains(cell) || secondary.contains(cell);
    }

    /** What derives from cells (a share, a mean, a bar) is masked when any of them is. */
    public boolean isAnyMasked(Collection<String> cells) {
        return cells.stream().anyMatch(this::isMasked);
    }

    private static Set<String> cells(Tables tables, LongPredicate which) {
        return tables.cells().entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Collection<String> one, Collection<String> two) {
        return Stream.concat(one.stream(), two.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private record Search(Tables tables, int k, Set<String> candidates) {

        Set<String> protect(Set<String> kept) {
            Set<String> masked = new TreeSet<>(kept);
            for (Optional<String> more = next(masked); more.isPresent(); more = next(masked)) {
                masked.add(more.get());
            }
            return masked;
        }

        /** First of all a second cell where a sum has but one masked, so that rows and columns close to rectangles. */
        private Optional<String> next(Set<String> masked) {
            List<String> exposed = new Disclosure(tables, masked).exposed(k);
            return exposed.stream()
                    .flatMap(cell -> beside(cell, masked, sum -> isAlone(sum, masked)).stream())
                    .findFirst()
                    .or(() -> exposed.stream()
                            .flatMap(cell -> beside(cell, masked, sum -> true).stream())
                            .findFirst());
        }

        /**
         * The cell that covers the exposed one best; of equals one that meets other masked cells; of equals the
         * smallest.
         */
        private Optional<String> beside(String exposed, Set<String> masked, Predicate<Tables.Sum> where) {
            return tables.sums().stream()
                    .filter(sum -> isIn(sum, exposed) && where.test(sum))
                    .flatMap(Search::all)
                    .filter(cell -> candidates.contains(cell) && !masked.contains(cell))
                    .distinct()
                    .min(Comparator.comparingDouble((String cell) -> -cover(exposed, cell, masked))
                            .thenComparing(cell -> -meetings(cell, masked))
                            .thenComparing(tables::n)
                            .thenComparing(Comparator.naturalOrder()));
        }

        private static boolean isAlone(Tables.Sum sum, Set<String> masked) {
            return all(sum).filter(masked::contains).count() == 1;
        }

        /** A span of more than k is no better than k: else totals would always be the first to go. */
        private double cover(String exposed, String cell, Set<String> masked) {
            Set<String> more = new TreeSet<>(masked);
            more.add(cell);
            return Math.min(k, new Disclosure(tables, more).span(exposed));
        }

        private long meetings(String cell, Set<String> masked) {
            return tables.sums().stream()
                    .filter(sum -> isIn(sum, cell) && all(sum).anyMatch(masked::contains))
                    .count();
        }

        /** Takes back, the greatest first, what the others protect well enough without it. */
        Set<String> withoutNeedless(Set<String> masked, Set<String> kept) {
            Set<String> least = new TreeSet<>(masked);
            int exposed = new Disclosure(tables, masked).exposed(k).size();
            masked.stream()
                    .filter(cell -> !kept.contains(cell))
                    .sorted(Comparator.comparing(tables::n).reversed())
                    .forEach(cell -> {
                        least.remove(cell);
                        if (new Disclosure(tables, least).exposed(k).size() > exposed) {
                            least.add(cell);
                        }
                    });
            return least;
        }

        private static boolean isIn(Tables.Sum sum, String cell) {
            return sum.total().equals(cell) || sum.parts().contains(cell);
        }

        private static Stream<String> all(Tables.Sum sum) {
            return Stream.concat(Stream.of(sum.total()), sum.parts().stream());
        }
    }
}
