package org.rida.metric.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import org.rida.metric.Share;

/**
 * When the queue is clear: the first day on which no more are open than were received within the target and have not
 * left, so that, the oldest answered first, nobody waits beyond the target. In days after the cut-off; 0 when it is clear
 * already; a day is empty when it lies beyond {@value #MOST_WEEKS} weeks: not at this pace.
 *
 * @param day at the average rates of each day of the week
 * @param low 2.5th percentile of the draws
 * @param high 97.5th percentile
 * @param cleared of the draws, those that are clear in time
 */
public record ClearingForecast(OptionalInt day, OptionalInt low, OptionalInt high, Share cleared) {

    /** How far a queue is followed. */
    public static final int MOST_WEEKS = 104;

    private static final int DRAWS = 2000;
    private static final double TOLERANCE = 1e-9;
    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * Each draw takes weeks from the history at random with replacement, as many as it has, and then every week to come from
     * those: so it carries both what is not known of the rates and the chance of the weeks to come. Efron and Tibshirani,
     * An Introduction to the Bootstrap (1993).
     *
     * @param history with answers as they were, or as they would be
     * @throws IllegalArgumentException when the state does not cover the target's days
     */
    public static ClearingForecast of(QueueState state, FlowHistory history, int targetDays, long seed) {
        if (state.recent().size() != targetDays) {
            throw new IllegalArgumentException("clearing: expected %d days of receipts, found %d"
                    .formatted(targetDays, state.recent().size()));
        }
        FlowWeek average = history.averageWeek();
        Random random = new Random(seed);
        int[] days = new int[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<FlowWeek> drawn = new ArrayList<>();
            for (int week = 0; week < history.weeks().size(); week++) {
                drawn.add(oneOf(history.weeks(), random));
            }
            days[draw] = clearingDay(state, week -> oneOf(drawn, random));
        }
        Arrays.sort(days);
        long cleared = Arrays.stream(days).filter(day -> day != NEVER).count();
        return new ClearingForecast(
                toOptional(clearingDay(state, week -> average)),
                toOptional(days[DRAWS * 25 / 1000 - 1]),
                toOptional(days[DRAWS * 975 / 1000 - 1]),
                new Share(cleared, DRAWS));
    }

    /** @param weeks asked once for each week to come, in order */
    private static int clearingDay(QueueState state, IntFunction<FlowWeek> weeks) {
        // the last days' receipts in a ring: day t takes the place of day t - target
        double[] received =
                state.recent().stream().mapToDouble(Long::doubleValue).toArray();
        double within = Arrays.stream(received).sum();
        double open = state.open();
        if (open <= within) {
            return 0;
        }
        int day = 0;
        for (int week = 0; week < MOST_WEEKS; week++) {
            for (QueueFlow flow : weeks.apply(week).days()) {
                int place = day++ % received.length;
                within += flow.toAnswer() - received[place];
                received[place] = flow.toAnswer();
                open = Math.max(0, open + flow.toAnswer() - flow.answered());
                if (open <= within + TOLERANCE) {
                    return day;
                }
            }
        }
        return NEVER;
    }

    private static FlowWeek oneOf(List<FlowWeek> weeks, Random random) {
        return weeks.get(random.nextInt(weeks.size()));
    }

    private static OptionalInt toOptional(int day) {
        return day == NEVER ? OptionalInt.empty() : OptionalInt.of(day);
    }
}
