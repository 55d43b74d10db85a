package org.rida.metric;

import org.rida.metric.xmr.Range;













import static org.rida.metric.Direction.HIGHER_IS_BETTER;
import static org.rida.metric.Direction.LOWER_IS_BETTER;
import static org.rida.metric.Direction.NEUTRAL;
import static org.rida.metric.Citation.ADJUSTED_WALD;
import static org.rida.metric.Citation.COUNTED;
import static org.rida.metric.Citation.KAPLAN_MEIER;
import static org.rida.metric.Citation.STUDENT;
import static org.rida.metric.Citation.TYPE_7;
import static org.rida.metric.Citation.WILSON;

import java.util.List;
import java.util.Locale;

/** Every figure that Rida knows, each with its one definition and formula. */
@SuppressWarnings("ImmutableEnumChecker") // formulas are lambdas without state
public enum Metric {
    /** Buckets: on_time, late_answered, late_left, late_waiting; set_aside is left out. */
    PROMISE_KEPT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting"), "set_aside"),
            en(
                    "Promise kept",
                    "Of the requests due in the period, the share answered by their target day; those that left without an answer by then are set aside."),
            ar(
                    "الوفاء بالموعد",
                    "نسبة ما أُجيب في موعده من الطلبات التي حلّ موعدها في المدة، دون ما انتهى بلا رد قبله.")),
    /** Buckets as of PROMISE_KEPT; set_aside counts as broken. */
    PROMISE_KEPT_STRICT(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late_answered", "late_left", "late_waiting", "set_aside")),
            en(
                    "Promise kept, none set aside",
                    "Of all requests due in the period, the share answered by their target day; those that left without an answer count as not kept."),
            ar(
                    "الوفاء بالموعد دون استبعاد",
                    "نسبة ما أُجيب في موعده من جميع الطلبات التي حلّ موعدها في المدة، ويُعدّ ما انتهى بلا رد غير موفى به.")),
    /** Buckets: days from receipt to answer, as of the median and nine in ten that follow. */
    ANSWERED(
            Unit.COUNT,
            NEUTRAL,
            COUNTED,
            Formula.total(),
            en("Answered", "Number of requests answered in the period."),
            ar("ما أُجيب", "عدد الطلبات التي أُجيب عنها في المدة.")),
    /** Buckets: on_time, late, each by the clock version in force on its day of receipt. */
    ANSWERED_WITHIN_TARGET(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("on_time", "late")),
            en(
                    "Answered within target",
                    "Of the requests answered in the period, the share answered within the target; those still waiting are not in it."),
            ar(
                    "أُجيب ضمن المستهدف",
                    "نسبة ما أُجيب ضمن المدة المستهدفة من الطلبات التي أُجيب عنها في المدة، ولا تشمل ما زال مفتوحًا.")),
    ANSWERED_MEDIAN(
            Unit.DAYS,
            LOWER_IS_BETTER,
            TYPE_7,
            Formula.percentile(.5),
            en("Turnaround, median", "Half of the requests answered in the period took this many days or fewer."),
            ar("زمن الرد، الوسيط", "عدد الأيام الذي أُجيب خلاله عن نصف الطلبات المجابة في المدة.")),
    ANSWERED_P90(
            Unit.DAYS,
            LOWER_IS_BETTER,
            TYPE_7,
            Formula.percentile(.9),
            en(
                    "Turnaround, nine in ten",
                    "Nine in ten of the requests answered in the period took this many days or fewer."),
            ar("زمن الرد، تسعة من كل عشرة", "عدد الأيام الذي أُجيب خلاله عن تسعة من كل عشرة طلبات مجابة في المدة.")),
    /** Buckets: age in days at the end of the month, as of the oldest. */
    OPEN(
            Unit.COUNT,
            LOWER_IS_BETTER,
            COUNTED,
            Formula.total(),
            en("Open", "Number of requests waiting for an answer at the end of the period."),
            ar("مفتوح", "عدد الطلبات التي تنتظر الرد في نهاية المدة.")),
    /** Buckets: beyond, within, each by its own clock version. */
    OPEN_BEYOND_TARGET(
            Unit.COUNT,
            LOWER_IS_BETTER,
            COUNTED,
            Formula.beyondTarget(),
            en("Open beyond the target", "Number of open requests that have waited longer than the target."),
            ar("مفتوح تجاوز المدة", "عدد الطلبات المفتوحة التي تجاوز انتظارها المدة المستهدفة.")),
    OPEN_OLDEST(
            Unit.DAYS,
            LOWER_IS_BETTER,
            COUNTED,
            Formula.days(days -> Formula.toDouble(days.max())),
            en("Oldest open", "Days that the oldest open request has waited."),
            ar("أقدم مفتوح", "عدد الأيام التي انتظرها أقدم طلب مفتوح.")),
    RECEIVED(
            Unit.COUNT,
            NEUTRAL,
            COUNTED,
            Formula.total(),
            en("Received", "Number of requests received in the period."),
            ar("ما استُقبل", "عدد الطلبات التي استُقبلت في المدة.")),
    /** Buckets: withdrawn, duplicate, unreachable. */
    LEFT(
            Unit.COUNT,
            NEUTRAL,
            COUNTED,
            Formula.total(),
            en(
                    "Ended without an answer",
                    "Number of requests that were withdrawn, duplicate or unreachable in the period."),
            ar("ما انتهى بلا رد", "عدد الطلبات التي انسحب أصحابها أو تكررت أو تعذّر الوصول إليهم في المدة.")),
    REOPENED(
            Unit.COUNT,
            LOWER_IS_BETTER,
            COUNTED,
            Formula.total(),
            en("Reopened", "Number of requests reopened in the period; each starts a clock of its own."),
            ar("ما أُعيد فتحه", "عدد الطلبات التي أُعيد فتحها في المدة، ويُحسب لكل منها زمن جديد.")),
    /** Buckets: answered:days and censored:days, as of the two that follow. */
    MEDIAN_INCLUDING_OPEN(
            Unit.DAYS,
            LOWER_IS_BETTER,
            KAPLAN_MEIER,
            Formula.waitingQuantile(.5),
            en(
                    "Turnaround with those still open, median",
                    "Days until half of the requests received are answered, counting those still open as far as they have waited."),
            ar(
                    "زمن الرد مع المفتوح، الوسيط",
                    "عدد الأيام حتى يُجاب عن نصف الطلبات المستقبلة، ويدخل فيه المفتوح بقدر ما انتظر.")),
    P90_INCLUDING_OPEN(
            Unit.DAYS,
            LOWER_IS_BETTER,
            KAPLAN_MEIER,
            Formula.waitingQuantile(.9),
            en(
                    "Turnaround with those still open, nine in ten",
                    "Days until nine in ten of the requests received are answered, counting those still open as far as they have waited."),
            ar(
                    "زمن الرد مع المفتوح، تسعة من كل عشرة",
                    "عدد الأيام حتى يُجاب عن تسعة من كل عشرة طلبات مستقبلة، ويدخل فيه المفتوح بقدر ما انتظر.")),
    ANSWERED_BY_TARGET_KM(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            KAPLAN_MEIER,
            Formula.answeredByTarget(),
            en(
                    "Answered by the target, with those still open",
                    "Share of the requests received that are answered within the target, counting those still open as far as they have waited."),
            ar(
                    "أُجيب ضمن المستهدف مع المفتوح",
                    "نسبة ما يُجاب ضمن المدة المستهدفة من الطلبات المستقبلة، ويدخل فيها المفتوح بقدر ما انتظر.")),
    /** Buckets: days that the stage took. */
    STAGE_MEDIAN(
            Unit.DAYS,
            LOWER_IS_BETTER,
            TYPE_7,
            Formula.percentile(.5),
            en("Stage, median", "Half of the requests passed the stage in this many days or fewer."),
            ar("زمن المرحلة، الوسيط", "عدد الأيام الذي اجتاز خلاله نصف الطلبات المرحلة.")),
    STAGE_P90(
            Unit.DAYS,
            LOWER_IS_BETTER,
            TYPE_7,
            Formula.percentile(.9),
            en("Stage, nine in ten", "Nine in ten of the requests passed the stage in this many days or fewer."),
            ar("زمن المرحلة، تسعة من كل عشرة", "عدد الأيام الذي اجتاز خلاله تسعة من كل عشرة طلبات المرحلة.")),
    ACCEPTED_SHARE(
            Unit.SHARE,
            NEUTRAL,
            WILSON,
            Formula.share(List.of("accepted", "rejected")),
            en("Accepted", "Of the requests answered in the period, the share accepted."),
            ar("المقبول", "نسبة المقبول من الطلبات التي أُجيب عنها في المدة.")),
    VERIFIED_SHARE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("verified", "not_verified")),
            en("Data verified", "Share of requests whose data were matched and found valid."),
            ar("مطابقة البيانات", "نسبة الطلبات التي طوبقت بياناتها وثبتت صحتها.")),
    SIGNED_SHARE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("signed", "not_signed")),
            en("Signed", "Share of requests that the applicant signed."),
            ar("التوقيع", "نسبة الطلبات التي وقّعها أصحابها.")),
    REFERRED_SHARE(
            Unit.SHARE,
            NEUTRAL,
            WILSON,
            Formula.share(List.of("referred", "not_referred")),
            en("Referred to social research", "Share of requests referred to social research."),
            ar("الإحالة إلى البحث الاجتماعي", "نسبة الطلبات التي أُحيلت إلى البحث الاجتماعي.")),
    OUTREACH_SHARE(
            Unit.SHARE,
            NEUTRAL,
            WILSON,
            Formula.share(List.of("outreach", "incoming")),
            en("Outreach", "Share of contacts that the association itself initiated."),
            ar("مبادرة الجمعية بالتواصل", "نسبة التواصل الذي بادرت به الجمعية.")),
    /** Buckets: scores 1 to 5, as of the two that follow. */
    SATISFIED_SHARE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.shareOfScores(1, 5, score -> score >= 4),
            en("Satisfied", "Share of valid answers that are 4 or 5 of 5."),
            ar("نسبة الراضين", "نسبة من أجابوا بأربعة أو خمسة من خمسة.")),
    DISSATISFIED_SHARE(
            Unit.SHARE,
            LOWER_IS_BETTER,
            WILSON,
            Formula.shareOfScores(1, 5, score -> score <= 2),
            en("Dissatisfied", "Share of valid answers that are 1 or 2 of 5."),
            ar("نسبة غير الراضين", "نسبة من أجابوا بواحد أو اثنين من خمسة.")),
    MEAN_SCORE(
            Unit.SCORE,
            new Range(1, 5),
            HIGHER_IS_BETTER,
            STUDENT,
            Formula.mean(1, 5),
            en("Mean score", "Mean of the valid answers from 1 to 5."),
            ar("متوسط الرضا", "متوسط الإجابات الصحيحة من واحد إلى خمسة.")),
    /** Buckets: scores 0 to 10. */
    NET_PROMOTER(
            Unit.POINTS,
            new Range(-100, 100),
            HIGHER_IS_BETTER,
            ADJUSTED_WALD,
            Formula.netPromoter(),
            en(
                    "Net promoter score",
                    "A hundred times the share answering 9 or 10, less the share answering 0 to 6, of 10."),
            ar(
                    "صافي نقاط الترويج",
                    "نسبة من أجابوا بتسعة أو عشرة ناقص نسبة من أجابوا بستة فأقل من عشرة، مضروبًا في مئة.")),
    /** Buckets: scores 1 to 7, 7 the easiest, as of the one that follows. */
    EFFORT_MEAN(
            Unit.SCORE,
            new Range(1, 7),
            HIGHER_IS_BETTER,
            STUDENT,
            Formula.mean(1, 7),
            en("Effort score", "Mean of the answers from 1 to 7 to how easy it was to get the service."),
            ar("سهولة الحصول على الخدمة", "متوسط الإجابات من واحد إلى سبعة عن سهولة الحصول على الخدمة.")),
    EFFORT_EASY_SHARE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.shareOfScores(1, 7, score -> score >= 5),
            en("Found it easy", "Share of answers that are 5 or more of 7 to how easy it was to get the service."),
            ar("نسبة من وجدوا الخدمة سهلة", "نسبة من أجابوا بخمسة فأكثر من سبعة عن سهولة الحصول على الخدمة.")),
    /** Buckets: answered, silent. */
    RESPONSE_RATE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("answered", "silent")),
            en("Response rate", "Of the people invited in the period, the share who answered by the cut-off."),
            ar("معدل الاستجابة", "نسبة من أجابوا حتى تاريخ القطع ممن دُعوا إلى التقييم في الفترة.")),
    /** Buckets: answered, silent. Stands in for RESPONSE_RATE where nobody is invited. */
    RESPONSE_RATE_LINKED(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("answered", "silent")),
            en(
                    "Answered requests with a response",
                    "Of the requests answered in the period, the share with at least one response by the cut-off; nobody is invited, so this is not a response rate of those asked."),
            ar(
                    "الطلبات المجابة التي قُيّمت",
                    "نسبة ما له تقييم واحد على الأقل حتى تاريخ القطع من الطلبات التي أُجيبت في الفترة، وليست معدل استجابة لمن دُعوا لأن أحدًا لم يُدع.")),
    /** Buckets: the score after less the score before, -4 to 4. */
    EXPECTATION_GAP(
            Unit.SCORE,
            new Range(-4, 4),
            HIGHER_IS_BETTER,
            STUDENT,
            Formula.mean(-4, 4),
            en(
                    "Expectation gap",
                    "Mean of the impression after the service less the impression before it, of those who gave both."),
            ar("الفرق عن التوقع", "متوسط الفرق بين الانطباع بعد الخدمة والانطباع قبلها لمن أجابوا عن السؤالين.")),
    /** Buckets: yes, no; dont_know is left out. */
    INFORMED_OF_RIGHTS_SHARE(
            Unit.SHARE,
            HIGHER_IS_BETTER,
            WILSON,
            Formula.share(List.of("yes", "no"), "dont_know"),
            en(
                    "Told of the right to evaluate",
                    "Share of respondents who were told that evaluating the service is their right."),
            ar("أُبلغ بحقه في التقييم", "نسبة من أُبلغوا من المجيبين بأن تقييم الخدمة حق لهم.")),
    /** Buckets: overall scores 1 to 5, dont_know, none, of the responses whose words mention a theme. */
    THEME_MENTIONS(
            Unit.COUNT,
            NEUTRAL,
            COUNTED,
            Formula.total(),
            en("Mentions", "Number of responses of the period whose comment or suggestion mentions the theme."),
            ar("مرات الذكر", "عدد إجابات المدة التي ذُكر الموضوع في تعليقها أو مقترحها."));

    private final Unit unit;
    private final Range range;
    private final Direction direction;
    private final Citation source;
    private final Formula formula;
    private final MetricText english;
    private final MetricText arabic;

    Metric(Unit unit, Direction direction, Citation source, Formula formula, MetricText english, MetricText arabic) {
        this(unit, unit == Unit.SHARE ? Range.SHARE : Range.UNBOUNDED, direction, source, formula, english, arabic);
    }

    Metric(
            Unit unit,
            Range range,
            Direction direction,
            Citation source,
            Formula formula,
            MetricText english,
            MetricText arabic) {
        this.unit = unit;
        this.range = range;
        this.direction = direction;
        this.source = source;
        this.formula = formula;
        this.english = english;
        this.arabic = arabic;
    }

    /** The target is needed by the metrics that speak of one; the others pass it over. */
    public Figure figure(Counts counts, AnswerTarget target) {
        return formula.apply(this, counts, target);
    }

    /** For reports and files: "promise-kept". */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Unit unit() {
        return unit;
    }

    public Range range() {
        return range;
    }

    public Direction direction() {
        return direction;
    }

    public Citation source() {
        return source;
    }

    public MetricText english() {
        return english;
    }

    public MetricText arabic() {
        return arabic;
    }

    private static MetricText en(String name, String definition) {
        return new MetricText(name, definition);
    }

    private static MetricText ar(String name, String definition) {
        return new MetricText(name, definition);
    }
}
