package org.rida.report.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.rida.policy.Stage;
import org.rida.policy.Theme;
import org.rida.report.table.StageRows;
import org.rida.tally.count.Population;
import org.springframework.stereotype.Component;

/** The metrics that the explorer offers, with their names and definitions. */
@Component
public class MetricCatalog {

    private static final List<Metric> TURNAROUND = List.of(
            Metric.PROMISE_KEPT,
            Metric.PROMISE_KEPT_STRICT,
            Metric.ANSWERED_MEDIAN,
            Metric.ANSWERED_P90,
            Metric.ANSWERED_WITHIN_TARGET,
            Metric.OPEN,
            Metric.OPEN_BEYOND_TARGET,
            Metric.OPEN_OLDEST,
            Metric.RECEIVED,
            Metric.ANSWERED,
            Metric.LEFT,
            Metric.REOPENED,
            Metric.ACCEPTED_SHARE,
            Metric.VERIFIED_SHARE,
            Metric.SIGNED_SHARE,
            Metric.REFERRED_SHARE,
            Metric.OUTREACH_SHARE);

    private final Policy policy;

    public MetricCatalog(Policy policy) {
        this.policy = policy;
    }

    /**
     * Metrics that are offered together.
     *
     * @param key of the group's name: {@code trends.group.<key>} in the message files
     */
    public record MetricGroup(String key, List<MetricRef> measures) {}

    /** All groups, in the order in which they are offered. */
    public List<MetricGroup> all() {
        List<MetricGroup> groups = List.of(
                new MetricGroup("satisfaction", satisfaction()),
                new MetricGroup(
                        "turnaround",
                        TURNAROUND.stream().map(m -> new MetricRef(m, null)).toList()),
                new MetricGroup("promises", promises()),
                new MetricGroup("stages", stages()),
                new MetricGroup("themes", themes()));
        return groups.stream().filter(group -> !group.measures().isEmpty()).toList();
    }

    /** Whether the policy has what a metric is about: metrics of declared promises are of no use without any. */
    public boolean isUsed(Metric metric) {
        return !policy.promises().isEmpty() || !MetricPopulations.isOfDeclaredPromise(metric);
    }

    /** The share of the satisfied, of the question about the service as a whole. */
    public MetricRef overall() {
        return new MetricRef(Metric.SATISFIED_SHARE, MetricPopulations.question(Metric.SATISFIED_SHARE, policy));
    }

    /**
     * The metric with a code. The metric alone is enough where one of its kind is offered: a survey with one question of a role
     * need not have it named.
     *
     * @return empty for one that is not offered, and for a metric with several subjects
     */
    public Optional<MetricRef> find(String code) {
        return offered().filter(m -> m.code().equals(code)).findFirst().or(() -> onlyOf(offeredOf(code)));
    }

    /**
     * As {@link #find}, for programs and files, which must not get the figures of another metric.
     *
     * @throws UnknownMeasure with the codes that exist: those of the metric where only its question, stage or theme is wrong
     */
    public MetricRef require(String code) {
        return find(code).orElseThrow(() -> {
            List<MetricRef> near = offeredOf(code.split(":", 2)[0]);
            Stream<MetricRef> known = near.isEmpty() ? offered() : near.stream();
            Map<String, BilingualText> names = new LinkedHashMap<>();
            known.forEach(measure -> names.put(measure.code(), name(measure)));
            return new UnknownMeasure(code, names);
        });
    }

    private Stream<MetricRef> offered() {
        return all().stream().flatMap(group -> group.measures().stream());
    }

    private List<MetricRef> offeredOf(String metric) {
        return offered().filter(m -> m.metric().id().equals(metric)).toList();
    }

    private static Optional<MetricRef> onlyOf(List<MetricRef> metrics) {
        return metrics.size() == 1 ? Optional.of(metrics.get(0)) : Optional.empty();
    }

