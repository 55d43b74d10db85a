package org.rida.metric.xmr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The months of a chart from one rebase to the next, judged by their own limits. Months that cannot be judged are drawn
 * with the limits of the others, but neither set limits nor break or lengthen a run.
 */
record Phase(List<Observation> observations, XmrChart.Settings settings, int number) {

    private static final int MIN_POINTS = 2;

    List<XmrChart.XmrPoint> points() {
        List<Observation> judged =
                observations.stream().filter(Observation::isJudged).toList();
        boolean trial = judged.size() < Baseline.LENGTH;
        return limits(judged).map(limits -> judge(judged, limits, trial)).orElseGet(() -> observations.stream()
                .map(point -> unjudged(point, Optional.empty(), trial))
                .toList());
    }

    private Optional<Function<Observation, ProcessLimits>> limits(List<Observation> judged) {
        return judged.size() < MIN_POINTS
                ? Optional.empty()
                : ProcessLimits.of(judged, settings.baseline(), settings.screening());
    }

    private List<XmrChart.XmrPoint> judge(
            List<Observation> judged, Function<Observation, ProcessLimits> limits, boolean trial) {
        List<Signal> signals = Signal.in(judged, judged.stream().map(limits).toList());
        Optional<ProcessLimits> atGap = ProcessLimits.atGap(limits, judged);
        List<XmrChart.XmrPoint> points = new ArrayList<>();
        int at = 0;
        for (Observation point : observations) {
            if (point.isJudged()) {
                points.add(judged(point, limits.apply(point), signals.get(at++), trial));
            } else {
                points.add(unjudged(point, point.isGap() ? atGap : Optional.of(limits.apply(point)), trial));
            }
        }
        return points;
    }

    private XmrChart.XmrPoint unjudged(Observation point, Optional<ProcessLimits> limits, boolean trial) {
        PointStatus status = point.isJudged() ? PointStatus.NO_LIMITS : point.status();
        return new XmrChart.XmrPoint(
                point.value(), limits, status, SpecialCause.NONE, Variation.COMMON_CAUSE, number, trial);
    }

    private XmrChart.XmrPoint judged(Observation point, ProcessLimits limits, Signal signal, boolean trial) {
        Variation variation = signal.variation(settings.direction());
        return new XmrChart.XmrPoint(
                point.value(), Optional.of(limits), PointStatus.JUDGED, signal.cause(), variation, number, trial);
    }
}
