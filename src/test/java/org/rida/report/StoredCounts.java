package org.rida.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inserts month counts directly, without requests and responses. */
public final class StoredCounts {

    private final JdbcClient sql;

    public StoredCounts(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** What is known of these months, and until when. */
    public void cover(YearMonth first, YearMonth last, LocalDate cutOff) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            sql.sql("insert into counted_month (month, cut_off) values (:month, :cutOff)")
                    .param("month", month.atDay(1))
                    .param("cutOff", cutOff)
                    .update();
        }
    }

    /** Of everybody, in the place of what was there of the population. */
    public void put(YearMonth month, String population, Map<String, Long> buckets) {
        sql.sql("delete from month_count where month = :month and population = :population and slice = 'all'")
                .param("month", month.atDay(1))
                .param("population", population)
                .update();
        buckets.forEach((bucket, n) -> add(month, population, Dimension.ALL.code(), Dimension.EVERYTHING, bucket, n));
    }

    public void add(YearMonth month, String population, String slice, String value, String bucket, long n) {
        sql.sql("insert into month_count values (:month, :population, :slice, :value, :bucket, :n)")
                .param("month", month.atDay(1))
                .param("population", population)
                .param("slice", slice)
                .param("value", value)
                .param("bucket", bucket)
                .param("n", n)
                .update();
    }

    /** Of 100 that fell due in each of the months, so many were answered in time, and the others late. */
    public void due(YearMonth first, YearMonth last, ToLongFunction<YearMonth> inTime) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            long onTime = inTime.applyAsLong(month);
            put(month, "due", Map.of("on_time", onTime, "late_answered", 100 - onTime));
        }
    }
}
