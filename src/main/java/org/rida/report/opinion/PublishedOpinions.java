package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;

/**
 * Whose opinions an edition shows: kept with its figures, so that what is issued later gives nobody away. Which answers they are is in
 * the months' snapshots.
 *
 * @param audience who reads the edition
 * @param months whose answers are counted in it, each by the hash of its snapshot
 */
public record PublishedOpinions(Audience audience, SortedMap<YearMonth, String> months, List<PublishedTable> tables) {

    public static final PublishedOpinions NONE = new PublishedOpinions(Audience.QUALITY, new TreeMap<>(), List.of());

    public PublishedOpinions {
        tables = List.copyOf(tables);
    }

    /**
     * A table, or a single figure, which is a table of one row.
     *
     * @param slice what the rows are values of
     * @param first month of its window
     * @param last month of its window
     * @param populations that its columns are of, such as {@code score:overall}
     */
    public record PublishedTable(
            String slice, YearMonth first, YearMonth last, List<String> populations, List<PublishedRow> rows) {

        WindowSpan window() {
            return new WindowSpan(first, last);
        }

        PublishedTable with(List<PublishedRow> other) {
            return new PublishedTable(slice, first, last, populations, other);
        }
    }

    /**
     * @param values joined in it
     * @param months the snapshots that its answers are from, by month
     * @param without numbers of responses of these values that are not counted in it
     */
    public record PublishedRow(List<String> values, SortedMap<YearMonth, String> months, List<String> without) {}
}
