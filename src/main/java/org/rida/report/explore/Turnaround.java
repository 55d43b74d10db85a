package org.rida.report.explore;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.metric.Counts;
import org.rida.policy.Policy;
import org.rida.quality.Rebases;
import org.rida.report.block.TimeToAnswerBlock;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.Cohort;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.SliceFilter;













import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where the days of a month go: four views of one clock, the stages, who still waits, and how many are answered by each day.
 * Unmasked: only for those who may see so.
 */
@Service
public class Turnaround {

    private static final int COHORT_MONTHS = 3;
    private static final int DAYS_DRAWN = 42;

    private final DataSource database;
    private final Policy policy;
    private final FilteredCounts counts;
    private final Cohort cohort;
    private final Rebases rebases;
    private final MetricCatalog measures;
    private final Explorer explorer;
    private final Exports exports;
    private final AuditLog audit;

    Turnaround(
            DataSource database,
            Policy policy,
            FilteredCounts counts,
            Cohort cohort,
            Rebases rebases,
            MetricCatalog measures,
            Explorer explorer,
            Exports exports,
            AuditLog audit) {
        this.explorer = explorer;
        this.exports = exports;
        this.audit = audit;
        this.database = database;
        this.policy = policy;
        this.counts = counts;
        this.cohort = cohort;
        this.rebases = rebases;
        this.measures = measures;
    }

    /**
     * @param months that can be asked for, the latest first
     * @param longest which stage takes most of the days, in words
     * @param curve null where several filters at once leave no cohort
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
            Block.TableData flow) {}

    /**
     * Empty when nothing was counted yet.
     *
     * @param asked null for the last month that is covered to its end, or the last one at all
     */
    public Optional<TurnaroundView> view(@Nullable YearMonth asked, SliceFilter cut) {
        return DataCoverage.of(database).map(coverage -> view(month(asked, coverage), cut, coverage));
    }

    private TurnaroundView view(YearMonth month, SliceFilter cut, DataCoverage coverage) {
        FilteredFigures facts = new FilteredFigures(policy, counts, rebases, coverage, month, month);
        Optional<Counts> followed = followed(facts, cut);
        StageTable stages = StageTable.of(facts, cut, measures);
        TurnaroundTables tables = new TurnaroundTables(facts, cut, measures);
        return new TurnaroundView(
                month,
                coverage.cutOff(month),
                months(coverage),
                new TurnaroundViews(facts, cut, measures).cards(followed),
                stages.table(),
                stages.longest(),
                tables.ages(),
                followed.map(n -> curve(n, facts)).orElse(null),
                tables.flow());
    }

    private Block.Curve curve(Counts followed, FilteredFigures facts) {
        long n = followed.total();
        return new Block.Curve(
                measures.text(w -> w.format("turnaround.time-to-answer")),
                n == 0 ? List.of() : TimeToAnswerBlock.days(followed, DAYS_DRAWN, 1),
                facts.targetDays(),
                measures.text(
                        w -> w.format("time-to-answer.note.months", "requests", w.format("count.requests.object", "n", n))));
    }

    /** A run is followed by one slice at most; outcome it has only at its end. */
    private Optional<Counts> followed(FilteredFigures facts, SliceFilter cut) {
        YearMonth month = facts.last();
        LocalDate cutOff = facts.coverage().cutOff(month);
        if (cut.isEverybody()) {
            return Optional.of(cohort.followed(month, COHORT_MONTHS, cutOff, facts.basis()));
        }
        return cut.values().size() > 1
                ? Optional.empty()
                : cut.values().entrySet().stream().findFirst().map(one -> cohort.bySlice(
                                month, COHORT_MONTHS, cutOff, facts.basis(), one.getKey())
                        .getOrDefault(one.getValue(), Counts.NONE));
    }

    private static YearMonth month(@Nullable YearMonth asked, DataCoverage coverage) {
        if (asked != null && coverage.contains(asked)) {
            return asked;
        }
        YearMonth before = coverage.last().minusMonths(1);
        return coverage.complete(coverage.last()) || !coverage.contains(before) ? coverage.last() : before;
    }

    private static List<YearMonth> months(DataCoverage coverage) {
        return java.util.stream.Stream.iterate(
                        coverage.last(), m -> !m.isBefore(coverage.first()), m -> m.minusMonths(1))
                .toList();
    }

    /** The view as a file; empty when nothing draws this format. */
    public Optional<byte[]> download(TurnaroundView view, SliceFilter cut, String format, Language language, Actor actor) {
        Map<String, String> detail = Map.of("month", view.month().toString(), "cut", cut.toString(), "format", format);
        return audit.record(
                new Operation(actor, AuditAction.FIGURES_DOWNLOADED, "turnaround", detail),
                () -> exports.draw(figures(view, explorer.name(cut)), format, language));
    }

    /** The view as a document would have it, so that what is downloaded is what was seen. */
    private FigureSet figures(TurnaroundView view, BilingualText who) {
        List<Block> blocks = new java.util.ArrayList<>(List.of(view.views(), view.stages(), view.ages(), view.flow()));
        if (view.curve() != null) {
            blocks.add(view.curve());
        }
        BilingualText title = measures.text(w -> w.format("turnaround.title"));
        return new FigureSet(
                "turnaround",
                view.month(),
                title,
                measures.text(
                        w -> new DateFormatter(w).month(view.month()) + (who.isEmpty() ? "" : " – " + who.in(w.language()))),
                BilingualText.EMPTY,
                List.of(view.longest()),
                view.cutOff(),
                policy.association().digits(),
                List.of(new FigureSet.ReportPage(title, blocks)));
    }
}
