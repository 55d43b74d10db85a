package org.rida.metric.capacity;

import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;

/**
 * What another capacity, target or time would mean for the queue.
 *
 * @param load at the capacity asked about; above 1 the queue grows; empty for none
 * @param targetQueue requests that may wait
 * @param relief answers a week that bring the queue there in the weeks asked about
 * @param sustaining answers a week needed from then on
 * @param openAfter requests that wait after the weeks asked about
 * @param clearing day by which nobody waits beyond the target
 */
public record WhatIf(
        OptionalDouble load,
        double targetQueue,
        double relief,
        double sustaining,
        double openAfter,
        ClearingForecast clearing) {

    /**
     * @param answersAWeek as many in each week to come; requests come and leave as in the history
     * @param weeks in which the queue is to be at its target, above 0
     */
    public static WhatIf of(
            QueueState state, FlowHistory history, PromiseTarget target, double answersAWeek, double weeks, long seed) {
        return of(state, history, target, day -> target.days(), answersAWeek, weeks, seed);
    }

    /**
     * The same where the target depends on the day of receipt.
     *
     * @param target at the end of the weeks
     * @param targetOn as of {@link ClearingForecast#of(QueueState, FlowHistory, IntUnaryOperator, long)}
     */
    public static WhatIf of(
            QueueState state,
            FlowHistory history,
            PromiseTarget target,
            IntUnaryOperator targetOn,
            double answersAWeek,
            double weeks,
            long seed) {
        FlowHistory then = history.answering(answersAWeek);
        QueueArithmetic queue = new QueueArithmetic(then.average(), state.open(), target);
        return new WhatIf(
                queue.load(),
                queue.targetQueue(),
                queue.reliefCapacity(weeks),
                queue.targetCapacity(history.variationOfDemand(), history.variationOfCapacity()),
                queue.openAfter(weeks),
                ClearingForecast.of(state, then, targetOn, seed));
    }
}
