package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rida.policy.Period;
import org.rida.policy.Period.Kind;
import org.rida.policy.Policy.Audience;

/**
 * An attacker who keeps every edition that came out: consecutive months, the quarter that they add up to, corrections, packs of the
 * departments beside the whole, the public's edition beside the board's. None of them may give away what another masks, or what
 * it masks itself.
 */
class EarlierIssuesAttackTest {

    /** Each is seconds of thought for the attacker: few in every build. */
    private static final int TABLES = Integer.getInteger("rida.masking.tables", 2);

    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2026, 7), YearMonth.of(2026, 8), YearMonth.of(2026, 9));
    private static final Place QUARTER =
            Place.of(new Period(Kind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30)));

    private static final Place YEAR =
            Place.of(new Period(Kind.GREGORIAN_YEAR, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));

    /** A question's scores, sides and outcomes: each month, then the quarter. */
    @TestFactory
    Stream<DynamicTest> aQuarterGivesNothingOfItsMonthsAway() {
        return MaskingAttackTest.seeds(TABLES, "quarter", seed -> {
            Publisher publisher = new Publisher(new Random(3_000_000 + seed), MONTHS);
            MONTHS.forEach(month -> publisher.question(Audience.BOARD, Place.of(Period.month(month))));
            publisher.question(Audience.BOARD, QUARTER);
        });
    }

    @TestFactory
    Stream<DynamicTest> aMonthGivesNothingOfItsQuarterAway() {
        return MaskingAttackTest.seeds(TABLES, "month", seed -> {
            Publisher publisher = new Publisher(new Random(4_000_000 + seed), MONTHS);
            publisher.question(Audience.BOARD, QUARTER);
            MONTHS.forEach(month -> publisher.question(Audience.BOARD, Place.of(Period.month(month))));
        });
    }

    /** Some months, a quarter and the year that they are all in, in any order. */
    @TestFactory
    Stream<DynamicTest> aYearGivesNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "year", seed -> {
            Random random = new Random(10_000_000 + seed);
            List<YearMonth> months = Stream.iterate(YearMonth.of(2026, 1), at -> at.plusMonths(1))
                    .limit(12)
                    .toList();
            Publisher publisher = new Publisher(random, months);
            List<Place> places = new ArrayList<>(List.of(QUARTER, YEAR));
            MONTHS.forEach(month -> places.add(Place.of(Period.month(month))));
            Collections.shuffle(places, random);
            places.forEach(place -> publisher.sides(Audience.BOARD, place));
        });
    }

    /** Late rows come in after a month, and after the quarter, was issued. */
    @TestFactory
    Stream<DynamicTest> aCorrectionGivesNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "correction", seed -> {
            Random random = new Random(5_000_000 + seed);
            Publisher publisher = new Publisher(random, MONTHS);
            Place august = Place.of(Period.month(MONTHS.get(1)));
            MONTHS.forEach(month -> publisher.question(Audience.BOARD, Place.of(Period.month(month))));
            publisher.lateRows(MONTHS.get(1), random.nextInt(4));
            publisher.question(Audience.BOARD, august);
            publisher.question(Audience.BOARD, QUARTER);
            publisher.lateRows(MONTHS.get(1), random.nextInt(4));
            publisher.question(Audience.BOARD, august);
            publisher.question(Audience.BOARD, QUARTER);
        });
    }

    /** How often a theme was spoken of, and how satisfied those were who did. */
    @TestFactory
    Stream<DynamicTest> themesGiveNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "themes", seed -> {
            Publisher publisher = new Publisher(new Random(6_000_000 + seed), MONTHS);
            for (YearMonth month : MONTHS) {
                publisher.theme(Audience.BOARD, Place.of(Period.month(month)));
                publisher.theme(Audience.PUBLIC, Place.of(Period.month(month)));
            }
            publisher.theme(Audience.BOARD, QUARTER);
        });
    }

    /** Requests by service and outcome, month by month, then the quarter, then late rows and the quarter again. */
    @TestFactory
    Stream<DynamicTest> tablesOfRequestsGiveNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "requests", seed -> {
            Random random = new Random(7_000_000 + seed);
            Publisher publisher = new Publisher(random, MONTHS);
            MONTHS.forEach(month -> publisher.requests(Audience.BOARD, Place.of(Period.month(month))));
            publisher.requests(Audience.BOARD, QUARTER);
            publisher.lateRows(MONTHS.get(2), random.nextInt(4));
            publisher.requests(Audience.BOARD, QUARTER);
        });
    }

    /** A pack for each department, all drafted at the same time beside the report of everything; then one of them is corrected. */
    @TestFactory
    Stream<DynamicTest> packsOfDepartmentsGiveNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "packs", seed -> {
            Random random = new Random(8_000_000 + seed);
            Publisher publisher = new Publisher(random, MONTHS);
            Place whole = Place.of(Period.month(MONTHS.get(0)));
            publisher.sides(Audience.BOARD, whole);
            publisher.packs(whole, publisher.departments());
            publisher.lateRows(MONTHS.get(0), random.nextInt(4));
            publisher.packs(whole, List.of(publisher.departments().first()));
        });
    }

    /** Of requests everything is told of the whole; a pack tells a figure or does not. */
    @TestFactory
    Stream<DynamicTest> figuresInPacksGiveNothingAway() {
        return MaskingAttackTest.seeds(TABLES, "figures in packs", seed -> {
            Random random = new Random(9_000_000 + seed);
            Publisher publisher = new Publisher(random, MONTHS);
            Place whole = Place.of(Period.month(MONTHS.get(0)));
            publisher.packsOfFigures(whole, publisher.departments());
            publisher.lateRows(MONTHS.get(0), random.nextInt(4));
            publisher.packsOfFigures(whole, publisher.departments());
        });
    }

    /** The attack itself can tell: were the quarter masked by itself alone, months would be given away. */
    @Test
    void withoutLookingAtEarlierIssuesTheAttackSucceeds() {
        long caught = LongStream.range(0, 8)
                .filter(seed -> {
                    Publisher publisher = new Publisher(new Random(3_000_000 + seed), MONTHS);
                    publisher.blindly();
                    try {
                        MONTHS.forEach(month -> publisher.question(Audience.BOARD, Place.of(Period.month(month))));
                        publisher.question(Audience.BOARD, QUARTER);
                        return false;
                    } catch (AssertionError e) {
                        return true;
                    }
                })
                .count();
        assertThat(caught).isGreaterThan(1);
    }
}
