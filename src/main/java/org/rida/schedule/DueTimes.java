package org.rida.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.rida.job.JobDeclaration.CatchUp;
import org.rida.job.JobDeclaration.Schedule;
import org.springframework.scheduling.support.CronExpression;

/** The times that a schedule names, in its own zone whatever the server's. */
final class DueTimes {

    private DueTimes() {}

    /** After the first instant, up to and with the second. */
    static List<Instant> between(Schedule schedule, ZoneId zone, Instant after, Instant until) {
        CronExpression cron = CronExpression.parse(schedule.cron());
        List<Instant> due = new ArrayList<>();
        ZonedDateTime next = cron.next(after.atZone(zone));
        while (next != null && !next.toInstant().isAfter(until)) {
            due.add(next.toInstant());
            next = cron.next(next);
        }
        return due;
    }

    /** Which of the missed ones are still run. */
    static List<Instant> wanted(CatchUp policy, List<Instant> missed) {
        return switch (policy) {
            case EACH -> missed;
            case LATEST -> missed.subList(Math.max(0, missed.size() - 1), missed.size());
            case SKIP -> List.of();
        };
    }
}
