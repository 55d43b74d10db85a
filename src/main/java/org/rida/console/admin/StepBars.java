package org.rida.console.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunDetail.StepDetail;

/**
 * The steps of a run as bars on one line of time. A resumed run shows the last execution of each step, so that there may be a gap
 * between two bars as long as the run lay still.
 *
 * @param bars of the steps that have begun, in their order
 * @param length from the beginning of the first step to the end of the last one
 */
record StepBars(List<StepBar> bars, Duration length) {

    /** So that a step that took no time is seen; in percent. */
    private static final double NARROWEST = 0.6;

    /**
     * One bar.
     *
     * @param after how long after the first step it began
     * @param took null while it lasts
     * @param from where it begins, in percent of the line
     * @param width in percent of the line
     */
    record StepBar(StepDetail step, Duration after, @Nullable Duration took, double from, double width) {}

    /** @param now until when a step lasts that has not ended */
    static StepBars of(RunDetail detail, Instant now) {
        List<StepDetail> begun =
                detail.steps().stream().filter(step -> step.startedAt() != null).toList();
        if (begun.isEmpty()) {
            return new StepBars(List.of(), Duration.ZERO);
        }
        Instant first = begun.stream()
                .map(StepBars::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = begun.stream()
                .flatMap(step -> Stream.of(start(step), end(step, now)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double all = Math.max(1, Duration.between(first, last).toMillis());
        return new StepBars(
                begun.stream()
                        .map(step -> {
                            Duration after = Duration.between(first, start(step));
                            double from = 100 * after.toMillis() / all;
                            double width = 100
                                    * Duration.between(start(step), end(step, now))
                                            .toMillis()
                                    / all;
                            return new StepBar(
                                    step,
                                    after,
                                    step.took(),
                                    Math.min(from, 100 - NARROWEST),
                                    Math.max(Math.min(width, 100 - from), NARROWEST));
                        })
                        .toList(),
                Duration.between(first, last));
    }

    private static Instant start(StepDetail step) {
        return Objects.requireNonNull(step.startedAt());
    }

    /** Clocks of two processes differ: a step never ends before it began. */
    private static Instant end(StepDetail step, Instant now) {
        if (step.took() != null) {
            return start(step).plus(step.took());
        }
        return now.isBefore(start(step)) ? start(step) : now;
    }
}
