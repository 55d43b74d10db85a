package org.rida.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times that a schedule names, in its own zone whatever the server's.
 *
 * <p>A cron expression names times of the clock on the wall. A time that the clock passes over when it is put forward is due
 * once, at the moment of the change; a time that it shows twice when it is put back is due the first time. Spring evaluates
 * an expression by the local time alone, and the zone's rules are applied here: on zoned times it would leave the first kind
 * out and name the second twice.
 */
final class CronTimes {

    private CronTimes() {}

    /**
     * The due times of a period.
     *
     * @param after exclusive
     * @param until inclusive
     */
    static List<Instant> between(Schedule schedule, ZoneId zone, Instant after, Instant until) {
        return due(schedule, zone, after).takeWhile(at -> !at.isAfter(until)).toList();
    }

    /** The next {@code count} due times; fewer when the expression has no more. */
    static List<Instant> next(Schedule schedule, ZoneId zone, Instant after, int count) {
        return due(schedule, zone, after).limit(count).toList();
    }

    /** Ascending and without repetition: all times within one gap are due at the same moment. */
    private static Stream<Instant> due(Schedule schedule, ZoneId zone, Instant after) {
        CronExpression cron = CronExpression.parse(schedule.cron());
        return Stream.iterate(cron.next(LocalDateTime.ofInstant(after, zone)), Objects::nonNull, cron::next)
                .map(local -> instant(local, zone))
                .filter(at -> at.isAfter(after))
                .distinct();
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(local, zone, null).toInstant();
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
