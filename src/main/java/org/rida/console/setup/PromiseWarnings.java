package org.rida.console.setup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.i18n.Messages;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.WorkingCalendar;
import org.rida.policy.WorkingCalendar.Holiday;

/**
 * What days off do to a promise, in words: one in calendar days leaves fewer days to work around a holiday, one in working days lets
 * people wait longer.
 */
record PromiseWarnings(ClockVersion promise, WorkingCalendar calendar) {

    private static final int WEEK = 7;

    /** What happens to requests that are received on a day shortly before a holiday. */
    private record Squeezed(Holiday holiday, long days) {}

    List<String> list(Messages words) {
        List<String> warnings = new ArrayList<>();
        if (promise.headline() == Basis.CALENDAR) {
            fewestWorkingDays()
                    .ifPresent(squeezed -> warnings.add(words.format(
                            "promise.warning.calendar",
                            "days",
                            words.format("count.days.object", "n", promise.targetDays()),
                            "holiday",
                            squeezed.holiday().name().in(words.language()),
                            "year",
                            words.digits(
                                    Integer.toString(squeezed.holiday().from().getYear())),
                            "fewest",
                            squeezed.days())));
        } else {
            warnings.add(words.format(
                    "promise.warning.working",
                    "working",
                    promise.targetWorkingDays(),
                    "days",
                    words.format("count.days.object", "n", promise.targetDays())));
            longestWait()
                    .ifPresent(squeezed -> warnings.add(words.format(
                            "promise.warning.longest",
                            "working",
                            promise.targetWorkingDays(),
                            "holiday",
                            squeezed.holiday().name().in(words.language()),
                            "year",
                            words.digits(
                                    Integer.toString(squeezed.holiday().from().getYear())),
                            "days",
                            words.format("count.days.object", "n", squeezed.days()))));
        }
        if (differ()) {
            warnings.add(words.format(
                    "promise.warning.differ",
                    "days",
                    words.format("count.days", "n", promise.targetDays()),
                    "working",
                    promise.targetWorkingDays()));
        }
        return warnings;
    }

    /** Around the holiday that leaves the fewest; empty where none takes any of the usual ones. */
    private Optional<Squeezed> fewestWorkingDays() {
        long usual = usual().min(Comparator.naturalOrder()).orElseThrow();
        return calendar.holidays().stream()
                .flatMap(holiday -> before(holiday, promise.targetDays())
                        .map(received -> new Squeezed(holiday, workingDays(calendar, received))))
                .filter(squeezed -> squeezed.days() < usual)
                .min(Comparator.comparingLong(Squeezed::days));
    }

    /** Around the holiday that makes people wait longest. */
    private Optional<Squeezed> longestWait() {
        return calendar.holidays().stream()
                .flatMap(holiday -> before(holiday, promise.targetWorkingDays())
                        .map(received -> new Squeezed(
                                holiday,
                                ChronoUnit.DAYS.between(
                                        received, calendar.afterWorkingDays(received, promise.targetWorkingDays())))))
                .max(Comparator.comparingLong(Squeezed::days));
    }

    private static Stream<LocalDate> before(Holiday holiday, int days) {
        return holiday.from().minusDays(days).datesUntil(holiday.to().plusDays(1));
    }

    /** Whether no fortnight, or whatever the target is, of an ordinary time holds so many working days. */
    private boolean differ() {
        return usual().noneMatch(days -> days == promise.targetWorkingDays());
    }

    /** Working days within the target of calendar days, without holidays, by the day of the week of the receipt. */
    private Stream<Long> usual() {
        WorkingCalendar ordinary = new WorkingCalendar(calendar.workweek(), List.of());
        LocalDate any = promise.inForceFrom();
        return any.datesUntil(any.plusDays(WEEK)).map(received -> workingDays(ordinary, received));
    }

    private long workingDays(WorkingCalendar days, LocalDate received) {
        return received.plusDays(1)
                .datesUntil(received.plusDays(promise.targetDays() + 1L))
                .filter(days::isWorkingDay)
                .count();
    }
}
