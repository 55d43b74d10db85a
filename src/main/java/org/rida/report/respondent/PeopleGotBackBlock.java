package org.rida.report.respondent;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.quality.FollowUpCounts;
import org.rida.quality.FollowUpCounts.ScoreChange;
import org.rida.quality.FollowUpStatistics;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.springframework.stereotype.Component;

/**
 * Builds what came of problems that people reported who agreed to be called: who heard back in time, what was solved, and how those
 * rate the service who were asked again. Where nobody can be called, it says why.
 *
 * <p>Scores are of whole quarters of the association's calendar only, by the day on which they were recorded: no two tables overlap
 * and none ever changes, so that none can be subtracted from another.
 */
@Component
public class PeopleGotBackBlock implements BlockBuilder {

    private static final int TENTHS = 10;

    private final FollowUpStatistics followUps;

    public PeopleGotBackBlock(FollowUpStatistics followUps) {
        this.followUps = followUps;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.peopleGotBack() == null ? List.of() : blocks(spec.peopleGotBack(), draft);
    }

    private List<Block> blocks(TitleSpec spec, DraftContext draft) {
        if (draft.facts().isOfPart()) {
            return List.of(paragraph(spec, draft.text(w -> w.format("got-back.refused.part"))));
        }
        if (!followUps.isConsentKnown()) {
            return List.of(paragraph(spec, draft.text(w -> w.format("got-back.refused.consent"))));
        }
        Period period = draft.facts().period();
        if (draft.facts().hides(period, Metric.SATISFIED_SHARE, null)) {
            return List.of(paragraph(spec, draft.text(w -> w.format("got-back.refused.few"))));
        }
        FollowUpCounts counts = followUps.counts(period.first(), draft.facts().answersCutOff());
        Block sentence = paragraph(spec, draft.text(w -> sentence(counts, w)));
        return counts.opened() + counts.due() + counts.toCall() == 0
                ? List.of(sentence)
                : List.of(sentence, table(counts, draft));
    }

    private static Block paragraph(TitleSpec spec, BilingualText text) {
        return new Block.Paragraphs(spec.title(), List.of(text));
    }

    private static String sentence(FollowUpCounts counts, Messages messages) {
        if (counts.due() == 0) {
            return messages.format("got-back.sentence.none");
        }
        boolean few = counts.due() < Cell.FEWEST_OF_A_SHARE;
        return messages.format(
                few ? "got-back.sentence.few" : "got-back.sentence",
                "due",
                messages.number(counts.due()),
                "heard",
                messages.number(counts.heardInTime()),
                "share",
                messages.percent((double) counts.heardInTime() / counts.due()),
                "range",
                FigureCells.range(Unit.SHARE, interval(counts), messages));
    }

    private static Interval interval(FollowUpCounts counts) {
        return Interval.wilson((double) counts.heardInTime(), (double) counts.due());
    }

    private Block table(FollowUpCounts counts, DraftContext draft) {
        List<Block.TableRow> rows = new ArrayList<>();
        rows.add(row("opened", Cell.count(counts.opened()), draft));
        rows.add(heard(counts, draft));
        rows.add(row("solved", Cell.count(counts.solved()), draft));
        rows.add(row("to-call", Cell.count(counts.toCall()), draft));
        rows.add(row("overdue", Cell.count(counts.overdue()), draft));
        rows.addAll(scores(draft));
        return new Block.TableData(
                draft.text(w -> w.format("got-back.table")),
                new TableColumns("got-back.column.", draft::text)
                        .label("measure", 9)
                        .number("value", 3)
                        .number("interval", 4)
                        .list(),
                rows,
                draft.text(w -> w.format("got-back.note")));
    }

    private static Block.TableRow heard(FollowUpCounts counts, DraftContext draft) {
        BilingualText label = draft.text(w -> w.format("got-back.heard"));
        if (counts.due() == 0) {
            return new Block.TableRow(label, List.of(Cell.noData(CellUnit.SHARE), Cell.words(BilingualText.EMPTY)));
        }
        Interval interval = interval(counts);
        return new Block.TableRow(
                label,
                List.of(
                        new Cell(
                                Cell.CellState.NUMBER,
                                CellUnit.SHARE,
                                (double) counts.heardInTime() / counts.due(),
                                interval.low(),
                                interval.high(),
                                counts.heardInTime(),
                                counts.due(),
                                BilingualText.EMPTY,
                                null),
                        Cell.words(
                                counts.due() < Cell.FEWEST_OF_A_SHARE
                                        ? BilingualText.EMPTY
                                        : draft.text(w -> FigureCells.range(Unit.SHARE, interval, w)))));
    }

    /** Of the last quarter that is over. */
    private List<Block.TableRow> scores(DraftContext draft) {
        Period quarter = lastQuarter(draft);
        ScoreChange change = followUps.scores(quarter.first(), quarter.last());
        if (change.n() < minimum(draft)) {
            return List.of(scores("few", Cell.tooFew(CellUnit.SCORE), quarter, draft));
        }
        Cell better = Cell.number(CellUnit.SHARE, WholePercent.round((double) change.better() / change.n()))
                .computedFrom(Cell.CountedFrom.ANSWERS);
        return List.of(
                scores("before", score(change.before()), quarter, draft),
                scores("after", score(change.after()), quarter, draft),
                scores("better", better, quarter, draft));
    }

    private static Block.TableRow scores(String name, Cell cell, Period quarter, DraftContext draft) {
        return new Block.TableRow(
                draft.text(w -> w.format(
                        "got-back." + name,
                        "quarter",
                        w.format(
                                "got-back.quarter",
                                "first",
                                draft.dates(w).month(quarter.firstMonth()),
                                "last",
                                draft.dates(w).month(quarter.lastMonth())))),
                List.of(cell, Cell.words(BilingualText.EMPTY)));
    }

    /** Those who reported a problem are rarely satisfied: what holds for groups in which nobody is holds for them. */
    private static int minimum(DraftContext draft) {
        Policy policy = draft.facts().policy();
        return draft.audience() == Audience.QUALITY
                ? 1
                : Math.max(draft.smallest(), policy.minimumAnswersNoneSatisfied());
    }

    private static Cell score(double mean) {
        return Cell.number(CellUnit.SCORE, (double) Math.round(mean * TENTHS) / TENTHS)
                .computedFrom(Cell.CountedFrom.ANSWERS);
    }

    /** On its last day a quarter is not over, although the data may cover it: a score recorded later that day would be told by the difference of two issues. */
    private Period lastQuarter(DraftContext draft) {
        Policy policy = draft.facts().policy();
        YearMonth last = draft.facts().period().lastMonth();
        Period quarter = policy.period(PeriodKind.QUARTER, last);
        boolean isOver = quarter.firstMonth().plusMonths(2).equals(quarter.lastMonth())
                && !draft.facts().answersCutOff().isBefore(quarter.last())
                && followUps.isOver(quarter.last());
        return isOver
                ? quarter
                : policy.period(PeriodKind.QUARTER, quarter.firstMonth().minusMonths(1));
    }

    private static Block.TableRow row(String name, Cell cell, DraftContext draft) {
        return new Block.TableRow(
                draft.text(w -> w.format("got-back." + name)), List.of(cell, Cell.words(BilingualText.EMPTY)));
    }
}
