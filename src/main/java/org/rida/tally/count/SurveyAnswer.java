package org.rida.tally.count;

import java.time.YearMonth;
import java.util.SortedMap;

/**
 * One response as it is counted.
 *
 * @param number of the response
 * @param month in which it was given
 * @param values of the slices, by their codes
 * @param buckets by population: {@code score:overall} to {@code 4}
 */
public record SurveyAnswer(
        String number, YearMonth month, SortedMap<String, String> values, SortedMap<String, String> buckets) {}
