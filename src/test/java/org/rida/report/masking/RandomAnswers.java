package org.rida.report.masking;

import org.rida.metric.Share;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;













import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What people answered, drawn by lot: in which department and by which channel they came, what came of it, how satisfied they were. */
final class RandomAnswers {

    private final Random random;
    private final Map<YearMonth, List<Answer>> answers = new TreeMap<>();

    private record Answer(String department, String channel, String outcome, int score) {}

    RandomAnswers(Random random) {
        this.random = random;
    }

    /** So many more, of a month. */
    void come(YearMonth month, int rows) {
        for (int i = 0; i < rows; i++) {
            answers.computeIfAbsent(month, m -> new ArrayList<>())
                    .add(new Answer(
                            one("aid", "projects", "social"),
                            one("phone", "visit", "web", "visit"),
                            one("accepted", "rejected", "waiting", "accepted"),
                            1 + (int) Math.min(4, Math.abs(random.nextGaussian() * 3))));
        }
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    SortedSet<String> departments() {
        return answers.values().stream()
                .flatMap(List::stream)
                .map(Answer::department)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Answer> figures(FigureScope place) {
        return answers.entrySet().stream()
                .filter(month -> !month.getKey().isBefore(place.period().firstMonth())
                        && !month.getKey().isAfter(place.period().lastMonth()))
                .flatMap(month -> month.getValue().stream())
                .filter(a -> place.slice() == Dimension.ALL || a.department().equals(place.value()))
                .toList();
    }

    NavigableMap<Integer, Long> scores(FigureScope place) {
        TreeMap<Integer, Long> scores = new TreeMap<>();
        figures(place).forEach(answer -> scores.merge(answer.score(), 1L, Long::sum));
        return scores;
    }

    Map<String, Map<String, Share>> shares(FigureScope place) {
        Map<String, Share> channels = new TreeMap<>();
        Map<String, Share> outcomes = new TreeMap<>();
        for (Answer answer : figures(place)) {
            Share one = new Share(answer.score() >= 4 ? 1 : 0, 1);
            channels.merge(answer.channel(), one, Share::combine);
            outcomes.merge(answer.outcome(), one, Share::combine);
        }
        return Map.of("channel", channels, "outcome", outcomes);
    }

    /** How many who came by a channel were satisfied, and how many not. */
    Tables satisfied(FigureScope place, String channel) {
        List<Answer> rows =
                figures(place).stream().filter(a -> a.channel().equals(channel)).toList();
        long in = rows.stream().filter(a -> a.score() >= 4).count();
        return Tables.line("all", Map.of("in", in, "out", rows.size() - in));
    }

    /** All by what came of their requests, and those of them whose promise was kept. */
    Tables byOutcome(FigureScope place) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> in = new TreeMap<>();
        for (Answer row : figures(place)) {
            all.merge("p/" + row.outcome() + "/*", 1L, Long::sum);
            in.merge("p/" + row.outcome() + "/in", row.score() >= 3 ? 1L : 0L, Long::sum);
        }
        return Tables.line("p", all).combine(Tables.line("p/*/in", in));
    }
}
