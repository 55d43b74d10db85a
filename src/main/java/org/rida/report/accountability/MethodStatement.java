package org.rida.report.accountability;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.policy.ClockVersion;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;

/** How the figures came about, in one sentence a row: who was asked, how, who answered, what was weighted, what changed. */
final class MethodStatement {

    private final DraftContext draft;
    private final IssuedInPeriod issued;
    private final Rebases rebases;
    private final Policy policy;
    private final Period period;

    MethodStatement(DraftContext draft, IssuedInPeriod issued, Rebases rebases) {
        this.draft = draft;
        this.issued = issued;
        this.rebases = rebases;
        this.policy = draft.facts().policy();
        this.period = draft.facts().period();
    }

    Block table(BilingualText title) {
        return new Block.TableData(
                title,
                new TableColumns("accountability.method.", draft::text)
                        .label("item", 4)
                        .number("statement", 11)
                        .list(),
                List.of(
                        row("covered", this::covered),
                        row("asked", this::asked),
                        row("how", this::how),
                        row("weights", w -> w.format("accountability.method.weights.statement")),
                        row(
                                "shown",
                                w -> w.format(
                                        "accountability.method.shown.statement",
                                        "n",
                                        w.format("count.answers", "n", draft.smallest()))),
                        row("promise", this::promise),
                        row("limits", this::limits),
                        row("corrections", this::corrections)),
                BilingualText.EMPTY);
    }

    private Block.TableRow row(String item, Function<Messages, String> statement) {
        return new Block.TableRow(
                draft.text(w -> w.format("accountability.method." + item)), List.of(Cell.words(draft.text(statement))));
    }

    private String covered(Messages messages) {
        return messages.format(
                "accountability.method.covered.statement",
                "from",
                day(period.first(), messages),
                "requests",
                day(draft.facts().cutOff(), messages),
                "answers",
                day(draft.facts().answersCutOff(), messages));
    }

    /** Where nobody is invited the share of answered requests with an answer to the survey stands in place of a response rate. */
    private String asked(Messages messages) {
        Figure response = draft.facts().figure(Metric.RESPONSE_RATE, null);
        if (response.denominator() == 0) {
            return messages.format("accountability.method.asked.nobody");
        }
        String key = response.metric() == Metric.RESPONSE_RATE ? "invited" : "linked";
        return messages.format(
                "accountability.method.asked." + key,
                "asked",
                messages.number(response.denominator()),
                "answered",
                messages.number(response.numerator()),
                "share",
                messages.percent(response.value().orElse(0)),
                "range",
                response.interval()
                        .map(interval -> FigureCells.range(Unit.SHARE, interval, messages))
                        .orElse(""));
    }

    private String how(Messages messages) {
        long questions =
                policy.questions().stream().filter(q -> q.options().isEmpty()).count();
        return messages.format(
                "accountability.method.how.statement",
                "modes",
                policy.modes().stream()
                        .map(mode ->
                                DimensionLabels.inSentence(mode.name(), policy).in(messages.language()))
                        .toList(),
                "n",
                messages.number(questions));
    }

    /** Versions that came into force after the first day of the period changed what a reader compares. */
    private String promise(Messages messages) {
        List<ClockVersion> changes = policy.clock().stream()
                .filter(version -> version.inForceFrom().isAfter(period.first())
                        && !version.inForceFrom().isAfter(period.last()))
                .toList();
        ClockVersion last = policy.clockOn(period.last());
        return messages.format(
                changes.isEmpty() ? "accountability.method.promise.same" : "accountability.method.promise.changed",
                "version",
                last.version(),
                "days",
                messages.format("count.days", "n", last.targetDays()),
                "from",
                day(last.inForceFrom(), messages));
    }

    private String limits(Messages messages) {
        List<Rebase> reset = rebases.list().stream()
                .filter(Rebase::inForce)
                .filter(rebase -> !rebase.month().isBefore(period.firstMonth())
                        && !rebase.month().isAfter(period.lastMonth()))
                .toList();
        return reset.isEmpty()
                ? messages.format("accountability.method.limits.same")
                : messages.format(
                        "accountability.method.limits.changed",
                        "months",
                        reset.stream()
                                .map(Rebase::month)
                                .distinct()
                                .sorted()
                                .map(draft.dates(messages)::month)
                                .toList());
    }

    private String corrections(Messages messages) {
        ZoneId zone = policy.association().zone();
        return messages.format(
                "accountability.method.corrections.statement", "n", messages.number(issued.corrections(period, zone)));
    }

    private String day(LocalDate day, Messages messages) {
        return draft.dates(messages).day(day);
    }
}
