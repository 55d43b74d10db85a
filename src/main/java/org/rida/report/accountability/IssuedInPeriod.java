package org.rida.report.accountability;

import java.time.LocalDate;
import java.time.ZoneId;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what was issued in a period, by the day of issue in the association's zone. */
record IssuedInPeriod(JdbcClient sql) {

    private static final String ISSUED =
            """
            select count(*) from report_edition
            where state = 'issued' and issued_at >= :from and issued_at < :until and (corrects is not null or not :corrections)
            """;

    /** Reports of every kind, corrections included. */
    long all(Period period, ZoneId zone) {
        return count(period, zone, false);
    }

    /** Only those that correct an earlier issue. */
    long corrections(Period period, ZoneId zone) {
        return count(period, zone, true);
    }

    private long count(Period period, ZoneId zone, boolean corrections) {
        LocalDate after = period.last().plusDays(1);
        return sql.sql(ISSUED)
                .param("from", period.first().atStartOfDay(zone).toOffsetDateTime())
                .param("until", after.atStartOfDay(zone).toOffsetDateTime())
                .param("corrections", corrections)
                .query(Long.class)
                .single();
    }
}
