package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;

/** What the pages say of the days until an answer, beside the report and the rows themselves. */
class TurnaroundPagesTest extends RunningConsole {

    /** In the policy's order. */
    private static final List<String> SERVICES = List.of(
            "Food baskets",
            "Rent support",
            "Health support",
            "Education support",
            "Orphan care",
            "Home repair",
            "Recreation programmes",
            "Not given");

    @Test
    void turnaroundAgreesWithTheReport() {
        String page =
                client(Role.QUALITY).get("/turnaround?lang=en&month=2026-10").body();
        assertThat(page)
                .contains("<strong>Submitted to committee → Decision</strong> took most")
                .contains("86%", "Open at the start");
        byte[] workbook = client(Role.QUALITY).bytes("/turnaround.xlsx?lang=en&month=2026-10");
        List<String> cells = cells(workbook);
        assertThat(cells).contains("Open at the start");
        assertThat(number(cells, "Open at the start")
                        + number(cells, "+ received")
                        + number(cells, "+ reopened")
                        - number(cells, "− answered")
                        - number(cells, "− left without an answer"))
                .isEqualTo(number(cells, "= open at the end"));
    }

    /** A reader who divides the rows' days reaches the share: the stage's days by all days of those answered from receipt to reply. */
    @Test
    void shareOfAStageIsOfAllDaysOfThoseAnswered() {
        record Days(long stage, long all) {}
        Days days = sql.sql(
                        """
                        select sum(decided_on - submitted_on) as stage, sum(replied_on - received_on) as all_days
                        from episode
                        where promised and replied_on = ended_on and replied_on between '2026-10-01' and '2026-10-31'
                        """)
                .query((row, n) -> new Days(row.getLong("stage"), row.getLong("all_days")))
                .single();
        TestClient officer = client(Role.QUALITY);
        String csv = officer.get("/turnaround.csv?lang=en&month=2026-10").body();
        assertThat(value(csv, "Submitted to committee → Decision", 4))
                .isCloseTo((double) days.stage() / days.all(), within(1e-9));
        assertThat(officer.get("/turnaround?lang=en&month=2026-10").body())
                .contains(String.format(Locale.ROOT, "(%,d of %,d days)", days.stage(), days.all()))
                .contains("By service: requests received from August 2026 to October 2026")
                .contains("Sum of two stages above: Submitted to committee → Beneficiary answered");
    }

    /**
     * The estimates of Aalen-Johansen, and of Kaplan-Meier as if nobody had left, computed here day by day from the rows. R's
     * figures for the same requests in METRICS let a reopened request end with its last answer; here the first one stands.
     */
    @ParameterizedTest
    @ValueSource(ints = {7, 14, 28, 60})
    void answeredAndLeftCompete(int day) {
        record Day(int day, double answered, double gone, double waiting) {}
        List<Day> days = sql.sql(
                        """
                        select least(coalesce(ended_on, '2026-10-31'), '2026-10-31') - received_on as day,
                            count(*) filter (where ended_on <= '2026-10-31' and replied_on = ended_on) as answered,
                            count(*) filter (where ended_on <= '2026-10-31' and replied_on is distinct from ended_on) as gone,
                            count(*) filter (where ended_on is null or ended_on > '2026-10-31') as waiting
                        from episode
                        where promised and episode_no = 1 and received_on between '2026-08-01' and '2026-10-31'
                            and not (left_reason = 'duplicate' and replied_on is distinct from ended_on)
                        group by 1 order by 1
                        """)
                .query((row, n) -> new Day(
                        row.getInt("day"), row.getLong("answered"), row.getLong("gone"), row.getLong("waiting")))
                .list();
        double atRisk = days.stream()
                .mapToDouble(each -> each.answered() + each.gone() + each.waiting())
                .sum();
        assertThat(atRisk).isEqualTo(879);
        double waiting = 1;
        double answered = 0;
        double left = 0;
        double nobodyLeft = 1;
        for (Day each : days.stream().filter(d -> d.day() <= day).toList()) {
            answered += waiting * each.answered() / atRisk;
            left += waiting * each.gone() / atRisk;
            waiting *= 1 - (each.answered() + each.gone()) / atRisk;
            nobodyLeft *= 1 - each.answered() / atRisk;
            atRisk -= each.answered() + each.gone() + each.waiting();
        }
        TestClient officer = client(Role.QUALITY);
        String csv = officer.get("/turnaround.csv?lang=en&month=2026-10").body();
        assertThat(value(csv, "By day " + day, 1)).isCloseTo(answered, within(1e-9));
        assertThat(value(csv, "By day " + day, 3)).isCloseTo(left, within(1e-9));
        assertThat(value(csv, "By day " + day, 4)).isCloseTo(1 - answered - left, within(1e-9));
        assertThat(value(csv, "By day " + day, 5)).isCloseTo(1 - nobodyLeft, within(1e-9));
        if (day == 14) {
            assertThat(officer.get("/turnaround?lang=en&month=2026-10").body())
                    .contains("Of 879 requests received in three months, <strong>" + oneDecimal(answered * 100)
                            + "%</strong> were answered by day 14");
        }
    }

