package org.rida.report.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.block.TimeToAnswerBlock;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.report.promise.PromiseStandings;
import org.rida.report.promise.PromiseStandings.PromiseFigures;
import org.rida.report.promise.PromiseStandings.PromisesMet;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.QueueCounts;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * How long answers take in a month: by due date, by answer, by open requests and by cohort; the time in each stage; the ages
 * of open requests; the share answered by each day. Nothing is masked, so callers show it only to users who may see small groups.
 */
@Service
public class Turnaround {

    private static final int DAYS_DRAWN = 42;

    private final FigureSources sources;
    private final Policy policy;
    private final MetricCatalog measures;
    private final Explorer explorer;
    private final Exports exports;
    private final AuditLog audit;

    Turnaround(FigureSources sources, MetricCatalog measures, Explorer explorer, Exports exports, AuditLog audit) {
        this.explorer = explorer;
        this.exports = exports;
        this.audit = audit;
        this.sources = sources;
        this.policy = sources.policy();
        this.measures = measures;
    }

    /**
     * The figures of a month.
     *
     * @param cutOff the last covered day of the month
     * @param months that can be requested, the latest first
     * @param views the four ways to measure the same time, as cards
     * @param stages the days from each stage to the next
     * @param longest which stage takes the largest share of the days of those answered, and in which most of the open ones wait, in words;
     *     empty when nobody was answered and nobody waits
     * @param ages of the requests that are open at the cut-off, in calendar days
     * @param curve the share answered by each day, had nobody left; null for a filter of several dimensions, by which cohorts
     *     are not counted
     * @param ends how requests ended; null likewise, and without requests
     * @param promises the promises side by side; null for a policy that declares none beside the answer
     * @param flow open before, received, answered, left, open after
     */
    public record TurnaroundView(
            YearMonth month,
            LocalDate cutOff,
            List<YearMonth> months,
            Block.Cards views,
            Block.TableData stages,
            BilingualText longest,
            Block.TableData ages,
            Block.@Nullable Curve curve,
            @Nullable EndsView ends,
            @Nullable PromisesMet promises,
            Block.TableData flow) {}

    /**
     * Empty when nothing was counted yet.
     *
     * @param requested null, or one that is not covered, for the last month with requests that is covered to its end
     * @param by whose values are compared where there is no filter; fixed at receipt
     */
    public Optional<TurnaroundView> view(@Nullable YearMonth requested, SliceFilter filter, Dimension by) {
        return MonthsWithData.of(sources.database()).map(months -> {
            YearMonth month = requested != null && months.coverage().contains(requested)
                    ? requested
                    : months.latest(PopulationGroup.RECEIVED);
            return view(month, filter, by, months);
        });
    }

    /** The months in which requests came in, fell due or were answered. */
    public SortedSet<YearMonth> withData() {
        return MonthsWithData.of(sources.database())
                .map(months -> months.group(PopulationGroup.RECEIVED))
                .orElseGet(TreeSet::new);
    }

    private TurnaroundView view(YearMonth month, SliceFilter filter, Dimension by, MonthsWithData months) {
        DataCoverage coverage = months.coverage();
        Period period = Period.month(month);
        FigureCalculator figures = sources.viewCalculator(coverage);
        if (!filter.hasSeveral()) {
            figures.readTogether(period, shown(), filter.dimension());
        }
        // groups of everybody are compared, and a request is in one of them: their sum is the whole
        Optional<Counts> followed = filter.isEverybody()
                ? Optional.of(figures.ends(period, by).values().stream().reduce(Counts.NONE, Counts::combine))
                : figures.cohort(period, filter);
        StageTable stages = StageTable.of(
                figures,
                period,
                filter,
                measures,
                new QueueCounts(sources.database()).standing(coverage.cutOff(month), filter));
        TurnaroundTables tables = new TurnaroundTables(figures, period, filter, measures);
        return new TurnaroundView(
                month,
                coverage.cutOff(month),
                MonthsWithData.choices(months.group(PopulationGroup.RECEIVED), month),
                new TurnaroundViews(figures, period, filter, measures).cards(followed),
                stages.table(),
                stages.longest(),
                tables.ages(),
                followed.map(n -> curve(n, figures.targetDays(period))).orElse(null),
                followed.flatMap(n -> new RequestEnds(figures, period, measures).view(n, filter, by))
                        .orElse(null),
                promises(figures, period, filter),
                tables.flow());
    }

