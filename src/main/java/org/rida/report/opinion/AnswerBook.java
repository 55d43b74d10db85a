package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;

/** All answers that a draft knows, numbered: those of issued snapshots, and those that are counted now. */
final class AnswerBook {

    static final String RATED = "rated:";

    private static final int SATISFIED = 4;
    private static final String DONT_KNOW = "dont_know";

    private final Policy policy;
    private final List<SurveyAnswer> answers = new ArrayList<>();
    private final Map<SurveyAnswer, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> snapshots = new HashMap<>();
    private final Map<String, OpinionColumn> columns = new HashMap<>();

    AnswerBook(Policy policy) {
        this.policy = policy;
    }

    /** Remembers a month's answers under their hash. */
    void add(String hash, List<SurveyAnswer> month) {
        BitSet all = new BitSet();
        for (SurveyAnswer answer : month) {
            all.set(numbers.computeIfAbsent(answer, a -> {
                answers.add(a);
                return answers.size() - 1;
            }));
        }
        snapshots.put(hash, all);
    }

    BitSet snapshot(String hash) {
        BitSet all = snapshots.get(hash);
        if (all == null) {
            throw new IllegalStateException("no answers are stored under the hash " + hash);
        }
        return (BitSet) all.clone();
    }

    /** The preferred one, or another that holds all of these answers of a month. */
    String snapshotOf(YearMonth month, BitSet some, String preferred) {
        if (isWithin(some, snapshot(preferred))) {
            return preferred;
        }
        return snapshots.entrySet().stream()
                .filter(snapshot -> isWithin(some, snapshot.getValue()))
                .map(Map.Entry::getKey)
                .min(String::compareTo)
                .orElseThrow(() -> new IllegalStateException("no snapshot of " + month + " holds these answers"));
    }

    private static boolean isWithin(BitSet part, BitSet whole) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    BitSet row(String slice, PublishedRow row) {
        BitSet found = new BitSet();
        row.months().values().forEach(hash -> found.or(snapshot(hash)));
        Set<String> values = Set.copyOf(row.values());
        Set<String> without = Set.copyOf(row.without());
        return select(found, answer -> values.contains(value(slice, answer)) && !without.contains(answer.number()));
    }

    /** By the value of a slice. */
    SortedMap<String, BitSet> rows(String slice, BitSet of) {
        SortedMap<String, BitSet> rows = new TreeMap<>();
        of.stream().forEach(i -> rows.computeIfAbsent(value(slice, answers.get(i)), v -> new BitSet())
                .set(i));
        return rows;
    }

    BitSet select(BitSet of, Predicate<SurveyAnswer> which) {
        BitSet selected = new BitSet();
        of.stream().filter(i -> which.test(answers.get(i))).forEach(selected::set);
        return selected;
    }

    BitSet sensitive() {
        BitSet all = new BitSet();
        all.set(0, answers.size());
        return select(all, answer -> policy.sensitiveSegments().contains(value(Dimension.SEGMENT.code(), answer)));
    }

    List<String> numbers(BitSet of) {
        return of.stream().mapToObj(i -> answers.get(i).number()).sorted().toList();
    }

    Counts counts(BitSet of, String population) {
        Map<String, Long> buckets = new TreeMap<>();
        of.stream().forEach(i -> {
            String bucket = answers.get(i).buckets().get(population);
            if (bucket != null) {
                buckets.merge(bucket, 1L, Long::sum);
            }
        });
        return Counts.of(buckets);
    }

    /** Valid answers of a population; of themes whoever mentions one. */
    OpinionColumn column(String population) {
        return columns.computeIfAbsent(population, p -> {
            BitSet valid = new BitSet();
            BitSet satisfied = new BitSet();
            for (int i = 0; i < answers.size(); i++) {
                String bucket = bucket(answers.get(i), p);
                if (bucket != null && (isOfTheme(p) || !bucket.equals(DONT_KNOW))) {
                    valid.set(i);
                    satisfied.set(i, isSatisfied(p, bucket));
                }
            }
            return new OpinionColumn(p, valid, satisfied);
        });
    }

    /** The department of each service whose answers are all of one. */
    Map<String, String> departments(BitSet of) {
        Map<String, Set<String>> found = new TreeMap<>();
        of.stream().mapToObj(answers::get).forEach(answer -> found.computeIfAbsent(
                        value(Dimension.SERVICE.code(), answer), s -> new TreeSet<>())
                .add(value(Dimension.DEPARTMENT.code(), answer)));
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
        of.stream().forEach(i -> months.computeIfAbsent(answers.get(i).month(), m -> new BitSet())
                .set(i));
        return months;
    }

    private static @Nullable String bucket(SurveyAnswer answer, String population) {
        if (!population.startsWith(RATED)) {
            return answer.buckets().get(population);
        }
        String score = answer.buckets().get(population.substring(RATED.length()));
        return score == null || !score.matches("[0-9]+") ? null : score;
    }

    private boolean isSatisfied(String population, String bucket) {
        if (population.startsWith(RATED)) {
            return Integer.parseInt(bucket) >= SATISFIED;
        }
        if (!population.startsWith(Population.SCORE.code())) {
            return true;
        }
        Question question =
                policy.question(population.substring(Population.SCORE.code().length()));
        return switch (question.scale()) {
            case ONE_TO_FIVE -> Integer.parseInt(bucket) >= SATISFIED;
            case ONE_TO_SEVEN -> Integer.parseInt(bucket) >= 5;
            case ZERO_TO_TEN -> Integer.parseInt(bucket) >= 9;
            case YES_NO -> bucket.equals("yes");
            case FREE_TEXT -> true;
        };
    }

    private static boolean isOfTheme(String population) {
        return population.startsWith(Population.THEME.code());
    }

    private static String value(String slice, SurveyAnswer answer) {
        return slice.equals(Dimension.ALL.code())
                ? Dimension.EVERYTHING
                : answer.values().getOrDefault(slice, Population.NOT_GIVEN);
    }
}
