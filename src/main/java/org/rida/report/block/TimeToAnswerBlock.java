package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Metric;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TimeToAnswerSpec;
import org.rida.report.document.Block;
import org.springframework.stereotype.Component;

/**
 * Builds the share answered by each day after receipt, as one minus the Kaplan-Meier estimate. To disclose no small
 * group, steps with fewer answers than the audience's minimum are merged with the following ones, and the curve ends
 * where fewer requests than that are still followed.
 */
@Component
public class TimeToAnswerBlock implements BlockBuilder {

    private static final int WEEK = 7;
    private static final String ANSWERED = "answered:";
    private static final String CENSORED = "censored:";

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.timeToAnswer()).map(s -> curve(s, draft));
    }

    private static Block curve(TimeToAnswerSpec spec, DraftContext draft) {
        Counts followed = draft.facts().followed();
        long n = KaplanMeier.of(followed).n();
        Figure figure = draft.facts().figure(Metric.MEDIAN_INCLUDING_OPEN, null);
        boolean hidden = draft.hides(draft.facts().period(), figure, null);
        List<Block.CurveDay> days =
                hidden ? List.of() : days(followed, spec.days(), draft.facts().requestMinimum());
        return new Block.Curve(
                spec.title(),
                days,
                draft.facts().targetDays(),
                hidden ? draft.text(w -> w.format("time-to-answer.note.too-few")) : note(n, draft),
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

    private static BilingualText note(long n, DraftContext draft) {
        String note = draft.facts().followsMonthsBefore() ? "time-to-answer.note.months" : "time-to-answer.note.period";
        return draft.text(w -> {
            String followed = w.format(note, "requests", w.format("count.requests.object", "n", n));
            return draft.facts().requestMinimum() > 1
                    ? followed + " " + w.format("time-to-answer.note.merged")
                    : followed;
        });
    }

    /**
     * The points of the curve.
     *
     * @param followed counts by day of waiting: {@code answered:} and {@code censored:}
     * @param last last day of the curve
     * @param smallest smallest count that the audience may see
     */
    public static List<Block.CurveDay> days(Counts followed, int last, int smallest) {
        List<KaplanMeier.SurvivalStep> steps = merged(KaplanMeier.of(followed).steps(), smallest);
        Following following = new Following(followed.days(ANSWERED), followed.days(CENSORED), smallest);
        List<Block.CurveDay> days = new ArrayList<>();
        KaplanMeier.SurvivalStep reached = new KaplanMeier.SurvivalStep(0, 0, 0, 1, 0);
        int next = 0;
        for (int day = 0; day <= last; day++) {
            while (next < steps.size() && steps.get(next).day() <= day) {
                reached = steps.get(next++);
            }
            days.add(
                    following.isEnoughOn(day)
                            ? on(day, reached, following)
                            : new Block.CurveDay(day, null, null, null, null));
        }
        return days;
    }

    private static Block.CurveDay on(int day, KaplanMeier.SurvivalStep step, Following following) {
        return new Block.CurveDay(
                day,
                1 - step.survival(),
                step.interval().map(i -> 1 - i.high()).orElse(null),
                step.interval().map(i -> 1 - i.low()).orElse(null),
                day % WEEK == 0 ? following.waitingAfter(day) : null);
    }

    /** Keeps the steps at which at least {@code smallest} answers have accumulated since the last one kept. */
    private static List<KaplanMeier.SurvivalStep> merged(List<KaplanMeier.SurvivalStep> steps, int smallest) {
        List<KaplanMeier.SurvivalStep> taken = new ArrayList<>();
        long since = 0;
        for (KaplanMeier.SurvivalStep step : steps) {
            since += step.answered();
            if (since >= smallest) {
                taken.add(step);
                since = 0;
            }
        }
        return taken;
    }

    /** Counts requests at risk: neither answered nor censored before a day. */
    private record Following(DayCounts answered, DayCounts censored, int smallest) {

        long on(int day) {
            return answered.between(day, Integer.MAX_VALUE) + censored.between(day, Integer.MAX_VALUE);
        }

        boolean isEnoughOn(int day) {
            return on(day) >= smallest;
        }

        /**
         * Who still waited after the day's answers, so that the number agrees with the curve. Null when few left within the week
         * before: the difference between two marks would disclose their number.
         */
        @Nullable
        Long waitingAfter(int day) {
            long left = after(Math.max(0, day - WEEK)) - after(day);
            return left > 0 && left < smallest ? null : after(day);
        }

        /** Censored ones waited until the end of their last day. */
        private long after(int day) {
            return answered.between(day + 1, Integer.MAX_VALUE) + censored.between(day, Integer.MAX_VALUE);
        }
    }
}