    /** Services in the policy's order, whatever their results; all requests are in one of them. */
    @Test
    void groupsAreComparedInThePolicysOrder() {
        TestClient officer = client(Role.QUALITY);
        String csv =
                officer.get("/turnaround.csv?lang=en&month=2026-10&by=service").body();
        assertThat(csv.lines().map(line -> line.split(",")[0]).filter(SERVICES::contains))
                .containsExactlyElementsOf(SERVICES);
        assertThat(SERVICES.stream()
                        .mapToDouble(service -> value(csv, service, 1))
                        .sum())
                .isEqualTo(879);
        String page =
                officer.get("/turnaround?lang=en&month=2026-10&by=service").body();
        assertThat(page)
                .containsPattern("log-rank: χ² [\\d.]+ on 7, p (below )?[\\d.]+")
                .contains("may be chance");
        assertThat(officer.get("/turnaround?lang=en&month=2026-10&by=service&service=food")
                        .body())
                .as("one service is compared with none")
                .doesNotContain("log-rank");
    }

    /** The whole is that of all groups' cases; the groups stay in the policy's order; no group within the limits is named. */
    @Test
    void groupsStandAgainstTheLimitsOfChance() {
        TestClient officer = client(Role.QUALITY);
        String address = "lang=en&measure=promise-kept&months=12&until=2026-10&by=service";
        String csv = officer.get("/trends.csv?" + address).body();
        List<String[]> groups = csv.substring(csv.indexOf("only small?"))
                .lines()
                .skip(2)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(","))
                .toList();
        assertThat(groups.stream().map(group -> group[0])).containsExactlyElementsOf(SERVICES);
        double n = groups.stream().mapToDouble(g -> Double.parseDouble(g[2])).sum();
        double kept = groups.stream()
                .mapToDouble(g -> Double.parseDouble(g[1]) * Double.parseDouble(g[2]))
                .sum();
        String page = officer.get("/trends?" + address).body();
        assertThat(page).contains("the line is the whole (" + Math.round(kept / n * 100) + "%)");
        String chart = page.substring(page.indexOf("only small?"));
        String drawn = chart.substring(chart.indexOf("<svg"), chart.indexOf("</svg>"));
        for (String[] group : groups) {
            assertThat(drawn.contains(">" + group[0] + "<")).as(group[0]).isEqualTo(group[5].contains("99.8%"));
        }
        assertThat(groups.stream().filter(g -> g[5].contains("99.8%")).map(g -> g[0]))
                .contains("Home repair");
        assertThat(officer.get("/trends?lang=en&measure=received&by=service").body())
                .as("counts have no funnel")
                .doesNotContain("only small?");
    }

    private static double value(String csv, String row, int column) {
        String line = csv.lines()
                .filter(each -> each.startsWith(row + ","))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row + " in " + csv));
        return Double.parseDouble(line.split(",")[column]);
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** The number that stands beside a label. */
    private static long number(List<String> cells, String label) {
        for (int i = 0; i + 1 < cells.size(); i++) {
            if (cells.get(i).equals(label) && cells.get(i + 1).matches("[0-9]+")) {
                return Long.parseLong(cells.get(i + 1));
            }
        }
        throw new AssertionError("expected a number beside " + label);
    }

    private static List<String> cells(byte[] file) {
        List<String> cells = new ArrayList<>();
        DataFormatter format = new DataFormatter();
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            book.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> cells.add(format.formatCellValue(cell).replace(",", "")))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cells;
    }
}
