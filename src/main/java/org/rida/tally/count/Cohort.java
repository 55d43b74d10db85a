package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The promised requests received in some months, followed up to a cut-off: what {@link org.rida.metric.survival.AalenJohansen}
 * needs. Duplicates are left out; who withdrew or could not be reached left, who waits at the cut-off is censored. A reopened
 * request ends with its first answer.
 */
public class Cohort {

    // a request is answered only if its reply was its end and is known by the cut-off
    private static final String FOLLOWED =
            """
            select
                case :slice
                    when 'channel' then coalesce(channel, 'not-given')
                    when 'service' then coalesce(service, 'not-given')
                    when 'department' then coalesce(department, 'not-given')
                    when 'segment' then coalesce(segment, 'not-given')
                    when 'party' then coalesce(party, 'not-given')
                    when 'kind' then kind
                    else 'all'
                end as value,
                case
                    when replied_on = ended_on and ended_on <= :cutOff then 'answered:'
                    when ended_on <= :cutOff then 'left:'
                    else 'censored:' end
                    || case when :working
                        then working_days(received_on, stop_on, began.working_days_through, stopped.working_days_before)
                        else stop_on - received_on end as bucket,
                count(*) as n
            from (
                select *, least(ended_on, :cutOff) as stop_on from episode
                where promised and received_on between :first and :last and episode_no = 1
                    and not (left_reason = 'duplicate' and ended_on is not null and replied_on is distinct from ended_on)
            ) e
            join clock_day began on began.day = e.received_on
            join clock_day stopped on stopped.day = e.stop_on
            group by 1, 2
            """;

    private final JdbcClient sql;

    public Cohort(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Buckets "answered:days", "left:days" and "censored:days" of the requests received in the months that end with the given one.
     *
     * @param last last month of receipt
     * @param cutOff last day that is known
     * @param basis of the days
     * @param months how many; 3 in reports
     * @return empty counts when none was received in the months
     */
    public Counts followed(YearMonth last, int months, LocalDate cutOff, Basis basis) {
        return followed(last.minusMonths(months - 1L).atDay(1), last.atEndOfMonth(), cutOff, basis);
    }

    /**
     * The same of the requests received from the first day to the last.
     *
     * @param first first day of receipt
     * @param last last day of receipt
     */
    public Counts followed(LocalDate first, LocalDate last, LocalDate cutOff, Basis basis) {
        return bySlice(first, last, cutOff, basis, Dimension.ALL).getOrDefault(Dimension.EVERYTHING, Counts.NONE);
    }

    /**
     * The same for each value of a dimension that is fixed at receipt.
     *
     * @param dimension to split by
     * @return by value, sorted
     * @throws IllegalArgumentException for outcome, mode and timeliness, which a request has only at its end
     */
    public SortedMap<String, Counts> bySlice(
            YearMonth last, int months, LocalDate cutOff, Basis basis, Dimension dimension) {
        return bySlice(last.minusMonths(months - 1L).atDay(1), last.atEndOfMonth(), cutOff, basis, dimension);
    }

    /** Likewise, of the requests received from the first day to the last. */
    public SortedMap<String, Counts> bySlice(
            LocalDate first, LocalDate last, LocalDate cutOff, Basis basis, Dimension dimension) {
        if (dimension == Dimension.OUTCOME || dimension == Dimension.MODE || dimension == Dimension.TIMELINESS) {
            throw new IllegalArgumentException("cohort: expected a slice fixed at receipt, found " + dimension.code());
        }
        SortedMap<String, Map<String, Long>> buckets = new TreeMap<>();
        RowCallbackHandler row = r -> buckets.computeIfAbsent(r.getString("value"), v -> new HashMap<>())
                .put(r.getString("bucket"), r.getLong("n"));
        sql.sql(FOLLOWED)
                .param("slice", dimension.code())
                .param("working", basis == Basis.WORKING)
                .param("first", first)
                .param("last", cutOff.isBefore(last) ? cutOff : last)
                .param("cutOff", cutOff)
                .query(row);
        SortedMap<String, Counts> counts = new TreeMap<>();
        buckets.forEach((value, ofValue) -> counts.put(value, Counts.of(ofValue)));
        return counts;
    }
}
