package org.rida.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.comparison.KeyDrivers;
import org.rida.metric.survey.Margin;
import org.rida.metric.survey.Raking;
import org.rida.metric.survey.Raking.WeightedShare;
import org.rida.metric.survey.Respondent;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.opinion.OpinionLedger;
import org.rida.tally.count.AskedPeople;
import org.rida.tally.count.AskedPeople.AskedGroup;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;
import org.rida.tally.count.SurveyAnswers;

/**
 * What follows from single answers of a period: satisfaction weighted to everyone asked, and which aspects go with it. Of readers
 * who may not see every answer it uses exactly the answers that the {@link OpinionLedger} shows them together, so that a figure of
 * it is never of a group that they could subtract. Only of everybody, in the policy's calendar.
 */
public final class RespondentFigures {

    /** With more aspects the share of each would mean little, and all orders of them could not be computed. */
    private static final int MOST_ASPECTS = 8;

    private static final int SATISFIED = 4;
    private static final int HUNDRED = 100;

    private final PeriodFigures figures;
    private final FigureSources sources;
    private final DataCoverage coverage;
    private final AskedPeople asked;
    private final Map<List<String>, Weighting> weightings = new HashMap<>();
    private @Nullable List<SurveyAnswer> every;

    RespondentFigures(PeriodFigures figures, FigureSources sources, DataCoverage coverage) {
        this.figures = figures;
        this.sources = sources;
        this.coverage = coverage;
        this.asked = new AskedPeople(sources.database(), sources.policy());
    }

    /**
     * Answers weighted to everyone asked.
     *
     * @param asked people in the period, by request
     * @param respondents answers of people who were asked, whenever that was
     * @param shares one for each question that was asked for, in order; empty where raking is refused
     * @param margins what the weights change; empty where raking is refused
     */
    public record Weighting(
            long asked, int respondents, Raking raking, List<QuestionShare> shares, List<MarginShare> margins) {}

    /** @param raw as in other tables, of all answers */
    public record QuestionShare(Question question, Figure raw, Optional<WeightedShare> weighted) {

        /** By how many points the weighted share is above the raw one, of both as they are printed; 0 where there is none. */
        public long points() {
            return weighted.map(share ->
                            percent(share.value()) - percent(raw.value().orElse(0)))
                    .orElse(0L);
        }

        /** Whether a reader of the raw share has to know of the weighted one. */
        public boolean differs() {
            return Math.abs(points()) > 1;
        }

        private static long percent(double share) {
            return Math.round(share * HUNDRED);
        }
    }

    /**
     * Categories of a property, joined where there were too few.
     *
     * @param asked share of everyone asked, 0 to 1
     * @param answered share of those who answered
     * @param weighted the same, weighted
     */
    public record MarginShare(
            Dimension property, List<String> categories, double asked, double answered, double weighted) {}

    /** Whether anything can be said: of everybody, in the policy's calendar. */
    public boolean isOffered() {
        return !figures.isOfPart() && OpinionFigures.isPublished(figures.period());
    }

    /** @param questions codes, on the scale of five */
    public Weighting weighting(List<String> questions) {
        return weightings.computeIfAbsent(questions, this::weighted);
    }

    private Weighting weighted(List<String> questions) {
        Policy policy = sources.policy();
        List<SurveyAnswer> answers = answers(questions);
        Map<String, Map<String, String>> categories =
                asked.respondents(answers.stream().map(SurveyAnswer::number).toList(), coverage.coversTo());
        List<SurveyAnswer> invited = answers.stream()
                .filter(answer -> categories.containsKey(answer.number()))
                .toList();
        Map<String, Double> drawn =
                asked.probabilities(invited.stream().map(SurveyAnswer::number).toList());
        List<Respondent> respondents = invited.stream()
                .map(answer -> new Respondent(
                        1 / drawn.getOrDefault(answer.number(), 1.0),
                        categories.getOrDefault(answer.number(), Map.of())))
                .toList();
        LocalDate last = figures.period().last();
        List<AskedGroup> groups = asked.asked(figures.period().first(), last, coverage.coversTo());
        Raking raking = Raking.of(respondents, margins(groups, respondents));
        List<QuestionShare> shares = questions.stream()
                .map(code -> new QuestionShare(
                        policy.question(code),
                        figures.figure(Metric.SATISFIED_SHARE, code),
                        raking.refusal().isEmpty()
                                ? raking.share(invited.stream()
                                        .map(answer -> satisfied(answer, code))
                                        .toList())
                                : Optional.empty()))
                .toList();
        return new Weighting(
                groups.stream().mapToLong(AskedGroup::n).sum(),
                respondents.size(),
                raking,
                raking.refusal().isEmpty() ? shares : List.of(),
                raking.refusal().isEmpty() ? shares(groups, respondents, raking) : List.of());
    }

