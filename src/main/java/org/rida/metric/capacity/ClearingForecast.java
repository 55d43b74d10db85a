package org.rida.metric.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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

    private static final int DAYS_OF_WEEK = 7;
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
        return of(state, history, day -> targetDays, seed);
    }

    /**
     * The same with a target that depends on the day of receipt.
     *
     * @param targetOn days of the target of what is received so many days after the cut-off, of which 0 is the day; at most as many as
     *     the state has days of receipts
     */
    public static ClearingForecast of(QueueState state, FlowHistory history, IntUnaryOperator targetOn, long seed) {
        int[][] expiring = expiring(state.recent().size(), targetOn);
        FlowWeek average = history.averageWeek();
        Random random = new Random(seed);
        int[] days = new int[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<FlowWeek> drawn = new ArrayList<>();
            for (int week = 0; week < history.weeks().size(); week++) {
                drawn.add(oneOf(history.weeks(), random));
            }
            days[draw] = clearingDay(state, targetOn, expiring, week -> oneOf(drawn, random));
        }
        Arrays.sort(days);
        long cleared = Arrays.stream(days).filter(day -> day != NEVER).count();
        return new ClearingForecast(
                toOptional(clearingDay(state, targetOn, expiring, week -> average)),
                toOptional(days[DRAWS * 25 / 1000 - 1]),
                toOptional(days[DRAWS * 975 / 1000 - 1]),
                new Share(cleared, DRAWS));
    }

    /** The days of receipt whose target ends on each day to come, in days after the cut-off: they are no longer within it. */
    private static int[][] expiring(int longest, IntUnaryOperator targetOn) {
        int last = MOST_WEEKS * DAYS_OF_WEEK;
        return IntStream.rangeClosed(0, last)
                .mapToObj(day -> IntStream.rangeClosed(day - longest, day - 1)
                        .filter(received -> received + targetOn.applyAsInt(received) == day)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** @param weeks asked once for each week to come, in order */
    private static int clearingDay(
            QueueState state, IntUnaryOperator targetOn, int[][] expiring, IntFunction<FlowWeek> weeks) {
        // the last days' receipts in a ring: day t takes the place of the day as many days earlier as it has places
        int places = state.recent().size();
        double[] received = new double[places];
        double within = 0;
        for (int i = 0; i < places; i++) {
            int day = i - places + 1;
            received[Math.floorMod(day, places)] = state.recent().get(i);
            within += day + targetOn.applyAsInt(day) > 0 ? state.recent().get(i) : 0;
        }
        double open = state.open();
        if (open <= within) {
            return 0;
        }
        int day = 0;
        for (int week = 0; week < MOST_WEEKS; week++) {
            for (QueueFlow flow : weeks.apply(week).days()) {
                day++;
                for (int expired : expiring[day]) {
                    within -= received[Math.floorMod(expired, places)];
                }
                within += flow.toAnswer();
                received[Math.floorMod(day, places)] = flow.toAnswer();
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
