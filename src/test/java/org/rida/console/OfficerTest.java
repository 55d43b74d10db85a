package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.Population;
import org.springframework.beans.factory.annotation.Autowired;

/** A quality officer's pages but for the trends: what they show, who may see it, and what is written down of it. */
class OfficerTest extends RunningConsole {

    @Autowired
    MonthCounts counts;

    @ParameterizedTest
    @CsvSource({
        "/turnaround, أي مرحلة تأخذ الأيام؟, Which stage takes the days?",
        "/what-if, الردود في اليوم, Answers a day",
        "/respondents, من سُئلوا ومن قيّموا, Those asked and those who answered",
        "/sampling, من نسأل, Whom to ask",
        "/comments, بحسب الموضوع, By theme",
        "/watch, قائمة المتابعة, Watch list",
        "/rejected, السجلات المرفوضة, Rejected rows",
        "/actions, القرارات والإجراءات, Decisions and actions",
        "/follow-ups, من ننتظر الاتصال بهم, People to call back",
        "/rebases, إعادة حساب حدود الضبط, Reset of process limits",
        "/drafts, مسودات تنتظر المراجعة, Drafts to review",
        "/lineage, السجلات وراء الرقم, The rows behind a figure"
    })
    void everyPageInBothLanguagesAndClosedToTheBoard(String address, String arabic, String english) {
        assertInBothLanguages(client(Role.QUALITY), address, arabic, english);
        assertThat(client(Role.BOARD).get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void turnaroundAgreesWithTheReport() {
        String page =
                client(Role.QUALITY).get("/turnaround?lang=en&month=2026-10").body();
        assertThat(page)
                .contains("The longest stage is <strong>Submitted to committee → Decision</strong>")
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
        List<String> services = List.of(
                "Food baskets",
                "Rent support",
                "Health support",
                "Education support",
                "Orphan care",
                "Home repair",
                "Recreation programmes",
                "Not given");
        assertThat(csv.lines().map(line -> line.split(",")[0]).filter(services::contains))
                .containsExactlyElementsOf(services);
        assertThat(services.stream()
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
        assertThat(groups.stream().map(group -> group[0]))
                .containsExactly(
                        "Food baskets",
                        "Rent support",
                        "Health support",
                        "Education support",
                        "Orphan care",
                        "Home repair",
                        "Recreation programmes",
                        "Not given");
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

    /** Of the thirteen weeks up to the last day of the sample, of which that of the National Day is none. */
    @Test
    void whatIfAgreesWithTheRows() {
        record Sums(double received, double gone, double answered, long open) {}
        Sums sums = sql.sql(
                        """
                        with week as (
                            select date '2026-10-31' - 7 * n as last from generate_series(0, 13) n
                            where date '2026-09-23' not between date '2026-10-31' - 7 * n - 6 and date '2026-10-31' - 7 * n
                        )
                        select (select count(*) from episode, week where promised and received_on between last - 6 and last) as received,
                            (select count(*) from episode, week where promised and ended_on between last - 6 and last
                                and replied_on is distinct from ended_on) as gone,
                            (select count(*) from episode, week where promised and replied_on between last - 6 and last
                                and replied_on = ended_on) as answered,
                            (select count(*) from episode where promised and received_on <= '2026-10-31'
                                and (ended_on is null or ended_on > '2026-10-31')) as open
                        """)
                .query((row, n) -> new Sums(
                        row.getDouble("received"),
                        row.getDouble("gone"),
                        row.getDouble("answered"),
                        row.getLong("open")))
                .single();
        double perDay = sums.received() / 91;
        double needed = perDay - sums.gone() / 91 + (sums.open() - perDay * 3.5) / 56;

        String page = client(Role.QUALITY)
                .get("/what-if?lang=en&answers=12&target=14&weeks=8")
                .body();

        assertThat(row(page, "Answered, a day")).containsExactly(oneDecimal(sums.answered() / 91), "12");
        assertThat(row(page, "Open requests on 31 October 2026"))
                .containsExactly(sums.open() + " requests", sums.open() + " requests");
        assertThat(row(page, "Answers a day that would bring the queue there by then"))
                .containsExactly(oneDecimal(needed), oneDecimal(needed));
        long after = Math.round(sums.open() + (perDay - sums.gone() / 91 - 12) * 56);
        assertThat(row(page, "Open requests on 26 December 2026 (8 weeks)").get(1))
                .isEqualTo(Math.max(0, after) + " requests");
    }

    /** Numbers out of range are not used, and the page shows which it used. */
    @ParameterizedTest
    @ValueSource(strings = {"answers=-1&target=0&weeks=105", "answers=x&target=1e9&weeks=", "answers=NaN"})
    void whatIfIgnoresWhatIsNoNumber(String parameters) {
        String page = client(Role.QUALITY).get("/what-if?lang=en&" + parameters).body();
        assertThat(page).contains("name=\"target\" min=\"1\" max=\"365\" step=\"1\" value=\"14\"");
        assertThat(page).containsPattern("name=\"answers\"[^>]+value=\"11.5\"");
        assertThat(client(Role.QUALITY)
                        .get("/what-if?lang=en&service=nothing-of-this-name")
                        .body())
                .contains("fewer than 10 requests came");
    }

    private static List<String> row(String page, String label) {
        String cells = page.substring(page.indexOf(">" + label + "<"));
        return all(cells.substring(0, cells.indexOf("</tr>")), "<td[^>]*>([^<]*)</td>");
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    @Test
    void theWatchListIsTheSameOnScreenAndInItsFile() {
        TestClient officer = client(Role.QUALITY);
        String page = officer.get("/watch?lang=en&state=overdue").body();
        String csv = officer.get("/watch.csv?lang=en&state=overdue").body();
        List<String> onScreen = all(page, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>");
        List<String> inFile = csv.lines().skip(1).map(l -> l.split(",")[0]).toList();
        assertThat(onScreen).isNotEmpty().isEqualTo(inFile.subList(0, onScreen.size()));
        long overdue = sql.sql(
                        """
                        select count(*) from episode
                        where promised and target_calendar < (select max(cut_off) from counted_month)
                          and received_on <= (select max(cut_off) from counted_month)
                          and (ended_on is null or ended_on > (select max(cut_off) from counted_month))
                        """)
                .query(Long.class)
                .single();
        assertThat(inFile).hasSize((int) overdue);
        assertThat(audited("rows-viewed", "watch-list")).isPositive();
        assertThat(audited("rows-downloaded", "watch-list")).isPositive();
    }

    @Test
    void commentsAreFoundInWhicheverSpellingAndCountedAsInReports() {
        TestClient officer = client(Role.QUALITY);
        String written = officer.get("/comments?until=2026-10&from-month=2026-01&words=%D8%A7%D9%84%D9%85%D8%AF%D9%87")
                .body();
        assertThat(written).contains("المدة");
        String theme = sql.sql("select theme from response_theme group by 1 order by count(*) desc, 1 limit 1")
                .query(String.class)
                .single();
        long counted =
                counts.counts(YearMonth.of(2026, 10), Population.theme(theme)).total();
        String page = officer.get("/comments?lang=en&from-month=2026-10&until=2026-10&theme=" + theme)
                .body();
        assertThat(page).contains(counted + " comment");
        assertThat(audited("comments-viewed", theme)).isPositive();
        assertThat(page).doesNotContainPattern("05\\d{8}");
    }

    /** Of several months and filters at once: as many rows as the cell's denominator. */
    @Test
    void aCellOfTheExplorerLeadsToItsOwnRows() {
        TestClient officer = client(Role.QUALITY);
        String page = officer.get(
                        "/trends?lang=en&measure=promise-kept&months=12&until=2026-10&channel=website&by=service")
                .body();
        Matcher cell = Pattern.compile("href=\"(/lineage\\?key=promise-kept%40service%3D[^\"]+)\"")
                .matcher(page);
        assertThat(cell.find()).isTrue();
        String address = cell.group(1).replace("&amp;", "&");
        assertThat(address).contains("since=2025-11", "month=2026-10", "channel=website");
        String service = address.replaceAll(".*service%3D([a-z-]+).*", "$1");
        String rows = officer.get(address).body();
        long expected = sql.sql(
                        """
                        select count(*) from episode
                        where promised and channel = 'website' and service = :service
                            and target_calendar between '2025-11-01' and '2026-10-31'
                            and (left_on is null or left_on > target_calendar)
                        """)
                .param("service", service)
                .query(Long.class)
                .single();
        assertThat(expected).isPositive();
        assertThat(all(
                        officer.get(address.replace("/lineage?", "/lineage.csv?"))
                                .body(),
                        "(?m)^([a-z_]+),"))
                .filteredOn(bucket -> bucket.equals("on_time") || bucket.startsWith("late_"))
                .hasSize((int) expected);
        assertThat(rows).contains("November 2025 – October 2026");
    }

    @Test
    void aFigureLeadsToItsRowsAndTheirFile() {
        TestClient officer = client(Role.QUALITY);
        String key = "promise-kept@channel=phone";
        long n = counts.counts(
                        YearMonth.of(2026, 10), Population.DUE.code(), org.rida.policy.Dimension.CHANNEL, "phone")
                .total();
        String page = officer.get("/lineage?lang=en&month=2026-10&key=" + key).body();
        assertThat(page).contains(n + " rows", "requests-2026-");
        String csv = officer.get("/lineage.csv?month=2026-10&key=" + key).body();
        assertThat(csv.lines().count()).isEqualTo(n + 1);
        assertThat(officer.get("/lineage?key=nonsense").statusCode()).isEqualTo(200);
        assertThat(audited("rows-viewed", key) + audited("rows-downloaded", key))
                .isEqualTo(2);
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
