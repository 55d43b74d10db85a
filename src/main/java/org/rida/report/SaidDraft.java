package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Theme;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.SaidSpec;







import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What beneficiaries said most often, and what is done about it: in plain words, for them. */
@Component
class SaidDraft implements BlockDraft {

    private final ImprovementActions actions;

    SaidDraft(ImprovementActions actions) {
        this.actions = actions;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.youSaidWeDid()).map(s -> said(s, draft));
    }

    private Block said(SaidSpec spec, Draft draft) {
        List<Theme> themes = draft.facts().policy().themes().stream()
                .filter(theme -> theme.type() != Theme.ThemeType.PRAISE)
                .filter(theme -> mentions(theme, draft) >= draft.smallest())
                .sorted(Comparator.comparingLong((Theme theme) -> mentions(theme, draft))
                        .reversed())
                .filter(theme -> !isHidden(theme, draft))
                .limit(spec.limit())
                .toList();
        if (themes.isEmpty()) {
            return new Block.Words(spec.title(), List.of(draft.text(w -> w.format("you-said-we-did.nothing"))));
        }
        List<ImprovementAction> all = actions.list();
        return new Block.Table(
                spec.title(),
                List.of(
                        column("you-said", 6, Block.Drawing.LABEL, draft),
                        column("how-many", 4, Block.Drawing.NUMBER, draft),
                        column("we-did", 9, Block.Drawing.NUMBER, draft)),
                themes.stream().map(theme -> row(theme, all, draft)).toList(),
                draft.text(w -> w.format("you-said-we-did.note", "n", draft.smallest())));
    }

    private static Block.Column column(String name, int weight, Block.Drawing drawing, Draft draft) {
        return new Block.Column(draft.text(w -> w.format("you-said-we-did." + name)), weight, drawing);
    }

    private static Block.Row row(Theme theme, List<ImprovementAction> all, Draft draft) {
        long n = mentions(theme, draft);
        return new Block.Row(
                theme.name(),
                List.of(
                        Cell.words(draft.text(w -> w.format("you-said-we-did.people", "n", n))),
                        Cell.words(done(theme, all, draft))));
    }

    private static BilingualText done(Theme theme, List<ImprovementAction> all, Draft draft) {
        LocalDate cutOff = draft.facts().cutOff();
        List<BilingualText> said = new ArrayList<>();
        for (ImprovementAction action : all) {
            boolean about = action.plan().about().equals(theme.code());
            if (about
                    && action.state() != ImprovementAction.ActionState.WITHDRAWN
                    && !action.openedOn().isAfter(cutOff)) {
                said.add(told(action, cutOff, draft));
            }
        }
        return said.isEmpty()
                ? draft.text(w -> w.format("you-said-we-did.looking"))
                : BilingualText.of(language -> String.join(
                        "\n", said.stream().map(text -> text.in(language)).toList()));
    }

    private static BilingualText told(ImprovementAction action, LocalDate cutOff, Draft draft) {
        Optional<LocalDate> done = action.closedOn().filter(day -> !day.isAfter(cutOff));
        return draft.text(w -> w.format(
                done.isPresent() ? "you-said-we-did.done" : "you-said-we-did.doing",
                "action",
                action.plan().description().in(w.language()),
                "day",
                draft.dates(w).day(done.orElse(action.due()))));
    }

    private static boolean isHidden(Theme theme, Draft draft) {
        Facts facts = draft.facts();
        return facts.masks().hidesTheme(facts.period(), Metric.THEME_MENTIONS, theme.code(), draft.smallest());
    }

    private static long mentions(Theme theme, Draft draft) {
        return draft.facts()
                .ofTheme(draft.facts().period(), Metric.THEME_MENTIONS, theme.code())
                .denominator();
    }
}
