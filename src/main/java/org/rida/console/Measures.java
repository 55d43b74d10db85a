package org.rida.console;

import java.util.ArrayList;
import java.util.List;
import org.rida.metric.Metric;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.Role;
import org.rida.quality.SeriesKey;
import org.rida.tally.Population;

/** What the explorer offers to look at: on one page what people say, on the other how long they wait. */
final class Measures {

    private static final List<Metric> WAITING = List.of(
            Metric.PROMISE_KEPT,
            Metric.PROMISE_KEPT_STRICT,
            Metric.ANSWERED_MEDIAN,
            Metric.ANSWERED_P90,
            Metric.ANSWERED_WITHIN_TARGET,
            Metric.OPEN_BEYOND_TARGET,
            Metric.OPEN,
            Metric.RECEIVED,
            Metric.ANSWERED,
            Metric.ACCEPTED_SHARE,
            Metric.VERIFIED_SHARE,
            Metric.SIGNED_SHARE,
            Metric.REFERRED_SHARE);

    private Measures() {}

    static List<SeriesKey> ofSatisfaction(Policy policy) {
        List<SeriesKey> measures = new ArrayList<>();
        for (Question question : policy.questions()) {
            if (question.role() == Role.OVERALL || question.role() == Role.ASPECT) {
                measures.add(SeriesKey.of(Metric.SATISFIED_SHARE, question.code()));
            }
        }
        add(measures, policy, Role.OVERALL, Metric.DISSATISFIED_SHARE);
        add(measures, policy, Role.OVERALL, Metric.MEAN_SCORE);
        add(measures, policy, Role.RECOMMEND, Metric.NET_PROMOTER);
        add(measures, policy, Role.EFFORT, Metric.EFFORT_MEAN);
        add(measures, policy, Role.EFFORT, Metric.EFFORT_EASY_SHARE);
        add(measures, policy, Role.TOLD_RIGHT, Metric.TOLD_RIGHT_SHARE);
        measures.add(SeriesKey.of(Metric.EXPECTATION_GAP, null));
        measures.add(SeriesKey.of(Metric.RESPONSE_RATE, null));
        return measures;
    }

    static List<SeriesKey> ofTurnaround() {
        List<SeriesKey> measures = new ArrayList<>();
        WAITING.forEach(metric -> measures.add(SeriesKey.of(metric, null)));
        String stage = Population.STAGE.code();
        Population.countedStages().forEach(pair -> {
            measures.add(SeriesKey.of(Metric.STAGE_MEDIAN, pair.substring(stage.length())));
            measures.add(SeriesKey.of(Metric.STAGE_P90, pair.substring(stage.length())));
        });
        return measures;
    }

    private static void add(List<SeriesKey> measures, Policy policy, Role role, Metric metric) {
        policy.questions().stream()
                .filter(q -> q.role() == role)
                .forEach(q -> measures.add(SeriesKey.of(metric, q.code())));
    }
}
