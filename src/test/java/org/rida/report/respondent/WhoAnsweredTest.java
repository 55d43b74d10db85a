package org.rida.report.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.OctoberRun;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.comparison.KeyDrivers;
import org.rida.metric.survey.Raking.WeightedShare;
import org.rida.metric.survey.RakingRefusal;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.StoredCounts;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.WeightedSatisfactionSpec;
import org.rida.report.document.Block;
import org.rida.report.explore.Respondents;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.RespondentFigures;
import org.rida.report.figure.RespondentFigures.MarginShare;
import org.rida.report.figure.RespondentFigures.Weighting;
import org.rida.report.figure.TestSources;
import org.rida.tally.count.DataCoverage;
import org.springframework.beans.factory.annotation.Autowired;

/** Weights and key drivers of the sample, computed a second time from the rows, in other ways. */
class WhoAnsweredTest extends OctoberRun {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final List<String> ASPECTS = List.of("procedures", "provider", "speed", "clarity", "access");

    /** By the newest invitation before the answer: overall, and the three categories on the day of asking. */
    private static final String ANSWERS =
            """
            select p.scores ->> 'overall' as overall, %1$s
            from response p
            join lateral (select * from invitation v where v.request_no = p.request_no and v.invited_on <= p.answered_on
                order by v.invited_on desc limit 1) v on true
            %2$s
            where p.answered_on between '2026-10-01' and '2026-10-31' order by p.response_no
            """;

    private static final String ASKED =
            """
            select '' as overall, %1$s
            from (select request_no, min(invited_on) as invited_on from invitation
                where invited_on between '2026-10-01' and '2026-10-31' group by request_no) v
            %2$s
            """;

    private static final String CATEGORIES =
            """
            case when not e.promised or e.promised is null then 'unclocked'
                 when e.replied_on <= v.invited_on and (e.left_on is null or e.left_on >= e.replied_on) then e.decision
                 when e.left_on <= v.invited_on then 'left' else 'waiting' end as outcome,
            coalesce(e.channel, 'not-given') as channel, coalesce(e.segment, 'not-given') as segment
            """;

    private static final String RUN =
            """
            left join episode e on e.request_no = v.request_no and e.episode_no = (
                select coalesce(max(episode_no) filter (where received_on <= v.invited_on), 1) from episode where request_no = v.request_no)
            """;

    @Autowired
    private FigureSources sources;

    @Autowired
    private Respondents respondents;

    private record Person(String overall, Map<String, String> categories) {}

    private List<Person> people(String query) {
        return sql.sql(query.formatted(CATEGORIES, RUN))
                .query((row, n) -> new Person(
                        row.getString("overall"),
                        Map.of(
                                "outcome", row.getString("outcome"),
                                "channel", row.getString("channel"),
                                "segment", row.getString("segment"))))
                .list();
    }

    private RespondentFigures figures(YearMonth month) {
        return new PeriodFigures(sources, DataCoverage.of(database).orElseThrow(), Period.month(month)).respondents();
    }