    /** The aspects' parts in overall satisfaction; empty where there is no overall question or not two to eight aspects. */
    public Optional<KeyDrivers> drivers() {
        List<Question> aspects = aspects();
        String overall = overall();
        if (overall == null || aspects.size() < 2 || aspects.size() > MOST_ASPECTS) {
            return Optional.empty();
        }
        List<String> codes = Stream.concat(Stream.of(overall), aspects.stream().map(Question::code))
                .toList();
        List<double[]> rows = answers(codes).stream()
                .map(answer ->
                        codes.stream().mapToDouble(code -> score(answer, code)).toArray())
                .toList();
        return Optional.of(KeyDrivers.of(
                codes.subList(1, codes.size()), rows, figures.period().last().toEpochDay()));
    }

    /** In the policy's order. */
    private List<Question> aspects() {
        return sources.policy().questions().stream()
                .filter(question ->
                        question.role() == QuestionRole.ASPECT && question.scale() == AnswerScale.ONE_TO_FIVE)
                .toList();
    }

    private @Nullable String overall() {
        return sources.policy().questions().stream()
                .filter(question -> question.role() == QuestionRole.OVERALL)
                .map(Question::code)
                .findFirst()
                .orElse(null);
    }

    private List<SurveyAnswer> answers(List<String> questions) {
        List<String> populations = questions.stream().map(Population::score).toList();
        return figures.opinions()
                .map(shown -> shown.answers(figures.period(), populations))
                .orElseGet(this::everyAnswer);
    }

    /** Read once: weights and drivers are of the same answers. */
    private List<SurveyAnswer> everyAnswer() {
        if (every == null) {
            every = readAnswers();
        }
        return every;
    }

    private List<SurveyAnswer> readAnswers() {
        List<YearMonth> months = Stream.iterate(figures.period().firstMonth(), month -> month.plusMonths(1))
                .takeWhile(month -> !month.isAfter(figures.period().lastMonth()))
                .toList();
        List<SurveyAnswer> answers = new ArrayList<>();
        new SurveyAnswers(sources.database(), sources.policy())
                .read(months, coverage, (month, found) -> answers.addAll(found));
        return List.copyOf(answers);
    }

    /** Where nobody was asked in the category of somebody who was asked earlier, the category is there with nobody. */
    private static List<Margin> margins(List<AskedGroup> groups, List<Respondent> respondents) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<Margin> margins = new ArrayList<>();
        for (Dimension property : AskedPeople.PROPERTIES) {
            Map<String, Double> people = new HashMap<>();
            respondents.forEach(one -> people.put(one.categories().getOrDefault(property.code(), ""), 0.0));
            groups.forEach(group -> people.merge(
                    group.categories().getOrDefault(property.code(), ""), (double) group.n(), Double::sum));
            margins.add(new Margin(property.code(), people));
        }
        return margins;
    }

    private static List<MarginShare> shares(List<AskedGroup> groups, List<Respondent> respondents, Raking raking) {
        List<Double> weights = raking.weights();
        List<MarginShare> shares = new ArrayList<>();
        for (Dimension property : AskedPeople.PROPERTIES) {
            Map<String, double[]> sums = new TreeMap<>();
            groups.forEach(group ->
                    sums.computeIfAbsent(category(group.categories(), property), c -> new double[3])[0] += group.n());
            for (int i = 0; i < respondents.size(); i++) {
                double[] sum =
                        sums.computeIfAbsent(category(respondents.get(i).categories(), property), c -> new double[3]);
                sum[1]++;
                sum[2] += weights.get(i);
            }
            List<List<String>> parts = new ArrayList<>(raking.joined().getOrDefault(property.code(), List.of()));
            sums.keySet().stream()
                    .filter(category -> parts.stream().noneMatch(part -> part.contains(category)))
                    .map(List::of)
                    .forEach(parts::add);
            parts.forEach(part -> shares.add(
                    new MarginShare(property, part, share(part, sums, 0), share(part, sums, 1), share(part, sums, 2))));
        }
        return shares;
    }

    private static String category(Map<String, String> categories, Dimension property) {
        return categories.getOrDefault(property.code(), Population.NOT_GIVEN);
    }

    private static double share(List<String> part, Map<String, double[]> sums, int column) {
        double all = sums.values().stream().mapToDouble(sum -> sum[column]).sum();
        return part.stream()
                        .mapToDouble(category -> sums.getOrDefault(category, new double[3])[column])
                        .sum()
                / all;
    }

    private static double satisfied(SurveyAnswer answer, String question) {
        double score = score(answer, question);
        return Double.isNaN(score) ? score : score >= SATISFIED ? 1 : 0;
    }

    /** NaN for no answer and for "don't know". */
    private static double score(SurveyAnswer answer, String question) {
        String bucket = answer.buckets().get(Population.score(question));
        return bucket == null || !bucket.matches("[1-5]") ? Double.NaN : Double.parseDouble(bucket);
    }
}
