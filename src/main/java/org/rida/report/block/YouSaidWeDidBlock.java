package org.rida.report.block;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Theme;
import org.rida.quality.FollowUpCounts;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.YouSaidWeDidSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.springframework.stereotype.Component;

/**
 * Builds the most frequent obstacles and suggestions from comments with the actions on them, in plain language for
 * beneficiaries.
 */
@Component
class YouSaidWeDidBlock implements BlockBuilder {

    private final ImprovementActions actions;
    private final FollowUpStatistics followUps;

    YouSaidWeDidBlock(ImprovementActions actions, FollowUpStatistics followUps) {
        this.actions = actions;
        this.followUps = followUps;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.youSaidWeDid()).map(s -> build(s, draft));
    }

    /**
     * Themes below the audience's minimum are left out entirely, since even a masked row would reveal that somebody
     * mentioned them.
     */
    private Block build(YouSaidWeDidSpec spec, DraftContext draft) {
        List<Theme> themes = draft.facts().policy().themes().stream()
                .filter(theme -> theme.type() != Theme.ThemeType.PRAISE)
                .filter(theme -> mentions(theme, draft) >= draft.smallest())
                .sorted(Comparator.comparingLong((Theme theme) -> mentions(theme, draft))
                        .reversed())
                .limit(spec.limit())
                .toList();
        List<Block.TableRow> calledBack = calledBack(draft);
        if (themes.isEmpty() && calledBack.isEmpty()) {
            return new Block.Paragraphs(spec.title(), List.of(draft.text(w -> w.format("you-said-we-did.nothing"))));
        }
        List<ImprovementAction> all = actions.list();
        return new Block.TableData(
                spec.title(),
                new TableColumns("you-said-we-did.", draft::text)
                        .label("you-said", 6)
                        .number("how-many", 4)
                        .number("we-did", 9)
                        .list(),
                Stream.concat(themes.stream().map(theme -> row(theme, all, draft)), calledBack.stream())
                        .toList(),
                draft.text(w -> (themes.isEmpty() ? w.format("you-said-we-did.nothing") + " " : "")
                        + w.format("you-said-we-did.note", "n", draft.smallest())));
    }

    /** Those who were to hear back by the end of the period; none where they are too few, and for a part. */
    private List<Block.TableRow> calledBack(DraftContext draft) {
        if (draft.facts().isOfPart()) {
            return List.of();
        }
        FollowUpCounts counts =
                followUps.counts(draft.facts().period().first(), draft.facts().answersCutOff());
        return counts.due() == 0 || counts.due() < draft.smallest()
                ? List.of()
                : List.of(new Block.TableRow(
                        draft.text(w -> w.format("you-said-we-did.call-me")),
                        List.of(
                                Cell.words(draft.text(w -> w.format("you-said-we-did.people", "n", counts.due()))),
                                Cell.words(draft.text(w -> w.format(
                                        "you-said-we-did.called",
                                        "heard",
                                        w.number(counts.heardInTime()),
                                        "solved",
                                        w.number(counts.solved())))))));
    }

    private static Block.TableRow row(Theme theme, List<ImprovementAction> all, DraftContext draft) {
        long n = mentions(theme, draft);
        return new Block.TableRow(
                theme.name(),
                List.of(
                        Cell.words(draft.text(w -> w.format("you-said-we-did.people", "n", n))),
                        Cell.words(done(theme, all, draft))));
    }

    /** One line per action; without actions, that the charity is looking into it. */
    private static BilingualText done(Theme theme, List<ImprovementAction> all, DraftContext draft) {
        LocalDate cutOff = draft.facts().cutOff();
        List<BilingualText> outcomes = new ArrayList<>();
        for (ImprovementAction action : all) {
            boolean about = action.plan().topic().equals(theme.code());
            if (about
                    && action.state() != ImprovementAction.ActionState.WITHDRAWN
                    && !action.openedOn().isAfter(cutOff)) {
                outcomes.add(outcome(action, cutOff, draft));
            }
        }
        return outcomes.isEmpty()
                ? draft.text(w -> w.format("you-said-we-did.looking"))
                : BilingualText.of(language -> String.join(
                        "\n", outcomes.stream().map(text -> text.in(language)).toList()));
    }

    /** States completion only when it happened before the cut-off, and the due date otherwise. */
    private static BilingualText outcome(ImprovementAction action, LocalDate cutOff, DraftContext draft) {
        Optional<LocalDate> done = action.closedOn().filter(day -> !day.isAfter(cutOff));
        return draft.text(w -> w.format(
                done.isPresent() ? "you-said-we-did.done" : "you-said-we-did.doing",
                "action",
                action.plan().description().in(w.language()),
                "day",
                draft.dates(w).day(done.orElse(action.due()))));
    }

    /** Responses of the period that mention a theme. */
    private static long mentions(Theme theme, DraftContext draft) {
        return draft.facts()
                .ofTheme(draft.facts().period(), Metric.THEME_MENTIONS, theme.code())
                .denominator();
    }
}
