package org.rida.metric.xmr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The months of a chart from one rebase to the next, judged by their own limits. */
record Phase(List<Observation> observations, XmrChart.Settings settings, int number) {

    private static final int MIN_POINTS = 2;

    List<XmrChart.XmrPoint> points() {
        List<Observation> present =
                observations.stream().filter(point -> !point.isGap()).toList();
        if (present.size() < MIN_POINTS) {
            return observations.stream()
                    .map(point -> unjudged(point, Optional.empty(), true))
                    .toList();
        }
        Function<Observation, ProcessLimits> limits =
                ProcessLimits.of(present, settings.baseline(), settings.screening());
        List<Signal> signals = Signal.in(present, present.stream().map(limits).toList());
        return judge(limits, signals, ProcessLimits.atGap(present, limits), present.size() < Baseline.LENGTH);
    }

    private List<XmrChart.XmrPoint> judge(
            Function<Observation, ProcessLimits> limits,
            List<Signal> signals,
            Optional<ProcessLimits> atGap,
            boolean trial) {
        List<XmrChart.XmrPoint> points = new ArrayList<>();
        int at = 0;
        for (Observation point : observations) {
            points.add(
                    point.isGap()
                            ? unjudged(point, atGap, trial)
                            : judged(point, limits.apply(point), signals.get(at++), trial));
        }
        return points;
    }

    private XmrChart.XmrPoint unjudged(Observation point, Optional<ProcessLimits> limits, boolean trial) {
        return new XmrChart.XmrPoint(point.value(), limits, SpecialCause.NONE, Variation.COMMON_CAUSE, number, trial);
    }

    private XmrChart.XmrPoint judged(Observation point, ProcessLimits limits, Signal signal, boolean trial) {
        Variation variation = signal.variation(settings.direction());
        return new XmrChart.XmrPoint(point.value(), Optional.of(limits), signal.cause(), variation, number, trial);
    }
}
