package org.rida.report.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.report.block.XmrBlock;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * Figures for somebody who looks for causes: a measure's months with their process limits, for all or for whom filters leave;
 * where it differs; two groups with the interval of their difference. From the same counts by the same formulas as
 * reports, unmasked: only for those who may see so.
 */
@Service
public class Explorer {

    /** Months over which filters are offered what occurred. */
    private static final int OFFERED = 24;

    private final DataSource database;
    private final Policy policy;
    private final FilteredCounts counts;
    private final Rebases rebases;
    private final MetricCatalog measures;
    private final Exports exports;
    private final AuditLog audit;

    Explorer(
            DataSource database,
            Policy policy,
            FilteredCounts counts,
            Rebases rebases,
            MetricCatalog measures,
            Exports exports,
            AuditLog audit) {
        this.exports = exports;
        this.audit = audit;
        this.database = database;
        this.policy = policy;
        this.counts = counts;
        this.rebases = rebases;
        this.measures = measures;
    }

    /**
     * A series with what its last month says.
     *
     * @param variation null in a series too short to be judged
     */
    public record ExplorerLine(
            BilingualText name,
            Block.XmrSeries chart,
            BilingualText verdict,
            Block.@Nullable VariationIcon variation,
            Block.TargetOutlook assurance) {}

    /**
     * @param first month of the span
     * @param whole the figure of the span, of a stock that of its last month, with the icons of the series
     * @param pair the two groups' own series; empty without a comparison
     * @param compared both groups and their difference; null without a comparison
     */
    public record ExplorerView(
            YearMonth first,
            YearMonth last,
            LocalDate cutOff,
            Block.Card whole,
            ExplorerLine line,
            List<ExplorerLine> pair,
            Block.@Nullable TableData compared,
            Block.Distribution answers,
            Block.TableData groups) {

        public boolean isEmpty() {
            return line.chart().points().stream().allMatch(p -> p.value() == null);
        }

        /** Whether the inputs end before the last month does. */
        public boolean isProvisional() {
            return cutOff.isBefore(last.atEndOfMonth());
        }
    }

    /** Empty when nothing was counted yet. */
    public Optional<ExplorerView> view(ExplorerQuery look) {
        return DataCoverage.of(database).map(coverage -> view(look, facts(look, coverage)));
    }

    /** What the inputs tell about; empty before the first count. */
    public Optional<DataCoverage> coverage() {
        return DataCoverage.of(database);
    }

    /** The values of every slice that occurred in the last two years, in the order of reports. */
    public SortedMap<Dimension, List<String>> values() {
        SortedMap<Dimension, List<String>> ordered = new TreeMap<>();
        coverage().ifPresent(c -> counts.values(c.last().minusMonths(OFFERED - 1L), c.last())
                .forEach((slice, found) -> ordered.put(slice, inOrder(slice, found))));
        return ordered;
    }

    public BilingualText name(Dimension slice, String value) {
        return DimensionLabels.label(slice, value, policy);
    }

    /** Whom a cut names; empty for everybody. */
    public BilingualText name(SliceFilter cut) {
        return BilingualText.of(language -> cut.values().entrySet().stream()
                .map(e -> name(e.getKey(), e.getValue()).in(language))
                .collect(Collectors.joining(" · ")));
    }

    private FilteredFigures facts(ExplorerQuery look, DataCoverage coverage) {
        YearMonth last = look.last() == null || !coverage.contains(look.last()) ? coverage.last() : look.last();
        YearMonth first = last.minusMonths(look.months() - 1L);
        return new FilteredFigures(
                policy, counts, rebases, coverage, first.isBefore(coverage.first()) ? coverage.first() : first, last);
    }

    private ExplorerView view(ExplorerQuery look, FilteredFigures facts) {
        GroupComparison groups = new GroupComparison(measures, policy, facts, look);
        ExplorerLine line = line(look, look.cut(), facts);
        return new ExplorerView(
                facts.first(),
                facts.last(),
                facts.coverage().cutOff(facts.last()),
                whole(look, line, facts),
                line,
                groups.compared().stream()
                        .map(value -> line(look, look.cut().and(look.breakdown(), value), facts))
                        .toList(),
                groups.compared().isEmpty() ? null : groups.comparison(),
                answers(look, facts),
                groups.table());
    }

    private Block.Card whole(ExplorerQuery look, ExplorerLine line, FilteredFigures facts) {
        Figure figure = facts.over(look.measure(), look.cut());
        return new Block.Card(
                measures.name(look.measure()),
                FigureCells.cell(figure, look.measure().subject()),
                BilingualText.EMPTY,
                List.of(),
                line.variation(),
                line.assurance());
    }

