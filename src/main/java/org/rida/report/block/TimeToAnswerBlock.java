package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Metric;
import org.rida.metric.survival.AalenJohansen;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.metric.survival.AalenJohansen.EndDay;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TimeToAnswerSpec;
import org.rida.report.document.Block;
import org.springframework.stereotype.Component;

/**
 * Builds the shares answered, left without an answer and still waiting after each day since receipt, by Aalen-Johansen: they add up to
 * 1. Beside them stands Kaplan-Meier, which speaks as if nobody had left, for the workbook. To disclose no small group, steps with fewer
 * answers than the audience's minimum are merged with the following ones, the curve ends where fewer requests than that are
 * still followed, and what would tell how many left is not given: their share, Kaplan-Meier, their number, and marks from which it follows.
 */
@Component
public class TimeToAnswerBlock implements BlockBuilder {

    private static final int WEEK = 7;
    private static final String LEFT = "left:";
    /** Before the first answer. */
    private static final EndDay NOBODY = new EndDay(-1, 0, 0, 0, 1, new Shares(0, 0, 1));

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.timeToAnswer()).map(s -> curve(s, draft));
    }

    private static Block curve(TimeToAnswerSpec spec, DraftContext draft) {
        Counts followed = draft.facts().followed();
        Figure figure = draft.facts().figure(Metric.MEDIAN_INCLUDING_OPEN, null);
        boolean hidden = draft.hides(draft.facts().period(), figure, null);
        List<Block.CurveDay> days =
                hidden ? List.of() : days(followed, spec.days(), draft.facts().requestMinimum());
        return new Block.Curve(
                spec.title(),
                days,
                draft.facts().targetDays(),
                hidden ? draft.text(w -> w.format("time-to-answer.note.too-few")) : note(followed, draft),
                finding(days, draft),
                // where steps are merged the counts would tell what they hide
                hidden || draft.facts().requestMinimum() > 1 ? null : followed.buckets());
    }

    /** The share answered by the target day, without its interval, which the chart shows. */
    private static BilingualText finding(List<Block.CurveDay> days, DraftContext draft) {
        int target = draft.facts().targetDays();
        Double answered = target < days.size() ? days.get(target).answered() : null;
        return answered == null
                ? BilingualText.EMPTY
                : draft.text(w -> w.format(
                        "time-to-answer.finding",
                        "share",
                        w.percent(answered),
                        "within",
                        PromiseText.within(draft.facts(), w)));
    }

    private static BilingualText note(Counts followed, DraftContext draft) {
        String note = draft.facts().followsMonthsBefore() ? "time-to-answer.note.months" : "time-to-answer.note.period";
        int target = draft.facts().targetDays();
        long left = followed.days(LEFT).between(0, target);
        return draft.text(w -> w.format(note, "requests", w.format("count.requests.object", "n", followed.total()))
                + " "
                + w.format(
                        draft.facts().requestMinimum() > 1 ? "time-to-answer.note.band" : "time-to-answer.note.limits")
                + " "
                + (draft.facts().requestMinimum() > 1
                        ? w.format("time-to-answer.note.merged")
                        : w.format(
                                "time-to-answer.note.left",
                                "left",
                                w.format("count.requests", "n", left),
                                "n",
                                left,
                                "day",
                                w.number(target))));
    }

    /**
     * The points of the curve.
     *
     * @param followed counts by day of waiting: {@code answered:}, {@code left:} and {@code censored:}
     * @param last last day of the curve
     * @param smallest smallest count that the audience may see
     */
    public static List<Block.CurveDay> days(Counts followed, int last, int smallest) {
        Following following =
                new Following(followed.days("answered:"), followed.days(LEFT), followed.days("censored:"));
        AalenJohansen ends = AalenJohansen.of(following.answered(), following.left(), following.censored());
        KaplanMeier nobodyLeft = KaplanMeier.of(followed);
        List<EndDay> steps = merged(ends.days(), smallest);
        WaitingMarks marks = new WaitingMarks(following, smallest);
        List<Block.CurveDay> days = new ArrayList<>();
        int next = 0;
        for (int day = 0; day <= last; day++) {
            while (next < steps.size() && steps.get(next).day() <= day) {
                next++;
            }
            EndDay reached = next == 0 ? NOBODY : steps.get(next - 1);
            Optional<Interval> interval = ends.interval(End.ANSWERED, reached.day());
            days.add(
                    following.on(day) < smallest
                            ? new Block.CurveDay(day, null, null, null, null)
                            : new Block.CurveDay(
                                    day,
                                    reached.after().answered(),
                                    interval.map(Interval::low).orElse(null),
                                    interval.map(Interval::high).orElse(null),
                                    day % WEEK == 0 ? marks.after(day, reached.day()) : null,
                                    smallest > 1
                                            ? null
                                            : nobodyLeft.answeredBy(day).orElseThrow(),
                                    smallest > 1
                                            ? null
                                            : ends.after(day).orElseThrow().left()));
        }
        return days;
    }

    /** Keeps the days by which at least {@code smallest} answers have accumulated since the last one kept. */
    private static List<EndDay> merged(List<EndDay> ends, int smallest) {
        List<EndDay> taken = new ArrayList<>();
        long since = 0;
        for (EndDay end : ends) {
            since += end.answered();
            if (since >= smallest) {
                taken.add(end);
                since = 0;
            }
        }
        return taken;
    }

    /** Counts requests at risk: neither answered nor gone before a day. */
    private record Following(DayCounts answered, DayCounts left, DayCounts censored) {

        long on(int day) {
            return from(answered, day) + from(left, day) + from(censored, day);
        }

        /** Who still waited after the day's ends. Censored ones waited until the end of their last day. */
        long after(int day) {
            return from(answered, day + 1) + from(left, day + 1) + from(censored, day);
        }

        private static long from(DayCounts days, int day) {
            return days.between(day, Integer.MAX_VALUE);
        }
    }

    /**
     * The marks of who still waited. A reader can subtract one from the number of requests, from an earlier one, and from both
     * the answers that the curve shows, which leaves those who left, those followed no longer and answers that the curve does
     * not show yet. None of these differences is of fewer requests than the audience may see; else the mark is not given.
     */
    private static final class WaitingMarks {

        private final Following following;
        private final int smallest;
        private long gone;
        private long unseen;

        WaitingMarks(Following following, int smallest) {
            this.following = following;
            this.smallest = smallest;
        }

        /** @param drawn day up to which the curve shows the answers */
        @Nullable
        Long after(int day, int drawn) {
            long waiting = following.after(day);
            long goneBy = following.on(0) - waiting;
            long unseenBy = goneBy - following.answered().between(0, drawn);
            if (isFew(waiting) || isFew(goneBy - gone) || isFew(unseenBy - unseen)) {
                return null;
            }
            gone = goneBy;
            unseen = unseenBy;
            return waiting;
        }

        private boolean isFew(long difference) {
            return difference != 0 && Math.abs(difference) < smallest;
        }
    }
}
