package org.rida.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;
import org.springframework.scheduling.support.CronExpression;

/** Due times of cron expressions, in the schedule's time zone, independent of the server's. */
final class CronTimes {

    private CronTimes() {}

    /**
     * The due times of a period.
     *
     * @param after exclusive
     * @param until inclusive
     */
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

    /** The next {@code count} due times; fewer when the expression has no more. */
    static List<Instant> next(Schedule schedule, ZoneId zone, Instant after, int count) {
        CronExpression cron = CronExpression.parse(schedule.cron());
        return Stream.iterate(cron.next(after.atZone(zone)), Objects::nonNull, cron::next)
                .limit(count)
                .map(ZonedDateTime::toInstant)
                .toList();
    }

    /** Which of the missed due times, in order, are still to be run. */
    static List<Instant> toCatchUp(CatchUp policy, List<Instant> missed) {
        return switch (policy) {
            case EACH -> missed;
            case LATEST -> missed.subList(Math.max(0, missed.size() - 1), missed.size());
            case SKIP -> List.of();
        };
    }
}
