package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.PromiseText;
import org.rida.report.context.SharePhrase;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.PageSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.definition.ReportDefinition.XmrSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.SatisfactionDifference;
import org.rida.report.table.StageRows;
import org.springframework.stereotype.Component;

/**
 * Builds what is for decision: at most three lines, found by rules in what the report itself shows, each with the page that
 * shows it. Alerts come first, then what is advised, then what assures. No line speaks of a person.
 */
@Component
class ForDecisionBlock implements BlockBuilder {

    private static final int MOST_LINES = 3;

    /** Services and channels; departments are compared by their funnel only. */
    private static final List<Dimension> SLICES = List.of(Dimension.SERVICE, Dimension.CHANNEL);

    private final ImprovementActions actions;

    ForDecisionBlock(ImprovementActions actions) {
        this.actions = actions;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.forDecision()).map(s -> new Block.Paragraphs(s.title(), lines(draft)));
    }

    /**
     * At most three: alerts, missing data, late actions, resets, assurances. Only what the report shows is looked at,
     * so that every line has its page.
     */
    private List<BilingualText> lines(DraftContext draft) {
        RowExceptions exceptions = RowExceptions.in(
                draft.facts(),
                SLICES.stream()
                        .filter(slice -> page(draft, spec -> isOf(spec, slice)).isPresent())
                        .toList(),
                stages(draft));
        List<BilingualText> lines = new ArrayList<>();
        exceptions.found().stream().filter(RowException::isWorse).forEach(e -> lines.add(line("alert", e, draft)));
        lines.addAll(missingData(draft));
        lines.addAll(actionLines(draft));
        lines.addAll(resets(draft));
        exceptions.found().stream().filter(e -> !e.isWorse()).forEach(e -> lines.add(line("assure", e, draft)));
        if (exceptions.found().isEmpty()) {
            String key = "for-decision.none";
            lines.add(draft.text(w -> exceptions.looked() == 0
                    ? w.format(key, "n", 0)
                    : labelled("assure", w.format(key, "n", exceptions.looked()), w)));
        }
        return lines.stream().limit(MOST_LINES).toList();
    }

    private static BilingualText line(String level, RowException exception, DraftContext draft) {
        Predicate<BlockSpec> shows = exception.slice() == null
                ? spec -> spec.table() != null && spec.table().rows().stages() != null
                : spec -> isOf(spec, exception.slice());
        return draft.text(w -> labelled(level, told(exception, draft, w) + seeing(draft, shows, w), w));
    }

    /** The row and the rest in percent with as many decimals as tell them apart, and their difference in points. */
    private static String told(RowException exception, DraftContext draft, Messages wording) {
        Share row = exception.row();
        Share rest = exception.rest();
        boolean more = row.value().orElseThrow() > rest.value().orElseThrow();
        String key = "for-decision." + (exception.slice() == null ? "stage" : "row") + (more ? ".more" : ".fewer");
        Object[] points = SharePhrase.points(row, rest, wording);
        List<String> percents = SharePhrase.percents(row, rest, wording);
        return wording.format(
                key,
                Stream.concat(
                                Stream.of(
                                        "name",
                                        exception.slice() == null
                                                ? StageRows.name(exception.value(), wording)
                                                : DimensionLabels.label(exception.slice(), exception.value(), draft)
                                                        .in(wording.language()),
                                        "within",
                                        PromiseText.within(draft.facts(), wording),
                                        "share",
                                        percents.get(0),
                                        "num",
                                        wording.number(row.numerator()),
                                        "den",
                                        wording.number(row.denominator()),
                                        "usual",
                                        wording.format("count.days.object", "n", exception.usual()),
                                        "rest",
                                        percents.get(1),
                                        "before",
                                        exception.months(),
                                        "period",
                                        wording.format("count.months.object", "n", exception.months())),
                                Stream.of(points))
                        .toArray());
    }

    /** The inputs end early or were not all there, or nobody rated after somebody did the period before. */
    private static List<BilingualText> missingData(DraftContext draft) {
        List<BilingualText> lines = new ArrayList<>();
        Predicate<BlockSpec> files = spec -> spec.dataQuality() != null || spec.sources() != null;
        BilingualText missing = draft.origin().provisional();
        if (!missing.isEmpty()) {
            lines.add(draft.text(w -> labelled(
                    "alert",
                    w.format("for-decision.missing", "missing", w.digits(missing.in(w.language())))
                            + seeing(draft, files, w),
                    w)));
        } else if (draft.facts().cutOff().isBefore(draft.facts().period().last())) {
            lines.add(draft.text(w -> labelled(
                    "alert",
                    w.format(
                                    "for-decision.incomplete",
                                    "day",
                                    draft.dates(w).day(draft.facts().cutOff()))
                            + seeing(draft, files, w),
                    w)));
        }
        String overall = SatisfactionDifference.overall(draft);
        Period period = draft.facts().period();
        boolean published = draft.facts().publishes(period, Metric.SATISFIED_SHARE, overall);
        long now = SatisfactionStatements.answers(draft);
        long before = draft.facts()
                .figure(period.before(), Metric.SATISFIED_SHARE, overall)
                .denominator();
        if (published && now == 0 && before > 0) {
            lines.add(draft.text(w -> labelled(
                    "alert",
                    w.format(
                                    "for-decision.no-ratings",
                                    "month",
                                    PeriodLabels.inSentence(draft.facts().period(), w),
                                    "before",
                                    w.format("count.answers", "n", before))
                            + seeing(draft, files, w),
                    w)));
        }
        return lines;
    }

    private List<BilingualText> actionLines(DraftContext draft) {
        Predicate<BlockSpec> shows = spec -> spec.decisions() != null;
        if (page(draft, shows).isEmpty()) {
            return List.of();
        }
        ActionProgress progress = ActionProgress.of(actions.list(), draft);
        List<BilingualText> lines = new ArrayList<>();
        if (!progress.overdue().isEmpty()) {
            ImprovementAction first = progress.overdue().get(0);
            lines.add(draft.text(w -> labelled(
                    "advise",
                    w.format(
                                    "for-decision.overdue",
                                    "action",
                                    first.plan().description().in(w.language()),
                                    "day",
                                    draft.dates(w).day(first.due()),
                                    "others",
                                    progress.overdue().size() - 1)
                            + seeing(draft, shows, w),
                    w)));
        }
        if (progress.withoutEffect() > 0) {
            lines.add(draft.text(w -> labelled(
                    "advise",
                    w.format("for-decision.without-effect", "n", progress.withoutEffect()) + seeing(draft, shows, w),
                    w)));
        }
        return lines;
    }

    /** One line for each chart whose limits no longer describe its last month because of a run. */
    private static List<BilingualText> resets(DraftContext draft) {
        List<BilingualText> lines = new ArrayList<>();
        for (PageSpec page : draft.definition().pages()) {
            for (BlockSpec block : page.blocks()) {
                XmrSpec chart = block.xmr();
                if (chart != null) {
                    Series series = XmrBlock.series(chart, draft);
                    if (series.resetFrom().isPresent()) {
                        BilingualText title = PromiseText.titled(chart.title(), draft);
                        lines.add(draft.text(w -> labelled(
                                "advise",
                                SeriesVerdict.reset(series, title.in(w.language()), w)
                                                .orElseThrow()
                                        + seeing(draft, block::equals, w),
                                w)));
                    }
                }
            }
        }
        return lines;
    }

    private static List<String> stages(DraftContext draft) {
        return draft.definition().pages().stream()
                .flatMap(page -> page.blocks().stream())
                .map(BlockSpec::table)
                .filter(Objects::nonNull)
                .map(table -> table.rows().stages())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether the block is a table by the slice that shows the promise. */
    private static boolean isOf(BlockSpec spec, @Nullable Dimension slice) {
        TableSpec table = spec.table();
        return table != null
                && table.rows().dimension() == slice
                && table.columns().stream().anyMatch(column -> column.metric() == Metric.PROMISE_KEPT);
    }

    private static Optional<PageSpec> page(DraftContext draft, Predicate<BlockSpec> shows) {
        return draft.definition().pages().stream()
                .filter(page -> page.blocks().stream().anyMatch(shows))
                .findFirst();
    }

    /** Which other page shows it; empty where none does. The first page, on which this stands, has no title of its own. */
    private static String seeing(DraftContext draft, Predicate<BlockSpec> shows, Messages wording) {
        return page(draft, shows)
                .map(PageSpec::title)
                .map(title -> " " + wording.format("for-decision.page", "page", title.in(wording.language())))
                .orElse("");
    }

    private static String labelled(String level, String words, Messages wording) {
        return "**" + wording.format("for-decision." + level) + "** " + words;
    }
}
