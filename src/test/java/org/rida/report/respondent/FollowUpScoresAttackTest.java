package org.rida.report.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.FollowUp;
import org.rida.quality.FollowUp.FollowUpStepType;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.FollowUps;
import org.rida.report.StoredCounts;
import org.rida.report.disclosure.DisclosureAttack;
import org.rida.report.disclosure.PublishedGroup;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.tally.count.DataCoverage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Scores before and after a call, of whom officers called on any day and the board is told month by month, at any hour, again after
 * corrections: no two of its reports differ by fewer people than the minimum of those of whom hardly anybody is satisfied.
 */
class FollowUpScoresAttackTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs", "policy"));
    private static final ZoneId ZONE = POLICY.association().zone();
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final int MONTHS = 7;
    private static final Actor OFFICER = Actor.console("quality", "test");

    @TestFactory
    Stream<DynamicTest> nobodyIsToldByTheDifferenceOfTwoReports() {
        return charities(3);
    }

    @Tag("campaign")
    @TestFactory
    Stream<DynamicTest> nobodyIsToldByTheDifferenceOfTwoReportsOfAHundred() {
        return charities(100);
    }

    private static Stream<DynamicTest> charities(int n) {
        return IntStream.range(0, n)
                .mapToObj(seed -> DynamicTest.dynamicTest("charity " + seed, () -> new CalledPeople(seed).attack()));
    }

    /** One charity: whose people are called and asked again, and what its board was told. */
    private static final class CalledPeople {

        private final Random random;
        private final DataSource database = TestDatabase.fresh();
        private final JdbcClient sql = JdbcClient.create(database);
        private final AtomicReference<ZonedDateTime> now = new AtomicReference<>();
        private final FollowUps followUps = new FollowUps(
                sql, POLICY, () -> now.get().toInstant(), AuditLog.of(database, InstantSource.fixed(Instant.EPOCH)));
        private final FollowUpStatistics statistics =
                new FollowUpStatistics(sql, POLICY, () -> now.get().toInstant());
        private final List<PublishedGroup> told = new ArrayList<>();
        private int answers;

        CalledPeople(long seed) {
            random = new Random(seed);
            new StoredCounts(database)
                    .cover(
                            FIRST,
                            FIRST.plusMonths(MONTHS),
                            FIRST.plusMonths(MONTHS).atEndOfMonth());
        }

        void attack() {
            for (int i = 0; i < MONTHS; i++) {
                YearMonth month = FIRST.plusMonths(i);
                call(month.atDay(20), 4 + random.nextInt(20));
                // on the last day of the month, before the office closes or later, or some days after it
                LocalDate reported = month.atEndOfMonth().plusDays(random.nextInt(3) * 4L);
                now.set(reported.atTime(8 + random.nextInt(4), 0).atZone(ZONE));
                tell(month);
                call(reported, 1 + random.nextInt(3));
                now.set(now.get().plusHours(2));
                tell(month);
            }
            DisclosureAttack attack = new DisclosureAttack(group -> POLICY.minimumAnswersNoneSatisfied(), answers);
            attack.on(told);
            assertThat(attack.found()).isEmpty();
            assertThat(told).as("quarters of enough people").isNotEmpty();
        }

        private void call(LocalDate day, int people) {
            now.set(day.atTime(12, 0).atZone(ZONE));
            for (int i = 0; i < people; i++) {
                sql.sql(
                                "insert into response (response_no, request_no, answered_on, scores, may_call, file_id, line_no)"
                                        + " values (?, ?, ?, '{\"overall\": 2}', true, 1, 1)")
                        .params("S-" + ++answers, "R-" + answers, day.minusDays(1))
                        .update();
            }
            followUps.openNew();
            for (FollowUp each : followUps.list(OFFICER)) {
                if (each.steps().isEmpty()) {
                    followUps.step(each.id(), FollowUpStepType.CALLED, day, null, "", OFFICER);
                    followUps.step(each.id(), FollowUpStepType.ASKED_AGAIN, day, 1 + random.nextInt(5), "", OFFICER);
                }
            }
        }

        /** What the report of a month says of quarters, as the people of whom it is true at that time. */
        private void tell(YearMonth month) {
            PeriodFigures figures = new PeriodFigures(
                    TestSources.create(POLICY, database),
                    DataCoverage.of(database).orElseThrow(),
                    Period.month(month));
            List<String> rows = PeopleGotBackTest.shown(PeopleGotBackTest.blocks(statistics, Audience.BOARD, figures));
            for (YearMonth first = FIRST.minusMonths(3); !first.isAfter(month); first = first.plusMonths(3)) {
                YearMonth last = first.plusMonths(2);
                String quarter = "asked again, " + name(first) + " to " + name(last) + ": ";
                if (rows.stream().anyMatch(row -> row.contains(quarter) && !row.endsWith("TOO_FEW"))) {
                    told.add(new PublishedGroup(
                            false, "all", "asked again", people(first, last), quarter + month + " at " + now.get()));
                }
            }
        }

        private BitSet people(YearMonth first, YearMonth last) {
            BitSet people = new BitSet();
            sql.sql("select follow_up_id from follow_up_step where kind = 'asked-again' and score is not null"
                            + " and recorded_at >= ? and recorded_at < ?")
                    .params(
                            first.atDay(1).atStartOfDay(ZONE).toOffsetDateTime(),
                            last.plusMonths(1).atDay(1).atStartOfDay(ZONE).toOffsetDateTime())
                    .query(Integer.class)
                    .list()
                    .forEach(people::set);
            return people;
        }

        private static String name(YearMonth month) {
            return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
        }
    }
}
