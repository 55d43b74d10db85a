package org.rida.metric;

import static org.rida.metric.Citation.AALEN_JOHANSEN;
import static org.rida.metric.Citation.ADJUSTED_WALD;
import static org.rida.metric.Citation.COUNTED;
import static org.rida.metric.Citation.KAPLAN_MEIER;
import static org.rida.metric.Citation.STUDENT;
import static org.rida.metric.Citation.TYPE_7;
import static org.rida.metric.Citation.WILSON;
import static org.rida.metric.Direction.HIGHER_IS_BETTER;
import static org.rida.metric.Direction.LOWER_IS_BETTER;
import static org.rida.metric.Direction.NEUTRAL;

import java.util.List;
import java.util.Locale;
import org.rida.metric.xmr.Range;

/**
 * Every metric of the reports, each with its unit, range, direction, source and formula.
 *
 * <p>A formula turns {@link Counts} into a {@link Figure}; the constants name the buckets that they expect. Shares are
 * from 0 to 1 with Wilson's interval. A value is empty when its denominator is 0, except counts, which are then 0. Names
 * and definitions in both languages are in the message files; each constant gives their keys.
 */
@SuppressWarnings("ImmutableEnumChecker") // formulas are lambdas without state
public enum Metric {
    /**
     * Share of the requests due in the period that were answered by their target day: on_time / (on_time + late_answered +
     * late_left + late_waiting). Bucket set_aside (left without an answer by the target day) is in neither count.
     */
    PROMISE_KEPT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting"), "set_aside")),
    /** As {@link #PROMISE_KEPT}, but set_aside is in the denominator and so counts as a promise not kept. */
    PROMISE_KEPT_STRICT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting", "set_aside"))),
    /** As {@link #PROMISE_KEPT}, of a promise that the policy declares beside the answer, such as to acknowledge a complaint. */
    DECLARED_PROMISE_KEPT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting"), "set_aside")),
    /** As {@link #DECLARED_PROMISE_KEPT}, but set_aside counts as not kept. */
    DECLARED_PROMISE_KEPT_STRICT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting", "set_aside"))),
    /** As {@link #OPEN_BEYOND_TARGET}, of a declared promise. */
    DECLARED_PROMISE_BEYOND(Unit.COUNT, LOWER_IS_BETTER, COUNTED, Formula.beyondTarget()),
    /**
     * Number of requests answered in the period. Buckets: days from receipt to answer, by number; {@link #ANSWERED_MEDIAN}
     * and {@link #ANSWERED_P90} use the same.
     */
    ANSWERED(Unit.COUNT, NEUTRAL, COUNTED, Formula.total()),
    /**
     * Share of the requests answered in the period that were answered within the target: on_time / (on_time + late), each
     * judged by the clock version in force on its day of receipt. Requests still waiting are left out.
     */
    ANSWERED_WITHIN_TARGET(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("on_time", "late"))),
    /** Median of the days from receipt to answer, interpolated; buckets as of {@link #ANSWERED}. Empty when none was answered. */
    ANSWERED_MEDIAN(Unit.DAYS, LOWER_IS_BETTER, TYPE_7, Formula.percentile(.5)),
    /** 90th percentile of the days from receipt to answer, interpolated; buckets as of {@link #ANSWERED}. */
    ANSWERED_P90(Unit.DAYS, LOWER_IS_BETTER, TYPE_7, Formula.percentile(.9)),
    /**
     * Number of requests waiting at the end of the period. Buckets: age in days at that time, by number; {@link
     * #OPEN_OLDEST} uses the same.
     */
    OPEN(Unit.COUNT, LOWER_IS_BETTER, COUNTED, Formula.total()),
    /**
     * Number of open requests older than their target. Buckets: beyond and within, each judged by its own clock version;
     * the denominator of the figure is their sum.
     */
    OPEN_BEYOND_TARGET(Unit.COUNT, LOWER_IS_BETTER, COUNTED, Formula.beyondTarget()),
    /** Age in days of the oldest open request; buckets as of {@link #OPEN}. Empty when none is open. */
    OPEN_OLDEST(Unit.DAYS, LOWER_IS_BETTER, COUNTED, Formula.days(days -> Formula.toDouble(days.max()))),
    /** Number of requests received in the period, whatever the buckets. */
    RECEIVED(Unit.COUNT, NEUTRAL, COUNTED, Formula.total()),
    /** Number of requests that ended without an answer. Buckets: withdrawn, duplicate, unreachable, not_given. */
    LEFT(Unit.COUNT, NEUTRAL, COUNTED, Formula.total()),
    /** Number of requests reopened in the period; each starts a clock run of its own. */
    REOPENED(Unit.COUNT, LOWER_IS_BETTER, COUNTED, Formula.total()),
    /**
     * Days by which half of the requests are answered, by Aalen-Johansen: who left is not answered. Buckets: {@code answered:<days>}, {@code
     * left:<days>} of those who left without an answer, {@code censored:<days>} of those still open. Empty when fewer than half are answered within the follow-up.
     */
    MEDIAN_INCLUDING_OPEN(Unit.DAYS, LOWER_IS_BETTER, AALEN_JOHANSEN, Formula.waitingQuantile(.5)),
    /** The same of nine in ten; buckets as of {@link #MEDIAN_INCLUDING_OPEN}. */
    P90_INCLUDING_OPEN(Unit.DAYS, LOWER_IS_BETTER, AALEN_JOHANSEN, Formula.waitingQuantile(.9)),
    /**
     * Share answered within the target, which {@link #figure} receives, by Aalen-Johansen; buckets as of {@link
     * #MEDIAN_INCLUDING_OPEN}. Empty when requests still wait and none was followed as long as the target.
     */
    ANSWERED_BY_TARGET(Unit.SHARE, HIGHER_IS_BETTER, AALEN_JOHANSEN, Formula.answeredByTarget()),
    /**
     * The same by Kaplan-Meier, as if nobody had left: it flatters, and stands beside {@link #ANSWERED_BY_TARGET} only.
     */
    ANSWERED_BY_TARGET_KM(Unit.SHARE, HIGHER_IS_BETTER, KAPLAN_MEIER, Formula.answeredByTargetHadNobodyLeft()),
    /** Median of the days between two stages, interpolated. Buckets: days, by number. */
    STAGE_MEDIAN(Unit.DAYS, LOWER_IS_BETTER, TYPE_7, Formula.percentile(.5)),
    /** 90th percentile of the days between two stages; buckets as of {@link #STAGE_MEDIAN}. */
    STAGE_P90(Unit.DAYS, LOWER_IS_BETTER, TYPE_7, Formula.percentile(.9)),
    /** Share of the answered requests whose decision is acceptance: accepted / (accepted + rejected). */
    ACCEPTED_SHARE(Unit.SHARE, NEUTRAL, WILSON, Formula.share(List.of("accepted", "rejected"))),
    /** Share of the requests whose data were verified: verified / (verified + not_verified). */
    VERIFIED_SHARE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("verified", "not_verified"))),
    /** Share of the requests signed by the applicant: signed / (signed + not_signed). */
    SIGNED_SHARE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("signed", "not_signed"))),
    /** Share of the requests referred to social research: referred / (referred + not_referred). */
    REFERRED_SHARE(Unit.SHARE, NEUTRAL, WILSON, Formula.share(List.of("referred", "not_referred"))),
    /** Share of the contacts initiated by the organization: outreach / (outreach + incoming). */
    OUTREACH_SHARE(Unit.SHARE, NEUTRAL, WILSON, Formula.share(List.of("outreach", "incoming"))),
    /**
     * Share of the answers 1 to 5 that are 4 or 5. Buckets: scores by number; named buckets such as dont_know are left out.
     * {@link #DISSATISFIED_SHARE} and {@link #MEAN_SCORE} use the same.
     */
    SATISFIED_SHARE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.shareOfScores(1, 5, score -> score >= 4)),
    /** Share of the answers 1 to 5 that are 1 or 2; buckets as of {@link #SATISFIED_SHARE}. */
    DISSATISFIED_SHARE(Unit.SHARE, LOWER_IS_BETTER, WILSON, Formula.shareOfScores(1, 5, score -> score <= 2)),
    /** Mean of the answers 1 to 5; buckets as of {@link #SATISFIED_SHARE}. No interval with fewer than two answers. */
    MEAN_SCORE(Unit.SCORE, new Range(1, 5), HIGHER_IS_BETTER, STUDENT, Formula.mean(1, 5)),
    /** 100 (promoters - detractors) / answers, where promoters answer 9 or 10 and detractors 0 to 6. Buckets: scores 0 to 10. */
    NET_PROMOTER(Unit.POINTS, new Range(-100, 100), HIGHER_IS_BETTER, ADJUSTED_WALD, Formula.netPromoter()),
    /** Mean of the answers 1 to 7, where 7 is the easiest. Buckets: scores by number; {@link #EFFORT_EASY_SHARE} uses the same. */
    EFFORT_MEAN(Unit.SCORE, new Range(1, 7), HIGHER_IS_BETTER, STUDENT, Formula.mean(1, 7)),
    /** Share of the answers 1 to 7 that are 5 or more; buckets as of {@link #EFFORT_MEAN}. */
    EFFORT_EASY_SHARE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.shareOfScores(1, 7, score -> score >= 5)),
    /** Share of the people invited in the period who answered by the cut-off: answered / (answered + silent). */
    RESPONSE_RATE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("answered", "silent"))),
    /**
     * Replaces {@link #RESPONSE_RATE} where nobody is invited: share of the answered requests with at least one response,
     * answered / (answered + silent).
     */
    RESPONSE_RATE_LINKED(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("answered", "silent"))),
    /**
     * Mean of the score after the service less the score before it, of the people who gave both. Buckets: the difference, -4
     * to 4.
     */
    EXPECTATION_GAP(Unit.SCORE, new Range(-4, 4), HIGHER_IS_BETTER, STUDENT, Formula.mean(-4, 4)),
    /** Share of the respondents told of their right to evaluate the service: yes / (yes + no); dont_know is left out. */
    INFORMED_OF_RIGHTS_SHARE(Unit.SHARE, HIGHER_IS_BETTER, WILSON, Formula.share(List.of("yes", "no"), "dont_know")),
    /**
     * Share of the respondents to a question with several answers who chose one of its options: yes / (yes + no). The shares
     * of its options do not add up.
     */
    CHOSEN_SHARE(Unit.SHARE, NEUTRAL, WILSON, Formula.share(List.of("yes", "no"))),
    /** Number of responses whose comment or suggestion mentions a theme. Buckets: their overall scores 1 to 5, dont_know, none. */
    THEME_MENTIONS(Unit.COUNT, NEUTRAL, COUNTED, Formula.total());

    private final Unit unit;
    private final Range range;
    private final Direction direction;
    private final Citation source;
    private final Formula formula;

    Metric(Unit unit, Direction direction, Citation source, Formula formula) {
        this(unit, unit == Unit.SHARE ? Range.SHARE : Range.UNBOUNDED, direction, source, formula);
    }

    Metric(Unit unit, Range range, Direction direction, Citation source, Formula formula) {
        this.unit = unit;
        this.range = range;
        this.direction = direction;
        this.source = source;
        this.formula = formula;
    }

    /**
     * The value, its 95 % interval and the numbers behind it.
     *
     * @param target used by metrics that depend on a target; ignored by all others
     * @throws IllegalArgumentException when the counts have a bucket that the formula does not know, or a score off its scale
     */
    public Figure figure(Counts counts, AnswerTarget target) {
        return formula.apply(this, counts, target);
    }

    /** The name in reports, files and addresses: "promise-kept". */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of the display name in the message files: "metric.promise-kept.name". */
    public String nameKey() {
        return "metric." + id() + ".name";
    }

    /** Key of the one-sentence definition in the message files: "metric.promise-kept.definition". */
    public String definitionKey() {
        return "metric." + id() + ".definition";
    }

    public Unit unit() {
        return unit;
    }

    /** The possible values, in {@link #unit()}: 0 to 1 for shares, 0 and more unless the metric says otherwise. */
    public Range range() {
        return range;
    }

    /** Whether more is better, worse or neither. */
    public Direction direction() {
        return direction;
    }

    /** The published method that the value and its interval follow. */
    public Citation source() {
        return source;
    }
}
