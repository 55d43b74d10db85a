package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.rida.policy.Theme;
import org.rida.tally.count.Population;







import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Everything whose months can be looked at, and what it is called. */
@Component
public class Measures {

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

    Measures(Policy policy) {
        this.policy = policy;
    }

    /** @param key names the group's words: {@code trends.group.<key>} */
    public record Group(String key, List<Measure> measures) {}

    public List<Group> all() {
        return List.of(
                new Group("satisfaction", satisfaction()),
                new Group(
                        "turnaround",
                        TURNAROUND.stream().map(m -> new Measure(m, null)).toList()),
                new Group("stages", stages()),
                new Group("themes", themes()));
    }

    /** The question that stands for satisfaction as a whole. */
    public Measure overall() {
        return new Measure(Metric.SATISFIED_SHARE, CountedIn.question(Metric.SATISFIED_SHARE, policy));
    }

    /** Empty for what is not in the list. */
    public Optional<Measure> find(String code) {
        return all().stream()
                .flatMap(group -> group.measures().stream())
                .filter(m -> m.code().equals(code))
                .findFirst();
    }

    public BilingualText name(Measure measure) {
        BilingualText name = new BilingualText(
                measure.metric().arabic().name(), measure.metric().english().name());
        String of = measure.of();
        if (of == null || of.equals(CountedIn.question(measure.metric(), policy))) {
            return name;
        }
        BilingualText what = what(measure.metric(), of);
        return new BilingualText(name.ar() + ": " + what.ar(), name.en() + ": " + what.en());
    }

    public BilingualText definition(Measure measure) {
        return new BilingualText(
                measure.metric().arabic().definition(),
                measure.metric().english().definition());
    }

    private BilingualText what(Metric metric, String of) {
        return switch (metric) {
            case STAGE_MEDIAN, STAGE_P90 -> text(w -> StageRows.name(of, w));
            case THEME_MENTIONS ->
                policy.themes().stream()
                        .filter(t -> t.code().equals(of))
                        .findFirst()
                        .map(Theme::name)
                        .orElse(BilingualText.same(of));
            default -> policy.question(of).name();
        };
    }

    private List<Measure> satisfaction() {
        Stream<Measure> asked = policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.ONE_TO_FIVE && q.role() != QuestionRole.BEFORE && q.role() != QuestionRole.AFTER)
                .map(q -> new Measure(Metric.SATISFIED_SHARE, q.code()));
        Stream<Measure> others = Stream.of(
                        Metric.DISSATISFIED_SHARE,
                        Metric.MEAN_SCORE,
                        Metric.NET_PROMOTER,
                        Metric.EFFORT_MEAN,
                        Metric.EFFORT_EASY_SHARE,
                        Metric.INFORMED_OF_RIGHTS_SHARE,
                        Metric.EXPECTATION_GAP,
                        Metric.RESPONSE_RATE,
                        Metric.RESPONSE_RATE_LINKED)
                .map(m -> new Measure(m, CountedIn.question(m, policy)))
                .filter(m -> !"".equals(m.of()));
        return Stream.concat(asked, others).toList();
    }

    private static List<Measure> stages() {
        return Population.countedStages().stream()
                .map(stage -> new Measure(
                        Metric.STAGE_MEDIAN,
                        stage.substring(Population.STAGE.code().length())))
                .toList();
    }

    private List<Measure> themes() {
        return policy.themes().stream()
                .map(theme -> new Measure(Metric.THEME_MENTIONS, theme.code()))
                .toList();
    }

    BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language ->
                words.apply(new Messages(language, policy.association().digits())));
    }

    /** The questions on the scale of five that say how satisfied people are, in the order of reports. */
    List<Question> questions() {
        return policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.ONE_TO_FIVE && q.role() != QuestionRole.BEFORE && q.role() != QuestionRole.AFTER)
                .toList();
    }
}
