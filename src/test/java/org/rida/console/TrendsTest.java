package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.edition.EditionRepository;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;
import org.springframework.beans.factory.annotation.Autowired;

/** What a quality officer sees of trends, and that it is right. */
class TrendsTest extends RunningConsole {

    private static final MetricRef KEPT = new MetricRef(Metric.PROMISE_KEPT, null);

    @Autowired
    Explorer explorer;

    @Autowired
    EditionRepository editions;

    @Test
    void aMeasureOverTwoYearsInBothLanguages() {
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get("/trends").body())
                .contains("dir=\"rtl\"", "نسبة الراضين", "أين الفرق؟", "رمضان", "role=\"img\"", "أكتوبر ٢٠٢٦: ")
                .doesNotContain("style=", "لا يكفي للعرض");
        assertThat(officer.get("/trends?lang=en&measure=promise-kept&channel=phone")
                        .body())
                .contains("Promise kept", "Breakdown", "Phone calls", "October 2026: ")
                .doesNotContain("style=", "too few answers");
    }

    /** A column in which no group can have anything is left out. */
    @ParameterizedTest
    @CsvSource({"open-beyond-target, false", "promise-kept, true"})
    void groupsHaveIntervalsWhereTheMeasureHasOne(String measure, boolean expected) {
        String page =
                client(Role.QUALITY).get("/trends?lang=en&measure=" + measure).body();
        String groups = page.substring(page.indexOf("id=\"where\""));

        assertThat(groups.substring(0, groups.indexOf("</table>")).contains("95% interval"))
                .isEqualTo(expected);
    }

    /** As in a report: the same table, within the console's own frame. */
    @Test
    void theNumbersBeneathChartsAreTables() {
        TestClient officer = client(Role.QUALITY);
        String trend =
                officer.get("/trends?lang=en&measure=satisfied-share.overall").body();
        assertThat(numbers(trend)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(numbers(trend).get(0))
                .contains(
                        "<th scope=\"col\">Month</th>",
                        "<th scope=\"col\">Centre</th>",
                        "<th scope=\"row\">October 2026</th>");
        assertThat(numbers(trend)).anyMatch(table -> table.contains("<th scope=\"col\">Aspect</th>"));
        assertThat(officer.get("/turnaround?lang=en").body())
                .contains(
                        "<th scope=\"col\">Since receipt</th>",
                        "<th scope=\"col\">Still waiting</th>",
                        "<th scope=\"row\">By day 14</th>");
    }

    /** Where the page proposes to reset the limits from a month, the form stands on that month. */
    @Test
    void aProposedResetLeadsToItsMonth() {
        TestClient officer = client(Role.QUALITY);
        String promise = officer.get("/trends?lang=en&measure=promise-kept").body();
        assertThat(promise)
                .contains("reset them from January 2026", "/rebases?series=promise-kept&amp;month=2026-01\"");
        for (String measure : List.of("satisfied-share.overall", "received", "promise-kept")) {
            String page = officer.get("/trends?lang=en&measure=" + measure).body();
            assertThat(Pattern.compile("/rebases\\?series=[^\"]+&amp;month=\\d{4}-\\d\\d\"")
                            .matcher(page)
                            .find())
                    .as(measure)
                    .isEqualTo(page.contains("reset them from"));
        }
    }

    private static List<String> numbers(String page) {
        return Pattern.compile("<details class=\"data-table\">.*?</details>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void groupsAreOfASliceThatIsNotFiltered() {
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get("/trends?lang=en&by=department").body()).contains(chosen("department"));
        assertThat(officer.get("/trends?lang=en&channel=phone&by=channel").body())
                .contains(chosen("service"))
                .doesNotContain(chosen("channel"));
    }

    private static String chosen(String slice) {
        return "<option value=\"" + slice + "\" selected=\"selected\">";
    }

    /**
     * Unmasked answers are for officers and administrators alone: with several values anybody could subtract one group from
     * another, so a board member is refused whatever is asked for.
     */
    @Test
    void aBoardMemberGetsNeitherPageNorFile() {
        for (String address : List.of(
                "/trends",
                "/trends.xlsx",
                "/trends.csv",
                "/trends?channel=phone&channel=letter&measure=satisfied-share:overall",
                "/trends?channel=&service=food&service=rent&since=2026-09&until=2026-09",
                "/trends.csv?channel=phone&channel=letter&by=channel&measure=satisfied-share:overall",
                "/trends.xlsx?mode=phone&mode=link&outcome=rejected",
                "/turnaround.csv?channel=phone&channel=letter",
                "/what-if?channel=phone&channel=letter",
                "/lineage.csv?key=satisfied-share:overall&channel=phone&channel=letter&month=2026-10")) {
            assertThat(client(Role.BOARD).get(address).statusCode()).as(address).isEqualTo(403);
        }
    }

    /** What is explored is computed by another path than a report: the months and limits of both are the same. */
    @Test
    void showsTheSeriesOfTheReport() {
        Block.XmrSeries reported =
                editions.figures(editions.editions().get(0).id()).orElseThrow().pages().get(0).blocks().stream()
                        .filter(Block.XmrSeries.class::isInstance)
                        .map(Block.XmrSeries.class::cast)
                        .findFirst()
                        .orElseThrow();
        Explorer.ExplorerLine line = view(new ExplorerQuery(
                        KEPT, SliceFilter.EVERYBODY, null, null, 24, Dimension.CHANNEL, null, null))
                .line();
        assertThat(line.chart().points()).isEqualTo(reported.points());
        assertThat(line.verdict().en()).startsWith("October 2026: ").contains("a real improvement");
    }

    /** The same request counted over and over by raw rows. */
    @Test
    void severalFiltersAtOnceGiveWhatTheRowsSay() {
        SliceFilter cut =
                SliceFilter.EVERYBODY.and(Dimension.CHANNEL, "phone").and(Dimension.DEPARTMENT, mostDepartment());
        Block.XmrSeries chart = view(new ExplorerQuery(KEPT, cut, null, null, 24, Dimension.SERVICE, null, null))
                .line()
                .chart();
        Map<String, Long> expected = sql
                .sql(
                        """
                        select to_char(target_calendar, 'YYYY-MM') as month, count(*) as n from episode
                        where promised and channel = 'phone' and department = :department
                          and target_calendar between '2024-11-01' and '2026-10-31'
                          and not (ended_on <= target_calendar and replied_on is distinct from ended_on)
                        group by 1
                        """)
                .param("department", mostDepartment())
                .query((row, n) -> Map.entry(row.getString("month"), row.getLong("n")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(chart.points()).hasSize(24);
        chart.points().forEach(p -> assertThat(p.n())
                .as(p.month().toString())
                .isEqualTo(expected.getOrDefault(p.month().toString(), 0L)));
    }

    @Test
    void severalValuesOfADimensionAddUp() {
        List<String> channels = List.of("phone", "website");
        Explorer.ExplorerView both = view(new ExplorerQuery(
                KEPT,
                SliceFilter.EVERYBODY.and(Dimension.CHANNEL, channels),
                java.time.YearMonth.of(2026, 3),
                java.time.YearMonth.of(2026, 8),
                24,
                Dimension.CHANNEL,
                null,
                null));
        assertThat(both.line().chart().points()).hasSize(6);
        assertThat(both.first()).isEqualTo(java.time.YearMonth.of(2026, 3));
        assertThat(both.groups().rows()).hasSize(2);
        assertThat(both.groups().rows().stream()
                        .mapToLong(row -> number(row.cells().get(2)))
                        .sum())
                .isEqualTo(both.whole().value().denominator())
                .isEqualTo(sql.sql(
                                """
                                select count(*) from episode
                                where promised and channel in ('phone', 'website')
                                  and target_calendar between '2026-03-01' and '2026-08-31'
                                  and not (ended_on <= target_calendar and replied_on is distinct from ended_on)
                                """)
                        .query(Long.class)
                        .single());
    }

    @Test
    void emptyParametersLeaveTheAddressAndValuesAreChipsThatCanBeRemoved() {
        TestClient officer = client(Role.QUALITY);
        HttpResponse<String> moved = officer.get("/trends?measure=promise-kept&channel=&service=&channel=phone&until=");
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(moved.headers().firstValue("Location").orElse(""))
                .endsWith("/trends?channel=phone&measure=promise-kept");
        String page = officer.get("/trends?lang=en&measure=promise-kept&channel=phone&channel=website&since=2026-03")
                .body();
        assertThat(page)
                .contains("href=\"/trends?channel=website&amp;measure=promise-kept&amp;since=2026-03\"")
                .contains("Remove Phone calls", "Remove Website", chosen("2026-03"))
                .doesNotContain("name=\"months\"");
        assertThat(officer.get("/turnaround?lang=en&channel=phone&channel=website")
                        .body())
                .contains("Remove Phone calls", "channel=phone&amp;channel=website");
        assertThat(officer.get("/what-if?lang=en&channel=phone&channel=website").body())
                .contains("Remove Phone calls");
    }

    @Test
    void groupsAddUpToTheWholeAndTwoOfThemAreComparedAsNewcombeDoes() {
        Explorer.ExplorerView view = view(
                new ExplorerQuery(KEPT, SliceFilter.EVERYBODY, null, null, 12, Dimension.CHANNEL, "phone", "website"));
        long sum = view.groups().rows().stream()
                .mapToLong(r -> number(r.cells().get(2)))
                .sum();
        assertThat(sum).isEqualTo(view.whole().value().denominator());
        assertThat(view.pair()).hasSize(2);
        Block.TableData compared = view.compared();
        assertThat(compared).isNotNull();
        assertThat(compared.rows()).hasSize(3);
        assertThat(compared.rows().get(2).cells().get(1).text().en()).matches(".*[−+]?[0-9.]+.* to .*[0-9.]+.*");
    }

    @Test
    void theWorkbookEqualsThePageAndTheDownloadIsRecorded() throws Exception {
        Explorer.ExplorerView view =
                view(new ExplorerQuery(KEPT, SliceFilter.EVERYBODY, null, null, 24, Dimension.CHANNEL, null, null));
        byte[] file = bytes("/trends.xlsx?measure=promise-kept&lang=en");
        List<String> cells = cells(file);
        view.groups().rows().forEach(row -> assertThat(cells)
                .contains(row.label().en(), Long.toString(number(row.cells().get(2)))));
        assertThat(sql.sql(
                                """
                                select count(*) from audit_entry
                                where actor = 'quality' and action = 'figures-downloaded' and subject = 'promise-kept'
                                """)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    /** A page names what it shows instead; a file would be taken for what was asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trends.csv?measure=no-such-measure | promise-kept",
                "/trends.xlsx?measure=satisfied-share:colour | satisfied-share:overall",
                "/trends.csv?measure=promise-kept&until=2026-13 | 2026-13",
                "/turnaround.csv?month=October | October",
                "/comments.csv?until=October | October",
                "/lineage.csv?key=promise-kept&month=October | October",
            })
    void aFileOfAnUnknownMeasureOrMonthIsRefused(String address, String named) {
        HttpResponse<String> response = client(Role.QUALITY).get(address + "&lang=en");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains(named).doesNotContain("\uFEFF");
    }

    @Test
    void textHasTheSameNumbers() {
        Explorer.ExplorerView view =
                view(new ExplorerQuery(KEPT, SliceFilter.EVERYBODY, null, null, 12, Dimension.CHANNEL, null, null));
        String csv = client(Role.QUALITY)
                .get("/trends.csv?measure=promise-kept&months=12&lang=en")
                .body();
        assertThat(csv).startsWith("\uFEFFPromise kept");
        view.line().chart().points().forEach(p -> assertThat(csv)
                .contains(p.month() + ","
                        + java.math.BigDecimal.valueOf(java.util.Objects.requireNonNull(p.value()))
                                .stripTrailingZeros()
                                .toPlainString()
                        + "," + p.n() + ","));
    }

    @Test
    void invalidParametersAreIgnored() {
        HttpResponse<String> page = client(Role.QUALITY)
                .get(
                        "/trends?measure=nothing&months=99999&by=colour&until=2026-99&a=%3Cscript%3E&b=x&channel=%22%3E%3Cb%3E");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>", "\"><b>").contains("لا توجد بيانات لهذا المقياس");
    }

    private Explorer.ExplorerView view(ExplorerQuery look) {
        return explorer.view(look).orElseThrow();
    }

    private static long number(Cell cell) {
        return Math.round(java.util.Objects.requireNonNull(cell.value()));
    }

    private String mostDepartment() {
        return sql.sql(
                        """
                        select department from episode where channel = 'phone' and department is not null
                        group by 1 order by count(*) desc limit 1
                        """)
                .query(String.class)
                .single();
    }

    private byte[] bytes(String address) {
        return client(Role.QUALITY).bytes(address);
    }

    private static List<String> cells(byte[] file) throws IOException {
        List<String> cells = new ArrayList<>();
        DataFormatter format = new DataFormatter();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            book.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> cells.add(format.formatCellValue(cell).replace(",", "")))));
        }
        return cells;
    }
}
