package org.rida.metric.masking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
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

    public static final Masking NOTHING = new Masking(Set.of(), Set.of(), Set.of());

    public Masking {
        primary = Set.copyOf(primary);
        secondary = Set.copyOf(secondary);
        exposed = Set.copyOf(exposed);
    }

    public static Masking maskingOf(Tables tables, int k) {
        return maskingOf(tables, k, Before.NOTHING);
    }

    public static Masking maskingOf(Tables tables, int k, Before before) {
        Set<String> candidates = cells(tables, n -> n > 0);
        candidates.removeAll(before.shown());
        Set<String> small = cells(tables, n -> n > 0 && n < k);
        Set<String> kept = union(small, before.masked());
        kept.retainAll(candidates);
        Suppression search = new Suppression(tables, k, candidates);
        Set<String> masked = search.withoutNeedless(search.protect(kept), kept);
        Set<String> exposed = union(small, List.of());
        exposed.removeAll(masked);
        exposed.addAll(search.exposed(masked));
        return new Masking(
                masked.stream().filter(small::contains).collect(Collectors.toSet()),
                masked.stream().filter(cell -> !small.contains(cell)).collect(Collectors.toSet()),
                exposed);
    }

    /**
     * What other publications have done with cells that add up with these.
     *
     * @param tables all the counts, these and the others', and what adds up to what
     * @param shown cells that can be read elsewhere, of these too
     * @param masked others' cells that must not be given away
     * @param unpublished others' cells of which nothing is known
     */
    public record Elsewhere(Tables tables, Set<String> shown, Set<String> masked, Set<String> unpublished) {}

    /**
     * What may still be masked of these.
     *
     * @param cells all of this publication
     * @param fixed those that were decided on already
     * @param bundles cells of which all are masked or none
     */
    public record Own(Set<String> cells, Set<String> fixed, List<Set<String>> bundles) {}

    /**
     * The same, with more cells masked where all publications together would give a masked one away, of this or of others. What can
     * be worked out whatever is masked here is beyond help.
     */
    public Masking beside(Elsewhere others, Own own, int k) {
        Set<String> masked = union(primary, secondary);
        masked.removeAll(others.shown());
        Set<String> candidates = new TreeSet<>(own.cells());
        candidates.removeAll(others.shown());
        candidates.removeAll(own.fixed());
        candidates.removeIf(cell -> others.tables().n(cell) == 0);
        Map<String, Set<String>> bundles = new HashMap<>();
        for (Set<String> all : own.bundles()) {
            Set<String> open = new TreeSet<>(all);
            open.retainAll(candidates);
            open.forEach(cell -> bundles.put(cell, open));
        }
        Suppression search = new Suppression(
                        others.tables(),
                        k,
                        candidates,
                        others.masked(),
                        others.unpublished(),
                        Set.of(),
                        new Disclosure.Memory(),
                        Suppression.Where.OTHER_PUBLICATIONS,
                        bundles)
                .knowingWhatIsBeyondHelp(masked);
        Set<String> more = search.withoutNeedless(search.protect(masked), masked);
        return new Masking(primary, union(secondary, without(more, primary)), exposed);
    }

    /** The same of cells whose names begin with the place that they are of. */
    public Masking maskingOf(String place) {
        return new Masking(named(place, primary), named(place, secondary), named(place, exposed));
    }

    /** Of these cells of one place, by their own names. */
    public Masking within(String place, Set<String> cells) {
        return new Masking(
                within(place, cells, primary), within(place, cells, secondary), within(place, cells, exposed));
    }

    private static Set<String> named(String place, Set<String> cells) {
        return cells.stream().map(cell -> place + cell).collect(Collectors.toSet());
    }

    private static Set<String> within(String place, Set<String> cells, Set<String> named) {
        return cells.stream().filter(cell -> named.contains(place + cell)).collect(Collectors.toSet());
    }

    /** Where nothing less protects the few, no cell is shown that is not zero, nor shown elsewhere. */
    public Masking nothingShown(Tables tables, Set<String> shown) {
        Set<String> others = without(cells(tables, n -> n > 0), shown);
        return new Masking(primary, union(secondary, without(others, primary)), exposed);
    }

    private static Set<String> without(Set<String> cells, Set<String> others) {
        return cells.stream().filter(cell -> !others.contains(cell)).collect(Collectors.toSet());
    }

    /** Of tables that have no cell in common. */
    public static Masking all(Collection<Masking> maskings) {
        Masking all = NOTHING;
        for (Masking one : maskings) {
            all = new Masking(
                    union(all.primary, one.primary),
                    union(all.secondary, one.secondary),
                    union(all.exposed, one.exposed));
        }
        return all;
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
}