    /** What the parts of the page ask for of the month itself. */
    private List<MetricRef> shown() {
        Stream<MetricRef> ofMonth = Stream.of(
                        Metric.RECEIVED,
                        Metric.REOPENED,
                        Metric.PROMISE_KEPT,
                        Metric.ANSWERED,
                        Metric.ANSWERED_WITHIN_TARGET,
                        Metric.LEFT,
                        Metric.OPEN,
                        Metric.OPEN_BEYOND_TARGET)
                .map(metric -> new MetricRef(metric, null));
        return Stream.concat(
                        ofMonth,
                        measures.all().stream()
                                .flatMap(group -> group.measures().stream())
                                .filter(ref -> ref.metric() == Metric.STAGE_MEDIAN
                                        || MetricPopulations.isOfDeclaredPromise(ref.metric())))
                .toList();
    }

    private @Nullable PromisesMet promises(FigureCalculator figures, Period period, SliceFilter filter) {
        return new PromiseStandings(policy, period, new FilteredPromises(figures, period, filter), measures::text)
                .met(measures.text(w -> w.format("promises.title")))
                .orElse(null);
    }

    private record FilteredPromises(FigureCalculator figures, Period period, SliceFilter filter)
            implements PromiseFigures {

        @Override
        public Figure figure(Metric metric, @Nullable String promise) {
            return figures.figure(period, new MetricRef(metric, promise), filter);
        }

        @Override
        public Series series(Metric metric, @Nullable String promise, double target) {
            return figures.judged(period, new MetricRef(metric, promise), filter, target);
        }

        @Override
        public boolean hides(Figure figure, @Nullable String promise) {
            return false;
        }
    }

    private Block.Curve curve(Counts followed, int targetDays) {
        long n = followed.total();
        return new Block.Curve(
                measures.text(w -> w.format("turnaround.kaplan-meier")),
                n == 0 ? List.of() : hadNobodyLeft(followed),
                targetDays,
                measures.text(w ->
                        w.format("time-to-answer.note.months", "requests", w.format("count.requests.object", "n", n))
                                + " " + w.format("time-to-answer.note.band")));
    }

    /** Who still waits is the same by either estimate. */
    private static List<Block.CurveDay> hadNobodyLeft(Counts followed) {
        KaplanMeier naive = KaplanMeier.of(followed);
        return TimeToAnswerBlock.days(followed, DAYS_DRAWN, 1).stream()
                .map(day -> {
                    Optional<Interval> interval = naive.answeredByInterval(day.day());
                    return new Block.CurveDay(
                            day.day(),
                            day.nobodyLeft(),
                            interval.map(Interval::low).orElse(null),
                            interval.map(Interval::high).orElse(null),
                            day.waiting());
                })
                .toList();
    }

    /** The view as a file; empty when nothing draws this format. */
    public Optional<byte[]> download(
            TurnaroundView view, SliceFilter filter, String format, Language language, Actor actor) {
        Map<String, String> detail =
                Map.of("month", view.month().toString(), "cut", filter.toString(), "format", format);
        return audit.record(
                new Operation(actor, AuditAction.FIGURES_DOWNLOADED, "turnaround", detail),
                () -> exports.draw(figures(view, explorer.name(filter)), format, language));
    }

    /** The view as a document would have it, so that what is downloaded is what was seen. */
    private FigureSet figures(TurnaroundView view, BilingualText filter) {
        List<Block> blocks = new java.util.ArrayList<>(List.of(view.views(), view.stages(), view.ages(), view.flow()));
        if (view.ends() != null) {
            blocks.add(view.ends().table());
            if (view.ends().groups() != null) {
                blocks.add(view.ends().groups());
            }
        }
        if (view.promises() != null) {
            blocks.addAll(view.promises().blocks());
        }
        if (view.curve() != null) {
            blocks.add(view.curve());
        }
        BilingualText title = measures.text(w -> w.format("turnaround.title"));
        return new FigureSet(
                "turnaround",
                view.month(),
                title,
                measures.text(w -> new DateFormatter(w).month(view.month())
                        + (filter.isEmpty() ? "" : " – " + filter.in(w.language()))),
                BilingualText.EMPTY,
                List.of(view.longest()),
                view.cutOff(),
                policy.association().digits(),
                List.of(new FigureSet.ReportPage(title, blocks)));
    }
}
