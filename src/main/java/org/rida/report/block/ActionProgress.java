package org.rida.report.block;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.rida.quality.ImprovementAction;
import org.rida.report.context.DraftContext;
import org.rida.report.document.Block;

/**
 * What of the actions calls for a decision, as things stood at the report's cut-off.
 *
 * @param overdue actions not done by their day, the one that is overdue longest first
 * @param withoutEffect actions done so long ago that an effect would show, and it does not; limits of fewer than twelve months are
 *     too early to say so
 */
record ActionProgress(List<ImprovementAction> overdue, long withoutEffect) {

    /** A run of so many months is a signal: with fewer an effect can be there and not be seen. */
    private static final int MONTHS_TO_SEE = 7;

    private static final Set<Block.ChartJudgement> NONE =
            Set.of(Block.ChartJudgement.COMMON, Block.ChartJudgement.CONCERN);

    static ActionProgress of(List<ImprovementAction> actions, DraftContext draft) {
        LocalDate cutOff = draft.facts().cutOff();
        List<ImprovementAction> listed = actions.stream()
                .filter(action -> DecisionsBlock.isListed(action, cutOff))
                .toList();
        return new ActionProgress(
                listed.stream()
                        .filter(action -> DecisionsBlock.doneBy(action, cutOff).isEmpty()
                                && action.due().isBefore(cutOff))
                        .sorted(Comparator.comparing(ImprovementAction::due))
                        .toList(),
                listed.stream()
                        .filter(action -> isWithoutEffect(action, cutOff, draft))
                        .count());
    }

    private static boolean isWithoutEffect(ImprovementAction action, LocalDate cutOff, DraftContext draft) {
        return DecisionsBlock.doneBy(action, cutOff)
                .map(YearMonth::from)
                .filter(done -> !done.isBefore(draft.facts().firstMonth()))
                .map(done -> DecisionsBlock.pointsAfter(action, done, draft).stream()
                        .filter(point -> point.value() != null)
                        .toList())
                .filter(after -> after.size() >= MONTHS_TO_SEE
                        && !DecisionsBlock.series(action, draft).isTrial())
                .map(after -> NONE.contains(after.get(after.size() - 1).judgement()))
                .orElse(false);
    }
}