    private ExplorerLine line(ExplorerQuery look, SliceFilter cut, FilteredFigures facts) {
        MetricRef measure = look.measure();
        Double target = target(measure);
        SortedMap<YearMonth, Rebase> decided = facts.rebases(measure, cut);
        SortedMap<YearMonth, Figure> figures = facts.series(measure, cut);
        Series series = Series.of(measure.metric(), figures, decided, target, facts.coverage()::complete);
        List<Block.ChartPoint> points = series.points(look.months(), (month, figure) -> false);
        Block.XmrSeries chart = new Block.XmrSeries(
                measures.name(measure),
                FigureCells.unit(measure.metric().unit()),
                points,
                target,
                series.isTrial(),
                XmrBlock.shades(points, measures.text(w -> w.format("date.hijri.9"))),
                series.rebases(look.months()),
                BilingualText.EMPTY);
        return new ExplorerLine(name(cut), chart, verdict(series, points), series.variation(), series.assurance());
    }

    /** What the last month says; that it has no data where it has none. Empty when no month has. */
    private BilingualText verdict(Series series, List<Block.ChartPoint> points) {
        return points.stream().allMatch(p -> p.value() == null)
                ? BilingualText.EMPTY
                : measures.text(
                        w -> verdict(series, series.months().get(series.months().size() - 1), w));
    }

    private static String verdict(Series series, YearMonth last, Messages wording) {
        String told = wording.format(
                "trends.verdict",
                "month",
                new DateFormatter(wording).month(last),
                "value",
                new CellFormatter(wording).withUnit(FigureCells.cell(series.figure(last), (String) null)),
                "verdict",
                SeriesVerdict.sentence(series, wording));
        return SeriesVerdict.outdated(series, wording)
                .map(outdated -> told + " " + outdated)
                .orElse(told);
    }

    private Block.Distribution answers(ExplorerQuery look, FilteredFigures facts) {
        return new Block.Distribution(
                measures.text(w -> w.format("trends.answers")),
                measures.questions().stream()
                        .map(q -> answers(q, look.cut(), facts))
                        .toList(),
                BilingualText.EMPTY);
    }

    private static Block.AnswerDistribution answers(Question question, SliceFilter cut, FilteredFigures facts) {
        Map<Integer, Long> scores = facts.scores(question.code(), cut);
        List<@Nullable Long> fromBest = new ArrayList<>();
        for (int score = question.scale().high(); score >= question.scale().low(); score--) {
            fromBest.add(scores.getOrDefault(score, 0L));
        }
        Block.AnswerDistribution shown = Block.AnswerDistribution.shown(question.name(), fromBest);
        return shown.n() == 0 ? Block.AnswerDistribution.without(question.name(), Cell.CellState.NO_DATA) : shown;
    }

    private @Nullable Double target(MetricRef measure) {
        if (measure.metric() == Metric.PROMISE_KEPT) {
            return policy.association().promiseTarget();
        }
        return measure.equals(measures.overall()) ? policy.association().satisfactionTarget() : null;
    }

    private List<String> inOrder(Dimension slice, SortedSet<String> found) {
        Set<String> ordered = new LinkedHashSet<>(DimensionLabels.order(slice, policy));
        ordered.retainAll(found);
        ordered.addAll(found);
        return List.copyOf(ordered);
    }

    /** The view for a program. */
    public Optional<ExplorerView> read(ExplorerQuery look, Actor actor) {
        return audit.record(downloaded(look, "json", actor), () -> view(look));
    }

    /** The view as a file; empty when nothing draws this format. */
    public Optional<byte[]> download(
            ExplorerQuery look, ExplorerView view, String format, Language language, Actor actor) {
        return audit.record(downloaded(look, format, actor), () -> exports.draw(figures(look, view), format, language));
    }

    private static Operation downloaded(ExplorerQuery look, String format, Actor actor) {
        Map<String, String> detail = Map.of("cut", look.cut().toString(), "format", format);
        return new Operation(
                actor, AuditAction.FIGURES_DOWNLOADED, look.measure().code(), detail);
    }

    /** The view as a document would have it, so that what is downloaded is what was seen. */
    private FigureSet figures(ExplorerQuery look, ExplorerView view) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(view.line().chart());
        if (view.compared() != null) {
            blocks.add(view.compared());
        }
        blocks.add(view.answers());
        blocks.add(view.groups());
        BilingualText who = name(look.cut());
        BilingualText measure = measures.name(look.measure());
        BilingualText title =
                BilingualText.of(l -> who.in(l).isEmpty() ? measure.in(l) : measure.in(l) + " – " + who.in(l));
        return new FigureSet(
                "trends",
                view.last(),
                title,
                measures.text(w ->
                        new DateFormatter(w).month(view.first()) + " – " + new DateFormatter(w).month(view.last())),
                BilingualText.EMPTY,
                List.of(measures.definition(look.measure())),
                view.cutOff(),
                policy.association().digits(),
                List.of(new FigureSet.ReportPage(title, blocks)));
    }
}
