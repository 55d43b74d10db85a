package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Adds and subtracts whatever was published and looks for groups that are too small: without any of the product's own rules, from the
 * sets of answers alone.
 */
public final class DisclosureAttack {

    private static final int FAMILIES = 12;
    /** Of what two slices leave so many times the minimum at most is followed into a third. */
    private static final int FOLLOWED = 5;
    /** So many sums of rows of several tables are taken apart, chosen at random. */
    private static final int SUMS = 300;

    private final ToIntFunction<BitSet> minimum;
    private final Random random;
    private final List<String> found = new ArrayList<>();
    private int tried;

    public DisclosureAttack(ToIntFunction<BitSet> minimum, long seed) {
        this.minimum = minimum;
        this.random = new Random(seed);
    }

    /** What was found: empty when nobody is given away. */
    public List<String> found() {
        return found;
    }

    /** How many sums and differences were computed. */
    public int tried() {
        return tried;
    }

    public void on(Collection<PublishedGroup> published) {
        published.stream()
                .collect(Collectors.groupingBy(PublishedGroup::question))
                .values()
                .forEach(this::attack);
    }

    private void attack(List<PublishedGroup> published) {
        Map<BitSet, String> groups = new LinkedHashMap<>();
        Map<String, Set<BitSet>> slices = new LinkedHashMap<>();
        for (PublishedGroup each : published) {
            if (each.answers().cardinality() < minimum.applyAsInt(each.answers())) {
                found.add("shown: " + each.answers().cardinality() + " " + each.where());
            }
            groups.putIfAbsent(each.answers(), each.where());
            slices.computeIfAbsent(each.slice(), s -> new HashSet<>()).add(each.answers());
        }
        Map<BitSet, String> derived = new LinkedHashMap<>();
        groups.forEach((whole, name) ->
                slices.forEach((slice, rows) -> subtract(whole, rows, name + " less rows by " + slice, derived)));
        groups.forEach((whole, name) -> {
            List<BitSet> inside =
                    groups.keySet().stream().filter(part -> isPart(part, whole)).toList();
            inside.forEach(part -> note(BitSets.without(whole, part), name + " less " + groups.get(part), derived));
        });
        Map<BitSet, String> sums = new LinkedHashMap<>();
        groups.forEach((part, name) -> slices.forEach(
                (slice, rows) -> enclose(part, rows, "rows by " + slice + " less " + name, derived, sums)));
        sums.keySet().removeAll(groups.keySet());
        List<Map.Entry<BitSet, String>> some = new ArrayList<>(sums.entrySet());
        Collections.shuffle(some, random);
        some.stream().limit(SUMS).forEach(sum -> {
            slices.forEach((slice, rows) ->
                    subtract(sum.getKey(), rows, "(" + sum.getValue() + ") less rows by " + slice, derived));
            subtract(sum.getKey(), groups.keySet(), "(" + sum.getValue() + ") less rows", derived);
        });
        derived.keySet().removeAll(groups.keySet());
        Map<BitSet, String> twice = new LinkedHashMap<>();
        derived.forEach((whole, name) ->
                slices.forEach((slice, rows) -> subtract(whole, rows, "(" + name + ") less rows by " + slice, twice)));
        twice.keySet()
                .removeIf(rest -> groups.containsKey(rest)
                        || derived.containsKey(rest)
                        || rest.cardinality() > FOLLOWED * minimum.applyAsInt(rest));
        twice.forEach((whole, name) -> slices.forEach(
                (slice, rows) -> subtract(whole, rows, "(" + name + ") less rows by " + slice, new HashMap<>())));
    }

    /** Separate rows of any periods that a group lies in, less the group: in the same orders. */
    private void enclose(
            BitSet part, Collection<BitSet> rows, String how, Map<BitSet, String> derived, Map<BitSet, String> sums) {
        List<BitSet> touching = new ArrayList<>(
                rows.stream().filter(row -> row.intersects(part)).toList());
        touching.sort(java.util.Comparator.comparingInt(BitSet::cardinality));
        for (int family = 0; family < FAMILIES && touching.size() > 1; family++) {
            BitSet sum = separate(touching);
            if (isPart(part, sum)) {
                sums.putIfAbsent(sum, how.replaceFirst(" less ", " around "));
                note(BitSets.without(sum, part), how, derived);
            }
            order(touching, family);
        }
    }

    /** Less as many separate rows as lie in it, in some orders: the smallest first, the largest first, any. */
    private void subtract(BitSet whole, Collection<BitSet> rows, String how, Map<BitSet, String> derived) {
        List<BitSet> inside =
                new ArrayList<>(rows.stream().filter(row -> isPart(row, whole)).toList());
        if (inside.isEmpty()) {
            return;
        }
        inside.sort(java.util.Comparator.comparingInt(BitSet::cardinality));
        for (int family = 0; family < FAMILIES; family++) {
            note(BitSets.without(whole, separate(inside)), how, derived);
            order(inside, family);
        }
    }

    private void order(List<BitSet> rows, int family) {
        if (family == 0) {
            Collections.reverse(rows);
        } else {
            Collections.shuffle(rows, random);
        }
    }

    private void note(BitSet rest, String how, Map<BitSet, String> derived) {
        tried++;
        int n = rest.cardinality();
        if (n > 0 && n < minimum.applyAsInt(rest)) {
            found.add(n + ": " + how);
        } else if (n > 0) {
            derived.putIfAbsent(rest, how);
        }
    }

    /** Of the rows in their order each that has nothing in common with those before it, together. */
    private static BitSet separate(List<BitSet> rows) {
        BitSet sum = new BitSet();
        for (BitSet row : rows) {
            if (!row.intersects(sum)) {
                sum.or(row);
            }
        }
        return sum;
    }

    private static boolean isPart(BitSet part, BitSet whole) {
        return !part.isEmpty() && !part.equals(whole) && BitSets.isWithin(part, whole);
    }
}
