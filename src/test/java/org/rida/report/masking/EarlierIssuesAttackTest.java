package org.rida.report.masking;

import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy.Audience;













import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
    private static final FigureScope FIRST_MONTH = FigureScope.of(Period.month(MONTHS.get(0)));
    private static final FigureScope QUARTER =
            FigureScope.of(new Period(PeriodKind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30)));

    private static final FigureScope YEAR =
            FigureScope.of(new Period(PeriodKind.GREGORIAN_YEAR, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));

    /** A question's scores, sides and outcomes: each month, then the quarter. */
    @TestFactory
    Stream<DynamicTest> aQuarterGivesNothingOfItsMonthsAway() {
        return attacks("quarter", 3_000_000, (publisher, random) -> {
            eachMonth(month -> publisher.question(Audience.BOARD, month));
            publisher.question(Audience.BOARD, QUARTER);
        });
    }

    @TestFactory
    Stream<DynamicTest> aMonthGivesNothingOfItsQuarterAway() {
        return attacks("month", 4_000_000, (publisher, random) -> {
            publisher.question(Audience.BOARD, QUARTER);
            eachMonth(month -> publisher.question(Audience.BOARD, month));
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
            List<FigureScope> places = new ArrayList<>(List.of(QUARTER, YEAR));
            MONTHS.forEach(month -> places.add(FigureScope.of(Period.month(month))));
            Collections.shuffle(places, random);
            places.forEach(place -> publisher.sides(Audience.BOARD, place));
        });
    }

    /** Late rows come in after a month, and after the quarter, was issued. */
    @TestFactory
    Stream<DynamicTest> aCorrectionGivesNothingAway() {
        return attacks("correction", 5_000_000, (publisher, random) -> {
            FigureScope august = FigureScope.of(Period.month(MONTHS.get(1)));
            eachMonth(month -> publisher.question(Audience.BOARD, month));
            for (int correction = 1; correction <= 2; correction++) {
                publisher.lateRows(MONTHS.get(1), random.nextInt(4));
                publisher.question(Audience.BOARD, august);
                publisher.question(Audience.BOARD, QUARTER);
            }
        });
    }

    /** How often a theme was spoken of, and how satisfied those were who did. */
    @TestFactory
    Stream<DynamicTest> themesGiveNothingAway() {
        return attacks("themes", 6_000_000, (publisher, random) -> {
            eachMonth(month -> {
                publisher.theme(Audience.BOARD, month);
                publisher.theme(Audience.PUBLIC, month);
            });
            publisher.theme(Audience.BOARD, QUARTER);
        });
    }

    /** Requests by service and outcome, month by month, then the quarter, then late rows and the quarter again. */
    @TestFactory
    Stream<DynamicTest> tablesOfRequestsGiveNothingAway() {
        return attacks("requests", 7_000_000, (publisher, random) -> {
            eachMonth(month -> publisher.requests(Audience.BOARD, month));
            publisher.requests(Audience.BOARD, QUARTER);
            publisher.lateRows(MONTHS.get(2), random.nextInt(4));
            publisher.requests(Audience.BOARD, QUARTER);
        });
    }

    /** A pack for each department, all drafted at the same time beside the report of everything; then one of them is corrected. */
    @TestFactory
    Stream<DynamicTest> packsOfDepartmentsGiveNothingAway() {
        return attacks("packs", 8_000_000, (publisher, random) -> {
            publisher.sides(Audience.BOARD, FIRST_MONTH);
            publisher.packs(FIRST_MONTH, publisher.departments());
            publisher.lateRows(MONTHS.get(0), random.nextInt(4));
            publisher.packs(FIRST_MONTH, List.of(publisher.departments().first()));
        });
    }

    /** Of requests everything is told of the whole; a pack tells a figure or does not. */
    @TestFactory
    Stream<DynamicTest> figuresInPacksGiveNothingAway() {
        return attacks("figures in packs", 9_000_000, (publisher, random) -> {
            publisher.packsOfFigures(FIRST_MONTH, publisher.departments());
            publisher.lateRows(MONTHS.get(0), random.nextInt(4));
            publisher.packsOfFigures(FIRST_MONTH, publisher.departments());
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
                        eachMonth(month -> publisher.question(Audience.BOARD, month));
                        publisher.question(Audience.BOARD, QUARTER);
                        return false;
                    } catch (AssertionError e) {
                        return true;
                    }
                })
                .count();
        assertThat(caught).isGreaterThan(1);
    }

    private static Stream<DynamicTest> attacks(String shape, long firstSeed, BiConsumer<Publisher, Random> published) {
        return MaskingAttackTest.seeds(TABLES, shape, seed -> {
            Random random = new Random(firstSeed + seed);
            published.accept(new Publisher(random, MONTHS), random);
        });
    }

    private static void eachMonth(Consumer<FigureScope> published) {
        MONTHS.forEach(month -> published.accept(FigureScope.of(Period.month(month))));
    }
}
