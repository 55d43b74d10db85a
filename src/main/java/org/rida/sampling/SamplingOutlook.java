package org.rida.sampling;

import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What a list can show before it is drawn.
 *
 * @param requests that may be drawn, by state
 * @param people who may be drawn; each is drawn once
 * @param resting requests of people who were asked in the 90 days before
 * @param responseRate of those who were invited in the year before, 0 to 1; empty for fewer than 50
 * @param answersNeeded for an interval of at most five points to each side, at a share of 50 %
 * @param toAsk how many to ask for so many answers, not more than there are
 */
public record SamplingOutlook(
        SortedMap<String, Long> requests,
        long people,
        long resting,
        OptionalDouble responseRate,
        long answersNeeded,
        long toAsk) {

    /** Whether so many answers can be expected as are needed. */
    public boolean isEnough() {
        return answers() >= answersNeeded;
    }

    /** Answers to be expected when so many are asked; all of them where no response rate is known. */
    public long answers() {
        return Math.round(toAsk * responseRate.orElse(1));
    }
}
