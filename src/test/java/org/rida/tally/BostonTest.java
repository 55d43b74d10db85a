package org.rida.tally;

import org.rida.ReferenceData;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.KaplanMeier;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.Cohort;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.Population;
import org.rida.tally.count.RecountProgress;













import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A year of a real city's requests against tables that R and Python made of the same file. */
class BostonTest {

    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final LocalDate COVERS_TO = LocalDate.parse("2016-01-12");
    private static final YearMonth LAST = YearMonth.from(COVERS_TO);
    private static final int MONTHS = 13;
    private static final Offset<Double> EXACT = within(1e-9);

    private static final String INSERT =
            """
            insert into request (request_no, received_on, replied_on, kind, channel, service, department, file_id, line_no)
            select :no, :received, :replied, 'aid', :channel, :service, :department, max(file_id), :line from source_file
            """;

    private static final ReferenceLedger LEDGER = new ReferenceLedger();
    private static final MonthCounts COUNTS = new MonthCounts(LEDGER.database);
    private static final Cohort COHORT = new Cohort(LEDGER.database);

    @BeforeAll
    static void load() {
        LEDGER.requests(COVERS_TO.toString());
        MapSqlParameterSource[] rows = rows("boston311_2015_dev.csv").stream()
                .map(BostonTest::parameters)
                .toArray(MapSqlParameterSource[]::new);
        new NamedParameterJdbcTemplate(LEDGER.database).batchUpdate(INSERT, rows);
        new CountRefresh(LEDGER.database, PolicyReader.read(Path.of("jobs/policy"))).refresh(RecountProgress.NONE);
    }

    @Test
    void promiseKeptByDueMonth() {
        for (NamedCsvRecord row : oracle("by_due_month")) {
            Counts due = COUNTS.counts(YearMonth.parse(row.getField("due_month")), Population.DUE.code());
            assertThat(due.total()).isEqualTo(number(row, "due_n"));
            assertThat(due.in("on_time")).isEqualTo(number(row, "on_time"));
            assertThat(due.in("late_answered")).isEqualTo(number(row, "late_answered"));
            assertThat(due.in("late_waiting")).isEqualTo(number(row, "late_waiting"));
        }
    }

    @Test
    void answeredByMonthOfClosing() {
        for (NamedCsvRecord row : oracle("by_close_month")) {
            Counts answered = COUNTS.counts(YearMonth.parse(row.getField("close_month")), Population.ANSWERED.code());
            assertThat(answered.total()).isEqualTo(number(row, "n_closed"));
            assertThat(answered.days().within(14).numerator()).isEqualTo(number(row, "within14_n"));
            assertPercentiles(answered.days(), row);
        }
    }

    @Test
    void openAtTheEndOfEachMonth() {
        for (NamedCsvRecord row : oracle("month_end_backlog")) {
            YearMonth month = YearMonth.from(LocalDate.parse(row.getField("as_of")));
            DayCounts open = COUNTS.counts(month, Population.OPEN.code()).days();
            FlowBalance flow = new Flow(LEDGER.database).balance(month);
            assertThat(flow).matches(FlowBalance::balanced);
            assertThat(flow.received()).isEqualTo(number(row, "received_in_month"));
            assertThat(flow.answered()).isEqualTo(number(row, "closed_in_month"));
            assertThat(flow.openAfter()).isEqualTo(number(row, "open_backlog"));
            assertThat(open.n() - open.within(14).numerator()).isEqualTo(number(row, "breached_backlog_gt14"));
            assertThat(COUNTS.counts(month, Population.OPEN_BEYOND_TARGET.code()).in("beyond"))
                    .isEqualTo(number(row, "breached_backlog_gt14"));
            assertThat(open.percentile(.5).orElseThrow()).isEqualTo(decimal(row, "median_age_open"), EXACT);
        }
    }

    @Test
    void cohortByMonthOfReceipt() {
        assertCohorts(
                "by_open_month",
                row -> COHORT.followed(YearMonth.parse(row.getField("open_month")), 1, COVERS_TO, Basis.CALENDAR));
    }

