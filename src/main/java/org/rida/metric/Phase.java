package org.rida.metric;


import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The months of a chart from one rebase to the next, judged by limits of their own. */
record Phase(List<Observation> observations, Xmr.Settings settings, int number) {

    private static final int FEWEST = 2;

    List<Xmr.Point> points() {
        List<Observation> present =
                observations.stream().filter(point -> !point.isGap()).toList();
        if (present.size() < FEWEST) {
            return observations.stream()
                    .map(point -> unjudged(point, Optional.empty(), true))
                    .toList();
        }
        Function<Observation, Limits> limits = Limits.of(present, settings.baseline(), settings.screening());
        List<Signal> signals = Signal.in(present, present.stream().map(limits).toList());
        return judge(limits, signals, Limits.atGap(present, limits), present.size() < Baseline.ENOUGH);
    }

    private List<Xmr.Point> judge(
            Function<Observation, Limits> limits, List<Signal> signals, Optional<Limits> atGap, boolean trial) {
        List<Xmr.Point> points = new ArrayList<>();
        int at = 0;
        for (Observation point : observations) {
            points.add(
                    point.isGap()
                            ? unjudged(point, atGap, trial)
                            : judged(point, limits.apply(point), signals.get(at++), trial));
        }
        return points;
    }

    private Xmr.Point unjudged(Observation point, Optional<Limits> limits, boolean trial) {
        return new Xmr.Point(point.value(), limits, SpecialCause.NONE, Variation.COMMON_CAUSE, number, trial);
    }

    private Xmr.Point judged(Observation point, Limits limits, Signal signal, boolean trial) {
        Variation variation = signal.variation(settings.direction());
        return new Xmr.Point(point.value(), Optional.of(limits), signal.cause(), variation, number, trial);
    }
}
