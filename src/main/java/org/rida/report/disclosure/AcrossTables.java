package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What readers find by adding before they subtract: separate rows of one slice, of whatever tables, are a known group. January, February
 * and March, less a quarter that counts a few people less; a department's months, less its services of the quarter.
 *
 * @param slices looks at one group
 * @param slice of the new table
 */
record AcrossTables(AcrossSlices slices, String slice) {

    /**
     * @param addends rows of one slice
     * @param added the answers of those that are new
     */
    private record NewSum(BitSet answers, List<BitSet> addends, BitSet added) {}

    /** The first group that is too small and that rows of a new table would give away. */
    Optional<GivenAway> givenAway(List<BitSet> rows) {
        List<BitSet> added = rows.stream().filter(slices::isNew).toList();
        if (added.isEmpty()) {
            return Optional.empty();
        }
        for (BitSet sum : knownSums(added, BitSets.union(rows))) {
            Optional<GivenAway> found =
                    slices.ofKnownGroup(sum, added, rows, involved -> true, rest -> !isGivenAway(sum, rest));
            if (found.isPresent()) {
                return found;
            }
        }
        return ofNewSums(added, rows);
    }

    /** Those that new rows, their total or the total of a known table lie in. */
    private Set<BitSet> knownSums(List<BitSet> added, BitSet total) {
        Set<BitSet> sums = new LinkedHashSet<>(known().sums(question()));
        added.forEach(row -> sums.addAll(known().enclosing(question(), row)));
        sums.addAll(known().enclosing(question(), total));
        return sums;
    }

    /** What was shown before gave it away: it is no reason to hide anything new. */
    private boolean isGivenAway(BitSet sum, BitSet rest) {
        return EnclosingSums.isSum(BitSets.without(sum, rest), known().rows(question()));
    }

    /** Sums of new rows with known ones of their slice, in which a known group lies that is in no single row. */
    private Optional<GivenAway> ofNewSums(List<BitSet> added, List<BitSet> rows) {
        Map<String, List<BitSet>> bySlice = new LinkedHashMap<>();
        bySlice.put(slice, added);
        if (KnownOpinions.STATES.contains(slice)) {
            bySlice.put(KnownOpinions.STATE, added);
        }
        if (slices.isNew(BitSets.union(rows))) {
            bySlice.put(KnownOpinions.ALL, List.of(BitSets.union(rows)));
        }
        return bySlice.entrySet().stream()
                .flatMap(each -> newSums(each.getKey(), each.getValue()).stream())
                .flatMap(sum -> ofNewSum(sum, rows).stream())
                .findFirst();
    }

    /** Those of at least one new row and one that is known. */
    private Collection<NewSum> newSums(String of, List<BitSet> added) {
        List<BitSet> addends = new ArrayList<>(known().slices(question()).getOrDefault(of, List.of()));
        addends.addAll(added);
        Map<BitSet, NewSum> sums = new LinkedHashMap<>();
        for (BitSet group : known().groups(question())) {
            if (isAcross(group, added)) {
                EnclosingSums.find(group, addends).forEach((sum, some) -> {
                    BitSet fresh =
                            BitSets.union(some.stream().filter(added::contains).toList());
                    if (!fresh.isEmpty() && !fresh.equals(sum)) {
                        sums.putIfAbsent(sum, new NewSum(sum, some, fresh));
                    }
                });
            }
        }
        return sums.values();
    }

    private Optional<GivenAway> ofNewSum(NewSum sum, List<BitSet> rows) {
        List<BitSet> parts = AcrossSlices.within(sum.answers(), rows);
        parts.addAll(AcrossSlices.within(sum.answers(), known().rows(question())));
        parts.removeAll(sum.addends());
        if (slices.isEnoughLeft(sum.answers(), parts) || !slices.isNew(sum.answers())) {
            return Optional.empty();
        }
        BitSet before = BitSets.without(sum.answers(), sum.added());
        List<BitSet> added =
                rows.stream().filter(row -> BitSets.isWithin(row, sum.added())).toList();
        return slices.search(
                        sum.answers(),
                        parts,
                        rows,
                        rest -> !BitSets.isWithin(rest, before) || !isGivenAway(before, rest))
                .map(found -> found.by(BitSets.union(found.rows(), AcrossSlices.indices(added, rows))));
    }

    /** Whether a new row holds a part of a group. */
    private static boolean isAcross(BitSet group, List<BitSet> added) {
        return added.stream().anyMatch(row -> row.intersects(group) && !BitSets.isWithin(group, row));
    }

    private KnownOpinions known() {
        return slices.known();
    }

    private String question() {
        return slices.column().question();
    }
}
