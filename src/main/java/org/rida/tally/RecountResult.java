package org.rida.tally;














import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh did.
 *
 * @param requests whose episodes were built again
 * @param months of which at least one count was made again, in order
 * @param coversTo the last day that the inputs tell about; null while there are none
 */
public record RecountResult(long requests, List<YearMonth> months, @Nullable LocalDate coversTo) {}
