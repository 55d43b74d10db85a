package org.rida.report.block;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.DecisionsSpec;
import org.rida.report.definition.ReportDefinition.XmrSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.Series;
import org.springframework.stereotype.Component;

/** What was decided, by whom it is done and by when, and whether it worked: the figure that each action should move, after its day. */
@Component
class DecisionsBlock implements BlockBuilder {

    /** Actions that were done longer ago are told no more. */
    private static final int MONTHS_TOLD = 12;

    private final ImprovementActions actions;

    DecisionsBlock(ImprovementActions actions) {
        this.actions = actions;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.decisions() == null ? List.of() : decisions(spec.decisions(), draft);
    }

    List<Block> decisions(DecisionsSpec spec, DraftContext draft) {
        LocalDate cutOff = draft.facts().cutOff();
        List<ImprovementAction> told =
                actions.list().stream().filter(action -> isTold(action, cutOff)).toList();
        if (told.isEmpty()) {
            return List.of(new Block.Paragraphs(spec.title(), List.of(draft.text(w -> w.format("decisions.none")))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(spec, told, draft));
        told.stream()
                .filter(action -> doneBy(action, cutOff).isPresent())
                .sorted(Comparator.comparing((ImprovementAction action) ->
                                doneBy(action, cutOff).orElseThrow())
                        .reversed())
                .limit(spec.limit())
                .forEach(action ->
                        blocks.add(chart(action, doneBy(action, cutOff).orElseThrow(), spec, draft)));
        return blocks;
    }

    private static boolean isTold(ImprovementAction action, LocalDate cutOff) {
        boolean known = !action.openedOn().isAfter(cutOff) && action.state() != ImprovementAction.ActionState.WITHDRAWN;
        return known
                && doneBy(action, cutOff)
                        .map(done -> done.isAfter(cutOff.minusMonths(MONTHS_TOLD)))
                        .orElse(true);
    }

    /** What happened after the cut-off is not told of the month. */
    private static Optional<LocalDate> doneBy(ImprovementAction action, LocalDate cutOff) {
        return action.closedOn().filter(day -> !day.isAfter(cutOff));
    }

    private static Block table(DecisionsSpec spec, List<ImprovementAction> told, DraftContext draft) {
        return new Block.TableData(
                spec.title(),
                List.of(
                        column("action", 12, Block.ChartKind.LABEL, draft),
                        column("about", 6, Block.ChartKind.NUMBER, draft),
                        column("owner", 6, Block.ChartKind.NUMBER, draft),
                        column("due", 7, Block.ChartKind.NUMBER, draft),
                        column("effect", 8, Block.ChartKind.NUMBER, draft)),
                told.stream().map(action -> row(action, draft)).toList(),
                draft.text(w -> w.format("decisions.note")));
    }

    private static Block.TableColumn column(String name, int weight, Block.ChartKind drawing, DraftContext draft) {
        return new Block.TableColumn(draft.text(w -> w.format("decisions." + name)), weight, drawing);
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

    private static BilingualText about(ImprovementAction action, DraftContext draft) {
        return draft.facts().policy().themes().stream()
                .filter(theme -> theme.code().equals(action.plan().topic()))
                .map(Theme::name)
                .findFirst()
                .orElse(BilingualText.same(action.plan().topic()));
    }

    private static String due(
            ImprovementAction action, Optional<LocalDate> done, DraftContext draft, Messages wording) {
        if (done.isPresent()) {
            return wording.format("decisions.done", "day", draft.dates(wording).shortDay(done.get()));
        }
        String day = draft.dates(wording).shortDay(action.due());
        return action.due().isBefore(draft.facts().cutOff()) ? wording.format("decisions.overdue", "day", day) : day;
    }

    /** By the process limits, in the months after the one in which it was done: never by comparing two months. */
    private static BilingualText effect(ImprovementAction action, YearMonth done, DraftContext draft) {
        DraftContext moved = contextFor(action, draft);
        Series series = series(action, draft);
        List<Block.ChartPoint> after = series
                .points(
                        series.after(done),
                        (month, figure) -> moved.hides(
                                Period.month(month),
                                figure,
                                action.plan().series().subject()))
                .stream()
                .filter(p -> p.value() != null)
                .toList();
        if (after.isEmpty()) {
            return draft.text(w -> w.format("decisions.too-early"));
        }
        Block.ChartJudgement last = after.get(after.size() - 1).judgement();
        return draft.text(w -> w.format(
                "decisions.effect." + last.name().toLowerCase(Locale.ROOT),
                "months",
                w.format("count.months.object", "n", after.size())));
    }

    private static Series series(ImprovementAction action, DraftContext draft) {
        return Series.of(facts(action, draft), action.plan().series().metric(), question(action, draft), null);
    }

    /** The one that the figure is about where none was named. */
    private static @Nullable String question(ImprovementAction action, DraftContext draft) {
        var moves = action.plan().series();
        return moves.subject() == null
                ? MetricPopulations.question(moves.metric(), draft.facts().policy())
                : moves.subject();
    }

    private static PeriodFigures facts(ImprovementAction action, DraftContext draft) {
        return draft.facts()
                .in(action.plan().series().slice(), action.plan().series().value());
    }

    /** What the action is to move, for the same readers. */
    private static DraftContext contextFor(ImprovementAction action, DraftContext draft) {
        return new DraftContext(facts(action, draft), draft.definition(), draft.origin());
    }

    private static Block chart(ImprovementAction action, LocalDate done, DecisionsSpec spec, DraftContext draft) {
        var moves = action.plan().series();
        BilingualText metric = BilingualText.ofMessage(moves.metric().nameKey());
        BilingualText title = draft.text(w -> w.format(
                "decisions.chart",
                "figure",
                metric.in(w.language()),
                "action",
                action.plan().description().in(w.language())));
        Block.XmrSeries chart = XmrBlock.chart(
                new XmrSpec(title, moves.metric(), question(action, draft), spec.months(), null, false),
                contextFor(action, draft));
        return chart.marked(List.of(new Block.Mark(YearMonth.from(done), draft.text(w -> w.format("decisions.mark")))));
    }
}
