package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.Population;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages of a quality officer: both languages, the same content on screen and in files, and figures that lead to their rows. */
class OfficerTest extends RunningConsole {

    @Autowired
    MonthCounts counts;

    @ParameterizedTest
    @CsvSource({
        "/turnaround, أين تذهب الأيام،, Where do the days go",
        "/what-if, الردود في اليوم, Answers a day",
        "/respondents, من سُئلوا ومن قيّموا, Those asked and those who answered",
        "/sampling, من نسأل, Whom to ask",
        "/comments, بحسب الموضوع, By theme",
        "/watch, قائمة المتابعة, Watch list",
        "/rejected, السجلات المرفوضة, Rejected rows",
        "/actions, القرارات والإجراءات, Decisions and actions",
        "/follow-ups, من ينتظرون اتصالنا, People to call back",
        "/rebases, إعادة حساب حدود الضبط, Reset of process limits",
        "/drafts, مسودات تنتظر المراجعة, Drafts to review",
        "/lineage, السجلات وراء الرقم, The rows behind a figure"
    })
    void everyPageInBothLanguagesAndClosedToTheBoard(String address, String arabic, String english) {
        assertInBothLanguages(client(Role.QUALITY), address, arabic, english);
        assertThat(client(Role.BOARD).get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void aChartLeadsToTheFormForAnAction() {
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get("/trends?lang=en").body())
                .contains("<a href=\"/actions?series=satisfied-share:overall#new\">");
        assertThat(officer.get("/actions?lang=en&series=satisfied-share:overall")
                        .body())
                .contains("id=\"new\"", "value=\"satisfied-share:overall\" selected");
    }

    @Test
    void theWatchListIsTheSameOnScreenAndInItsFile() {
        TestClient officer = client(Role.QUALITY);
        String page = officer.get("/watch?lang=en&state=overdue").body();
        String csv = officer.get("/watch.csv?lang=en&state=overdue").body();
        List<String> onScreen = all(page, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>");
        List<String> inFile = csv.lines().skip(1).map(l -> l.split(",")[0]).toList();
        assertThat(onScreen).isNotEmpty().isEqualTo(inFile.subList(0, onScreen.size()));
        String day = "\\d{4}-\\d\\d-\\d\\d,\\d{4}/\\d\\d/\\d\\d AH,";
        assertThat(csv.lines().skip(1))
                .as("days by ISO 8601 and plain numbers; no day where nobody waited as long as the oldest")
                .allMatch(line -> line.matches("[^,]+,Overdue," + day + "\\d+,-\\d+," + day + ".*"))
                .anyMatch(line -> line.contains(" AH,,"));
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
}
