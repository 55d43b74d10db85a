package org.rida.report.accountability;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.Stage;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.PeriodFigures;

/**
 * What ISO 10004:2018 (measuring satisfaction) and ISO 10002:2018 (complaints) ask for, topic by topic in words of our own: what Rida
 * can show of it, or that it cannot. It claims no conformity.
 */
final class StandardsChecklist {

    private final DraftContext draft;
    private final IssuedInPeriod issued;
    private final ImprovementActions actions;
    private final String complaints;
    private final Policy policy;
    private final Period period;
    private final List<Block.TableRow> rows = new ArrayList<>();

    /** @param complaints code of the kind of request that complaints have */
    StandardsChecklist(DraftContext draft, IssuedInPeriod issued, ImprovementActions actions, String complaints) {
        this.draft = draft;
        this.issued = issued;
        this.actions = actions;
        this.complaints = complaints;
        this.policy = draft.facts().policy();
        this.period = draft.facts().period();
    }

    Block table(BilingualText title) {
        satisfaction();
        complaints();
        long known = rows.stream()
                .filter(row -> row.judgement() != Block.ChartJudgement.CONCERN)
                .count();
        return new Block.TableData(
                title,
                new TableColumns("accountability.standards.column.", draft::text)
                        .label("topic", 6)
                        .number("state", 2)
                        .number("evidence", 9)
                        .list(),
                List.copyOf(rows),
                draft.text(w -> w.format(
                        "accountability.standards.note", "known", w.number(known), "all", w.number(rows.size()))));
    }

    private void satisfaction() {
        known("10004-planning", "questions", policy.questions().size());
        known("10004-expectations", "themes", policy.themes().size());
        long asked = draft.facts().figure(Metric.RESPONSE_RATE, null).denominator();
        if (asked > 0) {
            known("10004-gathering", "n", asked);
        } else {
            gap("10004-gathering");
        }
        known("10004-analysing");
        long reports = issued.all(period, policy.association().zone());
        if (reports > 0) {
            known("10004-communicating", "n", reports);
        } else {
            gap("10004-communicating");
        }
        known("10004-monitoring");
        gap("10004-review");
    }

    private void complaints() {
        PeriodFigures figures = draft.facts().in(Dimension.KIND, complaints);
        boolean shown = draft.audience() != Audience.PUBLIC;
        gap("10002-communication");
        long received = figures.figure(Metric.RECEIVED, null).numerator();
        if (received > 0 && shown) {
            known("10002-receipt", "n", received);
        } else {
            gap("10002-receipt");
        }
        known("10002-tracking");
        acknowledgement(figures);
        known("10002-assessment");
        long answered = figures.figure(Metric.ANSWERED, null).numerator();
        if (answered > 0 && shown) {
            known("10002-response", "n", answered);
        } else {
            gap("10002-response");
        }
        known("10002-closing");
        gap("10002-satisfaction");
        gap("10002-audit");
        improvement();
    }

    /** By the promise that the policy gives about complaints from receipt to the word that they were received; without one a gap. */
    private void acknowledgement(PeriodFigures figures) {
        Optional<Figure> kept = policy.promises().stream()
                .filter(promise -> promise.on(period.last())
                        .filter(version -> version.kinds().contains(complaints)
                                && version.starts() == Stage.RECEIVED
                                && version.stops() == Stage.INFORMED)
                        .isPresent())
                .map(promise -> figures.figure(Metric.DECLARED_PROMISE_KEPT, promise.key()))
                .filter(figure -> figure.denominator() > 0 && draft.audience() != Audience.PUBLIC)
                .findFirst();
        if (kept.isPresent()) {
            add(
                    "10002-acknowledgement",
                    "known",
                    Block.ChartJudgement.COMMON,
                    Map.of("n", kept.get().numerator(), "due", kept.get().denominator()));
        } else {
            gap("10002-acknowledgement");
        }
    }

    /** Actions that were begun or completed in the period. */
    private void improvement() {
        List<ImprovementAction> all =
                actions.list().stream().filter(a -> a.withdrawn().isEmpty()).toList();
        long opened = all.stream().filter(a -> isInPeriod(a.openedOn())).count();
        long closed = all.stream()
                .map(ImprovementAction::closedOn)
                .flatMap(Optional::stream)
                .filter(this::isInPeriod)
                .count();
        if (opened + closed > 0) {
            add("10002-improvement", "known", Block.ChartJudgement.COMMON, Map.of("opened", opened, "closed", closed));
        } else {
            gap("10002-improvement");
        }
    }

    private boolean isInPeriod(LocalDate day) {
        return !day.isBefore(period.first()) && !day.isAfter(period.last());
    }

    private void known(String topic) {
        add(topic, "known", Block.ChartJudgement.COMMON, Map.of());
    }

    private void known(String topic, String name, long value) {
        add(topic, "known", Block.ChartJudgement.COMMON, Map.of(name, value));
    }

    /** What the association has to say itself. */
    private void gap(String topic) {
        add(topic, "gap", Block.ChartJudgement.CONCERN, Map.of());
    }

    private void add(String topic, String state, Block.ChartJudgement judgement, Map<String, Long> numbers) {
        String key = "accountability.standards." + topic;
        rows.add(new Block.TableRow(
                draft.text(w -> w.format(key)),
                List.of(
                        Cell.words(draft.text(w -> w.format("accountability.standards." + state))),
                        Cell.words(draft.text(w -> w.format(
                                key + "." + state,
                                numbers.entrySet().stream()
                                        .flatMap(n -> Stream.of(n.getKey(), w.number(n.getValue())))
                                        .toArray())))),
                judgement));
    }
}
