package org.rida.report.explore.whatif;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rida.tally.count.SliceFilter;

/**
 * What a user asks of the queue. Values out of range count as not given.
 *
 * @param answers a day on average, 0 to {@value #MOST_ANSWERS}; empty for what the promise takes
 * @param target days, 1 to {@value #MOST_DAYS}; empty for the policy's
 * @param weeks in which the queue is to be there, 1 to {@value #MOST_WEEKS}; empty for eight
 * @param filter the requests that are looked at
 */
public record WhatIfQuestion(OptionalDouble answers, OptionalInt target, OptionalInt weeks, SliceFilter filter) {

    public static final int MOST_ANSWERS = 100_000;
    public static final int MOST_DAYS = 365;
    public static final int MOST_WEEKS = 104;

    public WhatIfQuestion {
        answers = answers.stream().filter(n -> n >= 0 && n <= MOST_ANSWERS).findFirst();
        target = target.stream().filter(n -> n >= 1 && n <= MOST_DAYS).findFirst();
        weeks = weeks.stream().filter(n -> n >= 1 && n <= MOST_WEEKS).findFirst();
    }
}
