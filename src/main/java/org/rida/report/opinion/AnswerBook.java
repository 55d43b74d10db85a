package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.tally.count.SurveyAnswer;

/**
 * The answers that a draft looks at, numbered: those of issued snapshots, and those that are counted now. The same answer has the same
 * number in all of them.
 */
final class AnswerBook {

    private final AnswerSnapshots snapshots;
    private final AnswerScores scores;
    private final Set<String> sensitiveSegments;

    private final List<AnswerColumns> columnsOf = new ArrayList<>();
    private int[] indexOf = new int[0];
    private final Map<String, BitSet> bySnapshot = new HashMap<>();
    private final Map<YearMonth, List<AnswerColumns>> byMonth = new HashMap<>();
    private final Map<String, OpinionColumn> byPopulation = new HashMap<>();
    private final BitSet sensitive = new BitSet();

    AnswerBook(Policy policy, AnswerSnapshots snapshots) {
        this.snapshots = snapshots;
        this.scores = new AnswerScores(policy);
        this.sensitiveSegments = Set.copyOf(policy.sensitiveSegments());
    }

    /** The answers of a snapshot. */
    BitSet snapshot(String hash) {
        BitSet all = bySnapshot.get(hash);
        return (BitSet) (all == null ? add(snapshots.load(hash)) : all).clone();
    }

    /** Likewise the answers of a month, which may be stored nowhere yet. */
    BitSet add(AnswerColumns month) {
        BitSet known = bySnapshot.get(month.hash());
        if (known != null) {
            return known;
        }
        Map<SurveyAnswer, Integer> same = sameMonth(month.month());
        BitSet all = new BitSet();
        for (int i = 0; i < month.size(); i++) {
            Integer number = same.isEmpty() ? null : same.get(month.answer(i));
            all.set(number == null ? number(month, i) : number);
        }
        bySnapshot.put(month.hash(), all);
        byMonth.computeIfAbsent(month.month(), m -> new ArrayList<>()).add(month);
        return all;
    }

    private int number(AnswerColumns month, int index) {
        int number = columnsOf.size();
        if (number == indexOf.length) {
            indexOf = java.util.Arrays.copyOf(indexOf, Math.max(1024, number * 2));
        }
        columnsOf.add(month);
        indexOf[number] = index;
        byPopulation.values().forEach(column -> enter(column, number));
        sensitive.set(number, sensitiveSegments.contains(value(Dimension.SEGMENT.code(), number)));
        return number;
    }

    /** By their content, what other snapshots of a month hold. */
    private Map<SurveyAnswer, Integer> sameMonth(YearMonth month) {
        Map<SurveyAnswer, Integer> same = new HashMap<>();
        for (AnswerColumns other : byMonth.getOrDefault(month, List.of())) {
            bySnapshot.getOrDefault(other.hash(), new BitSet()).stream()
                    .forEach(number -> same.put(answer(number), number));
        }
        return same;
    }

    private SurveyAnswer answer(int number) {
        return columnsOf.get(number).answer(indexOf[number]);
    }

    private String value(String slice, int number) {
        return columnsOf.get(number).value(slice, indexOf[number]);
    }

    /** The answers of an issued row. */
    BitSet row(String slice, PublishedRow row) {
        BitSet found = new BitSet();
        row.months().values().forEach(hash -> found.or(snapshot(hash)));
        Set<String> without = Set.copyOf(row.without());
        if (slice.equals(Dimension.ALL.code()) && without.isEmpty()) {
            return found;
        }
        Set<String> values = Set.copyOf(row.values());
        BitSet selected = new BitSet();
        found.stream()
                .filter(i -> values.contains(value(slice, i)))
                .filter(i ->
                        without.isEmpty() || !without.contains(columnsOf.get(i).number(indexOf[i])))
                .forEach(selected::set);
        return selected;
    }

    /** By the value of a slice. */
    SortedMap<String, BitSet> rows(String slice, BitSet of) {
        SortedMap<String, BitSet> rows = new TreeMap<>();
        of.stream().forEach(i -> rows.computeIfAbsent(value(slice, i), v -> new BitSet())
                .set(i));
        return rows;
    }

    /** Those of sensitive segments. */
    BitSet sensitive() {
        return sensitive;
    }

    /** The numbers of the responses. */
    List<String> numbers(BitSet of) {
        return of.stream()
                .mapToObj(i -> columnsOf.get(i).number(indexOf[i]))
                .sorted()
                .toList();
    }

    /** In the order of their numbers, which does not depend on what was read first. */
    List<SurveyAnswer> answers(BitSet of) {
        return of.stream()
                .mapToObj(this::answer)
                .sorted(Comparator.comparing(SurveyAnswer::number))
                .toList();
    }

    Counts counts(BitSet of, String population) {
        Map<String, Long> buckets = new TreeMap<>();
        of.stream().forEach(i -> {
            String bucket = columnsOf.get(i).bucket(population, indexOf[i]);
            if (bucket != null) {
                buckets.merge(bucket, 1L, Long::sum);
            }
        });
        return Counts.of(buckets);
    }

    List<OpinionColumn> columns(List<String> populations) {
        return populations.stream().map(this::column).toList();
    }

    /** Valid answers of a population; of themes whoever mentions one. */
    private OpinionColumn column(String population) {
        OpinionColumn known = byPopulation.get(population);
        if (known != null) {
            return known;
        }
        OpinionColumn column = new OpinionColumn(population, new BitSet(), new BitSet());
        for (int i = 0; i < columnsOf.size(); i++) {
            enter(column, i);
        }
        byPopulation.put(population, column);
        return column;
    }

    private void enter(OpinionColumn column, int number) {
        String population = column.question();
        String bucket = scores.valid(
                population, columnsOf.get(number).bucket(AnswerScores.stored(population), indexOf[number]));
        if (bucket != null) {
            column.valid().set(number);
            column.satisfied().set(number, scores.isSatisfied(population, bucket));
        }
    }

    /** The department of each service whose answers are all of one. */
    Map<String, String> departments(BitSet of) {
        Map<String, Set<String>> found = new TreeMap<>();
        of.stream().forEach(i -> found.computeIfAbsent(value(Dimension.SERVICE.code(), i), s -> new TreeSet<>())
                .add(value(Dimension.DEPARTMENT.code(), i)));
        Map<String, String> departments = new TreeMap<>();
        found.forEach((service, all) -> {
            if (all.size() == 1) {
                departments.put(service, all.iterator().next());
            }
        });
        return departments;
    }

    SortedMap<YearMonth, BitSet> byMonth(BitSet of) {
        SortedMap<YearMonth, BitSet> months = new TreeMap<>();
        of.stream().forEach(i -> months.computeIfAbsent(columnsOf.get(i).month(), m -> new BitSet())
                .set(i));
        return months;
    }
}
