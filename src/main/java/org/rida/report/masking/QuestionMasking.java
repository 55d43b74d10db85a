package org.rida.report.masking;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;

/**
 * What may be shown of the answers to one question, in whichever blocks it stands: how many were satisfied and dissatisfied
 * and how many were not, how many gave each score where the report spreads them out, and the mean. These tell on each other, so they
 * are masked together: a block that hides a score must not stand beside a share that is the sum of the others, nor beside a mean from
 * which it can be worked out.
 */
public final class QuestionMasking {

    static final String ALL = "all";
    static final String SATISFIED = "satisfied";
    private static final String DISSATISFIED = "dissatisfied";
    private static final String BETWEEN = "between";
    static final String NOT = "not-";

    private final long n;
    private final Tables tables;
    private final Masking masking;
    private final int smallest;

    private QuestionMasking(long n, Tables tables, Masking masking, int smallest) {
        this.n = n;
        this.tables = tables;
        this.masking = masking;
        this.smallest = smallest;
    }

    /**
     * @param counted answers by score on a scale of five, of everybody
     * @param spread whether the report shows how many gave each score
     */
    static QuestionMasking of(SortedMap<Integer, Long> counted, boolean spread, int smallest) {
        Tables tables = tables(counted, spread);
        return of(tables, Masking.maskingOf(tables, smallest), smallest);
    }

    public static QuestionMasking of(Tables tables, Masking masking, int smallest) {
        return new QuestionMasking(requireNonNull(tables.cells().get(ALL)), tables, masking, smallest);
    }

    /** What stands in the report's blocks of one question's answers. */
    public static Tables tables(SortedMap<Integer, Long> counted, boolean spread) {
        return spread ? scores(counted) : sides(counted);
    }

    /** Whether a metric is worked out from the answers on a scale of five. */
    public static boolean speaksOf(Metric metric) {
        return switch (metric) {
            case SATISFIED_SHARE, DISSATISFIED_SHARE, MEAN_SCORE -> true;
            default -> false;
        };
    }

    /** Whether the number of those who gave this score is hidden. */
    public boolean hides(int score) {
        return masking.isMasked(Integer.toString(score));
    }

    /** Whether a figure over the question's answers is hidden, with its interval and what it counts. */
    public boolean hides(Figure figure) {
        return n > 0 && (n < smallest || masking.isAnyMasked(behind(figure.metric())));
    }

    /** Whether how many answered is hidden. */
    public boolean hidesAll() {
        return n > 0 && (n < smallest || masking.isMasked(ALL));
    }

    Tables tables() {
        return tables;
    }

    /** The cells that everybody sees. */
    Set<String> shown() {
        return tables.cells().keySet().stream()
                .filter(cell -> !masking.isMasked(cell))
                .collect(Collectors.toSet());
    }

    Set<String> masked() {
        return Stream.of(masking.primary(), masking.secondary())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private List<String> behind(Metric metric) {
        return switch (metric) {
            case SATISFIED_SHARE -> List.of(ALL, SATISFIED, NOT + SATISFIED);
            case DISSATISFIED_SHARE -> List.of(ALL, DISSATISFIED, NOT + DISSATISFIED);
            default ->
                Stream.of(masking.primary(), masking.secondary())
                        .flatMap(Set::stream)
                        .toList();
        };
    }

    private static Tables sides(SortedMap<Integer, Long> counted) {
        Map<String, Long> parts =
                Map.of(SATISFIED, sum(counted, 4, 5), BETWEEN, sum(counted, 3, 3), DISSATISFIED, sum(counted, 1, 2));
        return Tables.line(ALL, parts)
                .combine(Tables.line(NOT + SATISFIED, without(SATISFIED, parts)))
                .combine(Tables.line(NOT + DISSATISFIED, without(DISSATISFIED, parts)));
    }

    private static Map<String, Long> without(String side, Map<String, Long> parts) {
        Map<String, Long> others = new TreeMap<>(parts);
        others.remove(side);
        return others;
    }

    private static long sum(SortedMap<Integer, Long> counted, int from, int to) {
        return counted.subMap(from, to + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Tables scores(SortedMap<Integer, Long> counted) {
        return line(ALL, counted, 1, 5)
                .combine(line(SATISFIED, counted, 4, 5))
                .combine(line(DISSATISFIED, counted, 1, 2))
                .combine(line(NOT + SATISFIED, counted, 1, 3))
                .combine(line(NOT + DISSATISFIED, counted, 3, 5));
    }

    private static Tables line(String name, SortedMap<Integer, Long> counted, int from, int to) {
        Map<String, Long> parts = new TreeMap<>();
        for (int score = from; score <= to; score++) {
            parts.put(Integer.toString(score), counted.getOrDefault(score, 0L));
        }
        return Tables.line(name, parts);
    }
}
