package org.rida.report.render.bundle;

import java.util.Map;
import org.rida.metric.Metric;
import org.rida.report.document.TidyFigure;

/** How the script recomputes a figure. */
enum Recomputation {
    /** A count stands for itself. */
    COUNT,
    /** Numerator over denominator. */
    SHARE,
    /** The same with Wilson's interval. */
    SHARE_WILSON,
    /** Mean of the scores from how many gave each, with Student's interval. */
    MEAN_STUDENT,
    /** Promoters less detractors, from how many gave each score, with the adjusted Wald interval. */
    NET_PROMOTER,
    /** Of the days from how many took each, linear between them; the parameter is the share below. */
    PERCENTILE,
    /** The longest of the days. */
    LONGEST,
    /** The day by which the parameter's share is answered, by Aalen-Johansen. */
    AALEN_JOHANSEN_DAY,
    /** The share answered by the parameter's day, by Kaplan-Meier. */
    KAPLAN_MEIER_SHARE,
    /** The share answered by the parameter's day, by Aalen-Johansen. */
    AALEN_JOHANSEN_SHARE,
    /** The share that left without an answer by then. */
    AALEN_JOHANSEN_LEFT,
    /** The share that waits after it. */
    AALEN_JOHANSEN_WAITING,
    /** How many wait after the answers of the parameter's day. */
    STILL_WAITING,
    /** Not recomputed: the counts would tell of single answers, or of single days in what is made for the public. */
    AS_PRINTED;

    private static final Map<String, Recomputation> OF_COUNTS = Map.ofEntries(
            Map.entry(Metric.MEAN_SCORE.id(), MEAN_STUDENT),
            Map.entry(Metric.EFFORT_MEAN.id(), MEAN_STUDENT),
            Map.entry(Metric.EXPECTATION_GAP.id(), MEAN_STUDENT),
            Map.entry(Metric.NET_PROMOTER.id(), NET_PROMOTER),
            Map.entry(Metric.ANSWERED_MEDIAN.id(), PERCENTILE),
            Map.entry(Metric.ANSWERED_P90.id(), PERCENTILE),
            Map.entry(Metric.STAGE_MEDIAN.id(), PERCENTILE),
            Map.entry(Metric.STAGE_P90.id(), PERCENTILE),
            Map.entry(Metric.OPEN_OLDEST.id(), LONGEST),
            Map.entry(Metric.MEDIAN_INCLUDING_OPEN.id(), AALEN_JOHANSEN_DAY),
            Map.entry(Metric.P90_INCLUDING_OPEN.id(), AALEN_JOHANSEN_DAY),
            Map.entry(Metric.ANSWERED_BY_TARGET.id(), AALEN_JOHANSEN_SHARE),
            Map.entry(Metric.ANSWERED_BY_TARGET_KM.id(), KAPLAN_MEIER_SHARE),
            Map.entry("answered-by-day", AALEN_JOHANSEN_SHARE),
            Map.entry("left-by-day", AALEN_JOHANSEN_LEFT),
            Map.entry("waiting-share-after-day", AALEN_JOHANSEN_WAITING),
            Map.entry("answered-by-day-had-nobody-left", KAPLAN_MEIER_SHARE),
            Map.entry("waiting-after-day", STILL_WAITING));

    /** @param metric of a figure that has its counts with it */
    static Recomputation ofCounts(String metric) {
        return OF_COUNTS.getOrDefault(metric, AS_PRINTED);
    }

    /** Whether a figure is of a metric that only counts by day or score give. */
    static boolean needsCounts(TidyFigure figure) {
        return OF_COUNTS.containsKey(figure.metric().split("[:/]", 2)[0]);
    }

    /** Whether the script's result can differ from what is printed. */
    boolean isComputed() {
        return this != COUNT && this != AS_PRINTED;
    }
}