    /** Fitting the margins one after the other, a thousand times, with the categories joined as the product says. */
    @Test
    void weightsMakeThoseWhoAnsweredResembleThoseWhoWereAsked() {
        List<Person> answered = people(ANSWERS);
        List<Person> asked = people(ASKED);
        Weighting weighting = figures(LAST).weighting(List.of("overall"));

        assertThat(weighting.asked()).isEqualTo(asked.size());
        assertThat(weighting.respondents()).isEqualTo(answered.size());
        assertThat(weighting.margins())
                .allSatisfy(margin -> assertThat(margin.weighted()).isCloseTo(margin.asked(), within(1e-7)));
        assertThat(weighting.margins())
                .anySatisfy(margin -> assertThat(margin.answered()).isNotCloseTo(margin.asked(), within(.01)));

        double[] weights = new double[answered.size()];
        Arrays.fill(weights, 1);
        for (int round = 0; round < 1000; round++) {
            for (String property : List.of("outcome", "channel", "segment")) {
                fit(weights, answered, asked, property, parts(weighting, property));
            }
        }
        double satisfied = 0;
        double all = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            String overall = answered.get(i).overall();
            if (overall != null) {
                satisfied += Integer.parseInt(overall) >= 4 ? weights[i] : 0;
                all += weights[i];
                squares += weights[i] * weights[i];
            }
        }
        WeightedShare share = weighting.shares().get(0).weighted().orElseThrow();
        assertThat(share.value()).isCloseTo(satisfied / all, within(1e-7));
        assertThat(share.effectiveNumber()).isCloseTo(all * all / squares, within(1e-4));
    }

    private static List<List<String>> parts(Weighting weighting, String property) {
        return weighting.margins().stream()
                .filter(margin -> margin.property().code().equals(property))
                .map(MarginShare::categories)
                .toList();
    }

    private static void fit(
            double[] weights, List<Person> answered, List<Person> asked, String property, List<List<String>> parts) {
        double total = Arrays.stream(weights).sum();
        for (List<String> part : parts) {
            double wanted = asked.stream()
                            .filter(person -> part.contains(person.categories().get(property)))
                            .count()
                    * total
                    / asked.size();
            double now = 0;
            for (int i = 0; i < weights.length; i++) {
                now += part.contains(answered.get(i).categories().get(property)) ? weights[i] : 0;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= part.contains(answered.get(i).categories().get(property)) ? wanted / now : 1;
            }
        }
    }

    /** In no month do weights move satisfaction far, and in each in which they are refused there is a reason. */
    @Test
    void everyMonthIsWeightedOrSaysWhyNot() {
        int weighted = 0;
        for (YearMonth month = YearMonth.of(2024, 7); !month.isAfter(LAST); month = month.plusMonths(1)) {
            Weighting weighting = figures(month).weighting(List.of("overall"));
            if (weighting.raking().refusal().isPresent()) {
                assertThat(weighting.raking().refusal()).as("%s", month).contains(RakingRefusal.TOO_FEW);
                assertThat(weighting.respondents()).isLessThan(50);
            } else {
                weighted++;
                double raw = weighting.shares().get(0).raw().value().orElseThrow();
                assertThat(weighting.shares().get(0).weighted().orElseThrow().value())
                        .as("%s", month)
                        .isCloseTo(raw, within(.03));
                assertThat(weighting.raking().effectiveNumber()).isLessThanOrEqualTo(weighting.respondents());
            }
        }
        assertThat(weighted).isGreaterThanOrEqualTo(25);
    }

    /** By ordinary least squares in each of the 120 orders in which the aspects can be entered. */
    @Test
    void driversAreTheMeanOfAllOrders() {
        List<double[]> rows = new ArrayList<>();
        sql.sql("select scores::text from response where answered_on between '2026-10-01' and '2026-10-31'"
                        + " and scores ->> 'overall' is not null and scores ->> 'procedures' is not null"
                        + " and scores ->> 'provider' is not null and scores ->> 'speed' is not null"
                        + " and scores ->> 'clarity' is not null and scores ->> 'access' is not null")
                .query(String.class)
                .list()
                .forEach(scores -> rows.add(new double[] {
                    score(scores, "overall"),
                    score(scores, "procedures"),
                    score(scores, "provider"),
                    score(scores, "speed"),
                    score(scores, "clarity"),
                    score(scores, "access")
                }));
        double[] sums = new double[ASPECTS.size()];
        List<List<Integer>> orders = orders(List.of(0, 1, 2, 3, 4));
        Map<List<Integer>, Double> known = new HashMap<>();
        for (List<Integer> order : orders) {
            for (int i = 0; i < order.size(); i++) {
                sums[order.get(i)] +=
                        rSquared(rows, order.subList(0, i + 1), known) - rSquared(rows, order.subList(0, i), known);
            }
        }
        KeyDrivers drivers = figures(LAST).drivers().orElseThrow();

        assertThat(drivers.refusal()).isEmpty();
        assertThat(drivers.n()).isEqualTo(rows.size());
        assertThat(drivers.rSquared()).isCloseTo(rSquared(rows, List.of(0, 1, 2, 3, 4), known), within(1e-9));
        for (int i = 0; i < ASPECTS.size(); i++) {
            KeyDrivers.Driver driver = drivers.drivers().get(i);
            assertThat(driver.aspect()).isEqualTo(ASPECTS.get(i));
            assertThat(driver.share()).as(driver.aspect()).isCloseTo(sums[i] / orders.size(), within(1e-9));
            assertThat(driver.interval().contains(driver.share())).isTrue();
        }
        assertThat(figures(LAST).drivers()).as("seeded").contains(drivers);
    }

    private static double score(String scores, String question) {
        return Double.parseDouble(scores.replaceAll(".*\"" + question + "\": ?(\\d+).*", "$1"));
    }

    private static List<List<Integer>> orders(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            orders(rest).forEach(order -> {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return orders;
    }

    private static double rSquared(List<double[]> rows, List<Integer> entered, Map<List<Integer>, Double> known) {
        if (entered.isEmpty()) {
            return 0;
        }
        return known.computeIfAbsent(entered.stream().sorted().toList(), aspects -> {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.newSampleData(
                    rows.stream().mapToDouble(row -> row[0]).toArray(),
                    rows.stream()
                            .map(row -> aspects.stream()
                                    .mapToDouble(aspect -> row[aspect + 1])
                                    .toArray())
                            .toArray(double[][]::new));
            return regression.calculateRSquared();
        });
    }

    /** An officer sees the page of any month; of one without data the last whole one. */
    @Test
    void aMonthThatIsNotThereIsTheLastWholeOne() {
        Respondents.RespondentsView view =
                respondents.view(YearMonth.of(1990, 1)).orElseThrow();

        assertThat(view.month()).isEqualTo(LAST);
        assertThat(view.months()).startsWith(LAST).endsWith(YearMonth.of(2024, 7));
        assertThat(view.weights().tables()).hasSize(2);
        assertThat(view.drivers().tables()).hasSize(1);
        assertThat(view.bias().rows()).isNotEmpty();
    }

    /** July 2024 has few answers: what they go with is not shown, and the page says why. */
    @Test
    void tooFewAnswersAreRefusedWithAReason() {
        Respondents.RespondentsView view =
                respondents.view(YearMonth.of(2024, 7)).orElseThrow();

        assertThat(view.weights().text().paragraphs().get(0).en())
                .as("weights move July by three points")
                .contains("The difference comes from who answered");
        assertThat(view.drivers().tables()).isEmpty();
        assertThat(view.drivers().text().paragraphs()).singleElement().satisfies(reason -> {
            assertThat(reason.en()).startsWith("Not offered: it needs 100 answers");
            assertThat(reason.ar()).startsWith("غير معروض: يلزم ١٠٠ تقييم");
        });
    }

    @Test
    void withoutInvitationsNothingIsWeighted() {
        DataSource empty = TestDatabase.fresh();
        new StoredCounts(empty).cover(LAST, LAST, LAST.atEndOfMonth());
        assertThat(blocks(
                        new PeriodFigures(TestSources.create(sources.policy(), empty), coverage(), Period.month(LAST))))
                .singleElement()
                .satisfies(block -> assertThat(
                                ((Block.Paragraphs) block).paragraphs().get(0).en())
                        .isEqualTo("Not weighted: it is not known who was asked in this period."));
    }

    /** A Hijri month overlaps two of the calendar, and a department is a part: neither is of the answers issued together. */
    @Test
    void partsAndOtherCalendarsAreNotWeighted() {
        PeriodFigures october = new PeriodFigures(sources, coverage(), Period.month(LAST));
        for (PeriodFigures other : List.of(
                october.in(Dimension.DEPARTMENT, "programmes"),
                october.at(Period.month(LAST).hijriMonth()))) {
            assertThat(blocks(other)).singleElement().satisfies(block -> assertThat(
                            ((Block.Paragraphs) block).paragraphs().get(0).en())
                    .startsWith("Not offered: it is computed for everybody together"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasItsReasonInBothLanguages(RakingRefusal refusal) {
        Weighting weighting = figures(LAST).weighting(List.of("overall"));
        for (Language language : Language.values()) {
            assertThat(WeightedSatisfactionBlock.refused(
                            refusal, weighting, new Messages(language, DigitSystem.ARABIC_INDIC)))
                    .startsWith(language == Language.AR ? "دون ترجيح: " : "Not weighted: ")
                    .doesNotContain("{");
        }
    }

    private DataCoverage coverage() {
        return DataCoverage.of(database).orElseThrow();
    }

    private static List<Block> blocks(PeriodFigures figures) {
        return WeightedSatisfactionBlock.blocks(
                new WeightedSatisfactionSpec(BilingualText.EMPTY, List.of("overall")),
                new DraftContext(
                        figures,
                        new ReportDefinition(BilingualText.EMPTY, Audience.QUALITY, null, null, List.of()),
                        new DraftContext.Origin("", 0, Instant.EPOCH, BilingualText.EMPTY)));
    }
}
