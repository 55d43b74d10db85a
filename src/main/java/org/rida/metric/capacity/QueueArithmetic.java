package org.rida.metric.capacity;

import java.util.OptionalDouble;

/**
 * What a queue of open requests takes to keep its promise, at the rates of an average week. Arithmetic, not a prediction.
 *
 * <p>Formulas of the R package NHSRwaitinglist (commit 0d85b691) and of Fong and others, Understanding waiting lists
 * pressures, medRxiv (2022). In load and relief, those who leave are taken from the demand.
 *
 * @param rates requests a week
 * @param open requests in the queue, 0 or above
 */
public record QueueArithmetic(QueueFlow rates, double open, PromiseTarget target) {

    /** The demand that must be answered over what is answered: above 1 the queue grows. Empty when nothing is answered. */
    public OptionalDouble load() {
        return rates.answered() == 0 ? OptionalDouble.empty() : OptionalDouble.of(rates.toAnswer() / rates.answered());
    }

    /** As many requests as may wait if the promise is to be kept with few exceptions (Little's law). */
    public double targetQueue() {
        return rates.received() * target.weeks() / target.factor();
    }

    /**
     * Answers a week that bring the queue to its target in so many weeks; negative when it gets there without any.
     *
     * @param weeks above 0
     * @throws IllegalArgumentException when the weeks are not
     */
    public double reliefCapacity(double weeks) {
        if (!(weeks > 0)) {
            throw new IllegalArgumentException("relief: expected weeks above 0, found " + weeks);
        }
        return rates.toAnswer() + (open - targetQueue()) / weeks;
    }

    /**
     * Answers a week that are needed from then on: the demand and, by Kingman's formula, what its variation takes.
     *
     * @param variationOfDemand coefficient of variation of the time between arrivals, 1 when they are at random
     * @param variationOfCapacity likewise of the time between answers
     */
    public double targetCapacity(double variationOfDemand, double variationOfCapacity) {
        double squares = variationOfDemand * variationOfDemand + variationOfCapacity * variationOfCapacity;
        return rates.received() + squares / 2 * target.factor() / target.weeks();
    }

    /** Twice the mean wait over the target: above 1 the promise is likely to be missed. */
    public double pressure(double meanWaitDays) {
        return 2 * meanWaitDays / target.days();
    }

    /** The queue after so many weeks at these rates, 0 or above. */
    public double openAfter(double weeks) {
        return Math.max(0, open + (rates.toAnswer() - rates.answered()) * weeks);
    }
}
