package org.rida.report.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.Turnaround;
import org.rida.report.figure.FigureLineage;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.promise.PromiseLine.Standing;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The promises of the sample side by side: the answer as everywhere else, and those declared beside it. */
class PromisesBlockTest extends OctoberRun {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final BlockSpec SPEC = new Binder(new MapConfigurationPropertySource(
                    Map.of("promises.title.ar", "ما تحقق من المواعيد", "promises.title.en", "Promises met")))
            .bind("", Bindable.of(BlockSpec.class))
            .get();

    /** From the stored rows alone: due in October, with three working days, by the days on which the charity works. */
    private static final String ACKNOWLEDGED =
            """
            select count(*) filter (where told <= target) as kept, count(*) as due
            from (
                select least(r.informed_on, r.replied_on) as told, r.left_on,
                    (select w.day from generate_series(r.received_on + 1, r.received_on + 30, interval '1 day') w (day)
                     where extract(dow from w.day) not in (5, 6)
                         and w.day not in (timestamp '2026-09-23')
                     order by w.day offset 2 limit 1)::date as target
                from request r
                where r.kind in ('aid', 'registration', 'complaint') and r.received_on > date '2026-09-01'
            ) a
            where target between '2026-10-01' and '2026-10-31' and not coalesce(left_on <= target and (told is null or left_on < told), false)
            """;

    @Autowired
    private FigureSources sources;

    @Autowired
    private FigureLineage lineages;

    @Autowired
    private Lineage lineage;

    @Autowired
    private Turnaround turnaround;

    @Test
    void eachPromiseHasItsShareAndWhatItMeans() {
        List<Block> blocks = blocks(sources.policy(), Period.month(LAST));

        assertThat(((Block.Paragraphs) blocks.get(0)).paragraphs())
                .extracting(BilingualText::en)
                .first()
                .isEqualTo("The target (at least 90%) was met for **2 of 3 promises**.");
        assertThat(((Block.Paragraphs) blocks.get(0)).paragraphs().get(1).en())
                .isEqualTo("**Answer to the request**: 86% (233 of 270) – a real improvement: on a better level since"
                        + " January 2026.");
        Block.TableData each = (Block.TableData) blocks.get(1);
        assertThat(each.rows())
                .extracting(row -> row.label().en())
                .containsExactly("Answer to the request", "Acknowledgement", "Service after acceptance");
        assertThat(each.rows()).allSatisfy(row -> {
            Cell kept = row.cells().get(1);
            Interval wilson = Interval.wilson(kept.numerator(), kept.denominator());
            assertThat(kept.value()).isEqualTo((double) kept.numerator() / kept.denominator());
            assertThat(List.of(kept.low(), kept.high())).containsExactly(wilson.low(), wilson.high());
            assertThat(row.cells().get(4).text().en()).isEqualTo(kept.value() >= .9 ? "Met" : "Not met");
        });
        assertThat(each.rows().get(1).cells().get(0).text())
                .isEqualTo(new BilingualText(
                        "خلال ٣ أيام عمل: الاستقبال ← تقديم المعلومات", "Within 3 working days: Received → Informed"));
        // the answer's figures are the headline's
        Figure headline = figures(sources.policy(), Period.month(LAST)).figure(Metric.PROMISE_KEPT, null);
        assertThat(each.rows().get(0).cells().get(1).value())
                .isEqualTo(headline.value().orElseThrow());
    }

    @Test
    void anAcknowledgementIsCountedAsByHand() {
        Map<String, Object> byHand = sql.sql(ACKNOWLEDGED).query().singleRow();
        Figure kept =
                figures(sources.policy(), Period.month(LAST)).figure(Metric.DECLARED_PROMISE_KEPT, "acknowledgement");

        assertThat(kept.numerator()).isEqualTo(((Long) byHand.get("kept")).longValue());
        assertThat(kept.denominator()).isEqualTo(((Long) byHand.get("due")).longValue());
    }

