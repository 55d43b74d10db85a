package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
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
            inside.forEach(part -> note(minus(whole, part), name + " less " + groups.get(part), derived));
        });
        derived.keySet().removeAll(groups.keySet());
        derived.forEach((whole, name) -> slices.forEach(
                (slice, rows) -> subtract(whole, rows, "(" + name + ") less rows by " + slice, new LinkedHashMap<>())));
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
            BitSet rest = (BitSet) whole.clone();
            for (BitSet row : inside) {
                if (isWithin(row, rest)) {
                    rest.andNot(row);
                }
            }
            note(rest, how, derived);
            if (family == 0) {
                Collections.reverse(inside);
            } else {
                Collections.shuffle(inside, random);
            }
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

    private static BitSet minus(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) whole.clone();
        rest.andNot(part);
        return rest;
    }

    private static boolean isPart(BitSet part, BitSet whole) {
        return !part.isEmpty() && !part.equals(whole) && isWithin(part, whole);
    }

    private static boolean isWithin(BitSet part, BitSet whole) {
        for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
            if (!whole.get(i)) {
                return false;
            }
        }
        return true;
    }
}