    /** The name of a metric, with its subject where it has one. */
    public BilingualText name(MetricRef measure) {
        BilingualText name = BilingualText.ofMessage(measure.metric().nameKey());
        String of = measure.subject();
        if (of == null || of.equals(MetricPopulations.question(measure.metric(), policy))) {
            return name;
        }
        BilingualText what = what(measure.metric(), of);
        return new BilingualText(name.ar() + ": " + what.ar(), name.en() + ": " + what.en());
    }

    /** The definition of a metric, as reports print it. */
    public BilingualText definition(MetricRef measure) {
        return BilingualText.ofMessage(measure.metric().definitionKey());
    }

    private static boolean isStagePair(String of) {
        String[] ends = of.split("-", 2);
        return ends.length == 2
                && Stream.of(ends).allMatch(end -> Stream.of(Stage.values())
                        .anyMatch(stage -> stage.code().equals(end)));
    }

    /** The subject of a metric: a stage, a theme, a promise or a question; one that the policy has no more by its code. */
    private BilingualText what(Metric metric, String of) {
        return switch (metric) {
            case STAGE_MEDIAN, STAGE_P90 -> isStagePair(of) ? text(w -> StageRows.name(of, w)) : BilingualText.same(of);
            case THEME_MENTIONS ->
                policy.themes().stream()
                        .filter(t -> t.code().equals(of))
                        .findFirst()
                        .map(Theme::name)
                        .orElse(BilingualText.same(of));
            case DECLARED_PROMISE_KEPT, DECLARED_PROMISE_KEPT_STRICT, DECLARED_PROMISE_BEYOND ->
                policy.promises().stream()
                        .filter(promise -> promise.key().equals(of))
                        .findFirst()
                        .map(DeclaredPromise::name)
                        .orElse(BilingualText.same(of));
            default -> policy.question(of).name();
        };
    }

    /** Metrics of questions that the policy does not ask are not offered. */
    private List<MetricRef> satisfaction() {
        Stream<MetricRef> satisfied = policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.ONE_TO_FIVE
                        && q.role() != QuestionRole.BEFORE
                        && q.role() != QuestionRole.AFTER)
                .map(q -> new MetricRef(Metric.SATISFIED_SHARE, q.code()));
        Stream<MetricRef> others = Stream.of(
                        Metric.DISSATISFIED_SHARE,
                        Metric.MEAN_SCORE,
                        Metric.NET_PROMOTER,
                        Metric.EFFORT_MEAN,
                        Metric.EFFORT_EASY_SHARE,
                        Metric.INFORMED_OF_RIGHTS_SHARE,
                        Metric.EXPECTATION_GAP,
                        Metric.RESPONSE_RATE,
                        Metric.RESPONSE_RATE_LINKED)
                .map(m -> new MetricRef(m, MetricPopulations.question(m, policy)))
                .filter(m -> !"".equals(m.subject()));
        Stream<MetricRef> options = policy.questions().stream()
                .filter(Question::isOption)
                .map(option -> new MetricRef(Metric.CHOSEN_SHARE, option.code()));
        return Stream.of(satisfied, others, options).flatMap(of -> of).toList();
    }

    private static List<MetricRef> stages() {
        return Population.countedStages().stream()
                .map(stage -> new MetricRef(
                        Metric.STAGE_MEDIAN,
                        stage.substring(Population.STAGE.code().length())))
                .toList();
    }

    private List<MetricRef> promises() {
        return policy.promises().stream()
                .flatMap(promise -> Stream.of(Metric.DECLARED_PROMISE_KEPT, Metric.DECLARED_PROMISE_BEYOND)
                        .map(metric -> new MetricRef(metric, promise.key())))
                .toList();
    }

    private List<MetricRef> themes() {
        return policy.themes().stream()
                .map(theme -> new MetricRef(Metric.THEME_MENTIONS, theme.code()))
                .toList();
    }

    /** A text in both languages, with the digits of the organization. */
    public BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language ->
                words.apply(new Messages(language, policy.association().digits())));
    }

    /** The questions on the scale of five that say how satisfied people are, in the order of reports. */
    public List<Question> questions() {
        return policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.ONE_TO_FIVE
                        && q.role() != QuestionRole.BEFORE
                        && q.role() != QuestionRole.AFTER)
                .toList();
    }
}
