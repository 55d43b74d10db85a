package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Role;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.CountRefresh;
import org.rida.tally.PromiseEffect;
import org.rida.tally.PromiseEffect.Kept;
import org.rida.tally.PromiseEffect.MonthEffect;
import org.rida.tally.RecountResult;
import org.rida.tally.count.RecountProgress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Another promise: what it would change is shown before it is saved, and the past stays as it is unless somebody says otherwise. */
class PromiseChangeTest extends RunningConsole {

    @Value("${rida.jobs}")
    Path jobs;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    /** What is foretold is what counting makes of it, in calendar days and in working days. */
    @ParameterizedTest
    @EnumSource
    void theEffectIsWhatCountingShows(Basis basis) {
        Policy now = PolicyReader.read(jobs.resolve("policy"));
        Policy other = ChangedPolicy.withClock(
                now, List.of(new ClockVersion("2020-1", LocalDate.parse("2020-01-01"), 9, 6, basis)));

        List<MonthEffect> effects = PromiseEffect.between(database, now, other);

        assertThat(effects).hasSizeGreaterThan(20);
        Map<YearMonth, Kept> counted = counted(Basis.CALENDAR);
        assertThat(effects).allSatisfy(e -> assertThat(e.before()).isEqualTo(counted.get(e.month())));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            new CountRefresh(database, transactions, other).refresh(RecountProgress.NONE);
            Map<YearMonth, Kept> afterwards = counted(basis);
            assertThat(effects).allSatisfy(e -> assertThat(e.after()).isEqualTo(afterwards.get(e.month())));
            assertThat(afterwards.keySet().stream()
                            .filter(month -> !afterwards.get(month).equals(counted.get(month))))
                    .containsExactlyInAnyOrderElementsOf(
                            effects.stream().map(MonthEffect::month).toList());
            status.setRollbackOnly();
        });
    }

    @Test
    void aPromiseFromADayOnLeavesEveryCountAsItIs() {
        Policy now = PolicyReader.read(jobs.resolve("policy"));
        List<ClockVersion> versions = new ArrayList<>(now.clock());
        versions.add(new ClockVersion("2026-11-01", LocalDate.parse("2026-11-01"), 9, 6, Basis.WORKING));
        Policy other = ChangedPolicy.withClock(now, versions);

        assertThat(PromiseEffect.between(database, now, other)).isEmpty();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            RecountResult result = new CountRefresh(database, transactions, other).refresh(RecountProgress.NONE);
            assertThat(result.months()).isEmpty();
            status.setRollbackOnly();
        });
    }

    @Test
    void theEffectIsShownFirstAndThePastIsLeftAloneUnlessAskedFor() throws IOException {
        Path clock = jobs.resolve("policy/clock.yaml");
        String before = Files.readString(clock);
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=en");
        form.put("target-days", "9");

        String shown = administrator.post("/charity", "/charity", form).body();
        assertThat(shown)
                .contains("The promise changes", "Days within which an answer is promised", ">14<", ">9<")
                .contains("From 1 November 2026 on", "No month that is counted changes")
                .contains("correct the promise in force since 1 January 2020", "months change, from")
                .containsPattern("(?s)One issued report stays as it is.*?href=\"/reports/\\d+\"");
        assertThat(shown).containsPattern("value=\"from\"[^>]*checked=\"checked\"");
        assertThat(Files.readString(clock)).as("only shown").isEqualTo(before);

        Map<String, String> sent = new HashMap<>(PageForms.controls(shown));
        sent.put("scope", "from");
        sent.remove("back");
        assertThat(administrator.post("/charity", "/charity/promise", sent).body())
                .contains("role=\"alert\"", "Enter a reason", "From 1 November 2026 on");
        sent.put("reason", "the board on 30 October");
        Map<String, String> unseen = new HashMap<>(sent);
        unseen.put("confirmed", "");
        assertThat(administrator.post("/charity", "/charity/promise", unseen).body())
                .contains("Nothing was done", "the board on 30 October");
        assertThat(Files.readString(clock)).isEqualTo(before);
        Map<String, String> back = new HashMap<>(sent);
        back.put("back", "1");
        assertThat(PageForms.controls(
                        administrator.post("/charity", "/charity", back).body()))
                .containsEntry("target-days", "9");

        try {
            assertThat(administrator.post("/charity", "/charity/promise", sent).body())
                    .contains("data-wait-for");
            assertThat(PolicyReader.read(jobs.resolve("policy")).clock())
                    .extracting(ClockVersion::inForceFrom, ClockVersion::targetDays)
                    .containsExactly(tuple(LocalDate.parse("2020-01-01"), 14), tuple(LocalDate.parse("2026-11-01"), 9));
            assertThat(sql.sql(
                                    "select detail ->> 'reason' from audit_entry where subject = 'policy/clock.yaml' and outcome = 'done' order by entry_id desc limit 1")
                            .query(String.class)
                            .single())
                    .isEqualTo("the board on 30 October");
            Files.writeString(clock, before);
            sent.put("scope", "past");
            administrator.post("/charity", "/charity/promise", sent);
            assertThat(PolicyReader.read(jobs.resolve("policy")).clock())
                    .singleElement()
                    .satisfies(version -> assertThat(version.targetDays()).isEqualTo(9));
        } finally {
            Files.writeString(clock, before);
        }
    }

    /** A change that holds for all days shows the months that it touches; other words in the form are saved without a page between. */
    @Test
    void whatHoldsForAllDaysHasNoDay() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=en");
        form.remove("kind.0.promised");

        assertThat(administrator.post("/charity", "/charity", form).body())
                .contains("For all days", "months change, from", "Request types that are promised an answer")
                .doesNotContain("name=\"scope\"");
    }

    @Test
    void anIssuedReportSaysThatOtherIsCountedNow() {
        long issued = sql.sql(
                        "select edition_id from report_edition where state = 'issued' and report = 'board-monthly'")
                .query(Long.class)
                .single();
        String address = "/reports/" + issued + "?lang=en";
        String differs = "What is counted now differs from this report";
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get(address).body()).doesNotContain(differs);
        String shift =
                "update month_count set n = n %s 7 where month = '2026-10-01' and population = 'due' and slice = 'all'"
                        + " and bucket = 'on_time'";
        String counted =
                "update counted_month set versions = versions || jsonb_build_object('', %s) where month = '2026-10-01'";
        sql.sql(shift.formatted("-")).update();
        sql.sql(counted.formatted("(versions ->> '') || '+'")).update();
        try {
            assertThat(officer.get(address).body()).contains(differs, "stays as it was issued");
            assertThat(client(Role.BOARD).get(address).body()).doesNotContain(differs);
        } finally {
            sql.sql(shift.formatted("+")).update();
            sql.sql(counted.formatted("rtrim(versions ->> '', '+')")).update();
        }
    }

    private Map<YearMonth, Kept> counted(Basis basis) {
        return sql
                .sql(
                        """
                        select month, sum(n) filter (where bucket = 'on_time') as kept, sum(n) filter (where bucket <> 'set_aside') as due
                        from month_count where population = :population and slice = 'all' and value = 'all' group by month
                        """)
                .param("population", basis == Basis.CALENDAR ? "due" : "due-working")
                .query((row, n) -> Map.entry(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new Kept(row.getLong("kept"), row.getLong("due"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