    @Test
    void cohortByChannel() {
        var cohorts = COHORT.bySlice(LAST, MONTHS, COVERS_TO, Basis.CALENDAR, Dimension.CHANNEL);
        assertCohorts("by_channel", row -> cohorts.getOrDefault(row.getField("channel"), Counts.NONE));
    }

    @Test
    void cohortByDepartment() {
        var cohorts = COHORT.bySlice(LAST, MONTHS, COVERS_TO, Basis.CALENDAR, Dimension.DEPARTMENT);
        assertCohorts("by_department", row -> cohorts.getOrDefault(row.getField("department"), Counts.NONE));
    }

    @Test
    void theCurveOfAll() {
        Counts all = everybody();
        KaplanMeier curve = KaplanMeier.of(all.days("answered:"), censored(all));
        for (NamedCsvRecord row : oracle("km_curve_all")) {
            int day = (int) number(row, "time");
            assertThat(answered(all).on(day)).isEqualTo(number(row, "n_event"));
            assertThat(censored(all).on(day)).isEqualTo(number(row, "n_censor"));
            assertThat(curve.survival(day).orElseThrow()).isEqualTo(decimal(row, "surv"), EXACT);
        }
    }

    private static void assertCohorts(String table, Function<NamedCsvRecord, Counts> cohort) {
        for (NamedCsvRecord row : oracle(table)) {
            Counts followed = row.getField(0).equals("ALL") ? everybody() : cohort.apply(row);
            DayCounts open = censored(followed);
            assertThat(followed.total()).isEqualTo(number(row, "n_received"));
            assertThat(answered(followed).n()).isEqualTo(number(row, "n_completed"));
            assertThat(open.n()).isEqualTo(number(row, "n_open"));
            assertThat(answered(followed).within(14).numerator()).isEqualTo(number(row, "within14_n"));
            assertThat(open.n() - open.within(14).numerator()).isEqualTo(number(row, "open_breached_n"));
            assertPercentiles(answered(followed), row);
            assertMedianWithOpen(followed, row);
        }
    }

    private static Counts everybody() {
        return COHORT.followed(LAST, MONTHS, COVERS_TO, Basis.CALENDAR);
    }

    private static void assertPercentiles(DayCounts days, NamedCsvRecord row) {
        assertThat(days.percentile(.5).orElseThrow()).isEqualTo(decimal(row, "median_days"), EXACT);
        assertThat(days.percentile(.9).orElseThrow()).isEqualTo(decimal(row, "p90_days"), EXACT);
    }

    private static void assertMedianWithOpen(Counts followed, NamedCsvRecord row) {
        OptionalInt median = KaplanMeier.of(answered(followed), censored(followed))
                .quantile(.5)
                .day();
        String expected = row.getField("km_median_first_t_le_half");
        assertThat(median.isPresent() ? Integer.toString(median.getAsInt()) : "")
                .isEqualTo(expected);
    }

    private static DayCounts answered(Counts followed) {
        return followed.days("answered:");
    }

    private static DayCounts censored(Counts followed) {
        return followed.days("censored:");
    }

    private static MapSqlParameterSource parameters(NamedCsvRecord row) {
        return new MapSqlParameterSource()
                .addValue("no", row.getField("CASE_ENQUIRY_ID"))
                .addValue("received", day(row.getField("OPEN_DT")))
                .addValue("replied", day(row.getField("CLOSED_DT")), Types.DATE)
                .addValue("channel", row.getField("Source"))
                .addValue("service", row.getField("TYPE"))
                .addValue("department", row.getField("Department"))
                .addValue("line", row.getStartingLineNumber());
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text.substring(0, 10), AMERICAN);
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static List<NamedCsvRecord> oracle(String table) {
        return rows("oracle/boston311_dev_" + table + ".csv");
    }

    private static List<NamedCsvRecord> rows(String file) {
        try {
            return ReferenceData.csv("boston311/" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
