package org.rida.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a refresh.
 *
 * @param requests number of requests whose episodes were rebuilt
 * @param months with at least one new count, in order
 * @param coversTo the last day that the inputs cover; null while there are none
 */
public record RecountResult(long requests, List<YearMonth> months, @Nullable LocalDate coversTo) {}