    /** The rows behind a promise's figures are as many as the figures say. */
    @ParameterizedTest
    @CsvSource({
        "declared-promise-kept:acknowledgement, DECLARED_PROMISE_KEPT_STRICT, acknowledgement",
        "declared-promise-beyond:service, DECLARED_PROMISE_BEYOND, service"
    })
    void theRowsBehindAreThoseCounted(String key, Metric metric, String promise) {
        Lineage.LineageQuery behind = lineages.behind("board-monthly", LAST, key);

        assertThat(lineage.counts(behind).total())
                .isPositive()
                .isEqualTo(figures(sources.policy(), Period.month(LAST))
                        .figure(metric, promise)
                        .denominator());
    }

    /** Of a year, which is no month, nothing is judged; what is open is that of its last day, and flows add up. */
    @Test
    void aYearAddsItsMonthsUp() {
        Period year = sources.policy().period(Period.PeriodKind.POLICY_YEAR, YearMonth.of(2025, 12));
        assertThat(((Block.Paragraphs) blocks(sources.policy(), year).get(0)).paragraphs())
                .hasSize(1);
        PeriodFigures figures = figures(sources.policy(), year);
        long months = 0;
        for (int month = 1; month <= 12; month++) {
            months += figures.at(Period.month(YearMonth.of(2025, month)))
                    .figure(Metric.DECLARED_PROMISE_KEPT, "service")
                    .denominator();
        }
        assertThat(figures.figure(Metric.DECLARED_PROMISE_KEPT, "service").denominator())
                .isEqualTo(months);
        assertThat(figures.figure(Metric.DECLARED_PROMISE_BEYOND, "service").denominator())
                .isEqualTo(figures.at(Period.month(YearMonth.of(2025, 12)))
                        .figure(Metric.DECLARED_PROMISE_BEYOND, "service")
                        .denominator());
    }

    /** Few cases are told as counts and not judged. */
    @Test
    void aPromiseOfFewIsNotJudged() {
        Figure few = Metric.DECLARED_PROMISE_KEPT.figure(Counts.of(Map.of("on_time", 9L)), AnswerTarget.TWO_WEEKS);
        Figure none = Metric.DECLARED_PROMISE_KEPT.figure(Counts.NONE, AnswerTarget.TWO_WEEKS);

        assertThat(PromiseLine.standing(few, .9)).isEqualTo(Standing.TOO_FEW);
        assertThat(PromiseLine.standing(none, .9)).isEqualTo(Standing.NO_DATA);
    }

    @Test
    void aPolicyWithoutPromisesHasNothingNew() {
        Policy without = ChangedPolicy.withPromises(sources.policy(), List.of());

        assertThat(blocks(without, Period.month(LAST))).isEmpty();
    }

    @Test
    void theConsoleShowsThemForTheCasesChosen() {
        SliceFilter complaints = SliceFilter.of(Dimension.KIND, "complaint");
        PromiseStandings.PromisesMet met = turnaround
                .view(LAST, complaints, Dimension.CHANNEL)
                .orElseThrow()
                .promises();

        assertThat(met).isNotNull();
        Block.TableRow service = met.tables().get(0).rows().get(2);
        assertThat(service.cells().get(1).state()).as("promised for aid only").isEqualTo(Cell.CellState.NO_DATA);
        assertThat(met.tables().get(0).rows().get(1).cells().get(3).value()).isBetween(5.0, 60.0);
    }

    private PeriodFigures figures(Policy policy, Period period) {
        return new PeriodFigures(
                TestSources.create(policy, database), DataCoverage.of(database).orElseThrow(), period);
    }

    private List<Block> blocks(Policy policy, Period period) {
        PeriodFigures figures = figures(policy, period);
        return new PromisesBlock()
                .drafts(
                        SPEC,
                        new DraftContext(
                                figures,
                                new ReportDefinition(BilingualText.EMPTY, Audience.BOARD, null, null, List.of()),
                                new DraftContext.Origin("", 0, Instant.EPOCH, BilingualText.EMPTY)));
    }
}
