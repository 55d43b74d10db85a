package org.rida.console.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.rida.job.run.Run;

/**
 * How long the last runs of a job took, as bars from the oldest to the newest. Waiting for a process is not counted.
 *
 * @param median of an even number of runs the middle between the two in the middle
 * @param longest of them, which the height of the picture holds
 */
record RunDurations(List<RunBar> bars, Duration median, Duration longest) {

    /** Bars of a few runs are no wider than this many would be. */
    private static final int FEWEST_SLOTS = 12;

    /**
     * One run that began and ended.
     *
     * @param from where the bar begins, in percent of the width
     * @param width in percent of the width
     */
    record RunBar(Run run, Duration took, double from, double width) {}

    /** @param newestFirst runs of one job; those that did not begin, or have not ended, are left out */
    static RunDurations of(List<Run> newestFirst) {
        List<Run> ended = new ArrayList<>(newestFirst.stream()
                .filter(run -> run.startedAt() != null && run.endedAt() != null)
                .toList());
        Collections.reverse(ended);
        List<Duration> sorted = ended.stream().map(RunDurations::took).sorted().toList();
        if (sorted.isEmpty()) {
            return new RunDurations(List.of(), Duration.ZERO, Duration.ZERO);
        }
        double slot = 100.0 / Math.max(FEWEST_SLOTS, ended.size());
        List<RunBar> bars = new ArrayList<>();
        for (int i = 0; i < ended.size(); i++) {
            bars.add(new RunBar(ended.get(i), took(ended.get(i)), i * slot + slot / 10, slot * 0.8));
        }
        Duration median = sorted.get((sorted.size() - 1) / 2)
                .plus(sorted.get(sorted.size() / 2))
                .dividedBy(2);
        return new RunDurations(bars, median, sorted.get(sorted.size() - 1));
    }

    /** A resumed run counts from its first start. */
    private static Duration took(Run run) {
        Duration took =
                Duration.between(Objects.requireNonNull(run.startedAt()), Objects.requireNonNull(run.endedAt()));
        return took.isNegative() ? Duration.ZERO : took;
    }
}
