package org.rida.report.block;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.policy.Period;
import org.rida.policy.Theme;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.DecisionsSpec;
import org.rida.report.definition.ReportDefinition.XmrSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.springframework.stereotype.Component;

/**
 * Builds the table of improvement actions (owner, due date, effect), followed by the charts of the figures that the
 * last completed actions should change.
 */
@Component
class DecisionsBlock implements BlockBuilder {

    /** Actions completed longer ago than this many months are no longer listed. */
    private static final int MONTHS_LISTED = 12;

    private final ImprovementActions actions;

    DecisionsBlock(ImprovementActions actions) {
        this.actions = actions;
    }

    /** The table only; {@link #drafts} adds the charts. */
    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.decisions() == null ? List.of() : decisions(spec.decisions(), draft);
    }

    /** Without actions a paragraph says that there are none. */
    List<Block> decisions(DecisionsSpec spec, DraftContext draft) {
        LocalDate cutOff = draft.facts().cutOff();
        List<ImprovementAction> listed = actions.list().stream()
                .filter(action -> isListed(action, cutOff))
                .toList();
        if (listed.isEmpty()) {
            return List.of(new Block.Paragraphs(spec.title(), List.of(draft.text(w -> w.format("decisions.none")))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(spec, listed, draft));
        listed.stream()
                .filter(action -> doneBy(action, cutOff).isPresent())
                .sorted(Comparator.comparing((ImprovementAction action) ->
                                doneBy(action, cutOff).orElseThrow())
                        .reversed())
                .limit(spec.limit())
                .flatMap(action -> chart(action, doneBy(action, cutOff).orElseThrow(), spec, draft).stream())
                .forEach(blocks::add);
        return blocks;
    }

    /** Actions that were opened after the cut-off or withdrawn are left out. */
    static boolean isListed(ImprovementAction action, LocalDate cutOff) {
        boolean known = !action.openedOn().isAfter(cutOff) && action.state() != ImprovementAction.ActionState.WITHDRAWN;
        return known
                && doneBy(action, cutOff)
                        .map(done -> done.isAfter(cutOff.minusMonths(MONTHS_LISTED)))
                        .orElse(true);
    }

    /**
     * The day of completion. Empty when the action was open at the cut-off: a report shows the state at its cut-off,
     * whenever it is drafted.
     */
    static Optional<LocalDate> doneBy(ImprovementAction action, LocalDate cutOff) {
        return action.closedOn().filter(day -> !day.isAfter(cutOff));
    }

    private static Block table(DecisionsSpec spec, List<ImprovementAction> listed, DraftContext draft) {
        return new Block.TableData(
                spec.title(),
                new TableColumns("decisions.", draft::text)
                        .label("action", 12)
                        .number("about", 6)
                        .number("owner", 6)
                        .number("due", 7)
                        .number("effect", 8)
                        .list(),
                listed.stream().map(action -> row(action, draft)).toList(),
                draft.text(w -> w.format(
                        "decisions.note",
                        "day",
                        draft.dates(w).day(draft.facts().cutOff()))));
    }

    private static Block.TableRow row(ImprovementAction action, DraftContext draft) {
        Optional<LocalDate> done = doneBy(action, draft.facts().cutOff());
        return new Block.TableRow(
                action.plan().description(),
                List.of(
                        Cell.words(about(action, draft)),
                        Cell.words(action.plan().ownerText()),
                        Cell.words(draft.text(w -> due(action, done, draft, w))),
                        Cell.words(done.map(day -> effect(action, YearMonth.from(day), draft))
                                .orElse(draft.text(w -> w.format("decisions.open"))))));
    }

    /** The theme's name, or the code itself for themes that the policy does not define. */
    private static BilingualText about(ImprovementAction action, DraftContext draft) {
        return draft.facts().policy().themes().stream()
                .filter(theme -> theme.code().equals(action.plan().topic()))
                .map(Theme::name)
                .findFirst()
                .orElse(BilingualText.same(action.plan().topic()));
    }

    private static String due(
            ImprovementAction action, Optional<LocalDate> done, DraftContext draft, Messages messages) {
        if (done.isPresent()) {
            return messages.format(
                    "decisions.done", "day", draft.dates(messages).shortDay(done.get()));
        }
        String day = draft.dates(messages).shortDay(action.due());
        return action.due().isBefore(draft.facts().cutOff()) ? messages.format("decisions.overdue", "day", day) : day;
    }

    /** Judged by the process limits over the months after completion, never by comparing two single months. */
    private static BilingualText effect(ImprovementAction action, YearMonth done, DraftContext draft) {
        if (done.isBefore(draft.facts().firstMonth())) {
            return draft.text(w -> w.format("decisions.no-before"));
        }
        List<Block.ChartPoint> after = pointsAfter(action, done, draft);
        YearMonth last = YearMonth.from(draft.facts().cutOff());
        return draft.text(w -> SeriesVerdict.effect(after, series(action, draft).isTrial(), done, last, w));
    }

    /** The months after completion of what the action should change; without a value where there is none that may be shown. */
    static List<Block.ChartPoint> pointsAfter(ImprovementAction action, YearMonth done, DraftContext draft) {
        DraftContext actionContext = contextFor(action, draft);
        Series series = series(action, draft);
        return series.points(
                series.after(done),
                (month, figure) -> actionContext.hides(
                        Period.month(month), figure, action.plan().series().subject()));
    }

    /** Without a target: an action is judged by whether the figure changed, not by whether it is good enough. */
    static Series series(ImprovementAction action, DraftContext draft) {
        return facts(action, draft).series(action.plan().series().metric(), question(action, draft), null);
    }

    /** The question that the action names, or else the one that the metric is about. */
    private static @Nullable String question(ImprovementAction action, DraftContext draft) {
        var moves = action.plan().series();
        return moves.subject() == null
                ? MetricPopulations.question(moves.metric(), draft.facts().policy())
                : moves.subject();
    }

    /** The figures restricted to the slice that the action names. */
    private static PeriodFigures facts(ImprovementAction action, DraftContext draft) {
        return draft.facts()
                .in(action.plan().series().dimension(), action.plan().series().value());
    }

    /** The same audience and masking rules for the action's slice. */
    private static DraftContext contextFor(ImprovementAction action, DraftContext draft) {
        return new DraftContext(facts(action, draft), draft.definition(), draft.origin());
    }

    /** The figure before and after, with a mark at the month of completion; none where that is before the first month shown. */
    private static Optional<Block> chart(
            ImprovementAction action, LocalDate done, DecisionsSpec spec, DraftContext draft) {
        var moves = action.plan().series();
        BilingualText metric =
                new MetricCatalog(draft.facts().policy()).name(new MetricRef(moves.metric(), question(action, draft)));
        BilingualText note = draft.text(w -> w.format(
                "decisions.chart", "action", action.plan().description().in(w.language())));
        Block.XmrSeries chart = XmrBlock.chart(
                new XmrSpec(metric, moves.metric(), question(action, draft), spec.months(), null, false),
                contextFor(action, draft));
        YearMonth month = YearMonth.from(done);
        return chart.points().stream().noneMatch(point -> !point.month().isAfter(month))
                ? Optional.empty()
                : Optional.of(chart.note(note)
                        .marked(List.of(new Block.Mark(month, draft.text(w -> w.format("decisions.mark"))))));
    }
}
