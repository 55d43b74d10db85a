package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** Filters, pages and files of the quality officer's analyses, and what wrong input is answered with. */
class AnalysisPagesTest extends RunningConsole {

    @Test
    void theStateOfTheTrendPageIsInItsLinks() {
        String page = client(Role.QUALITY)
                .get(
                        "/trends?lang=en&measure=promise-kept&months=12&until=2026-06&channel=phone&service=food&by=department")
                .body();

        String excel = all(page, "href=\"(/trends\\.xlsx[^\"]+)\"").get(0).replace("&amp;", "&");
        assertThat(excel)
                .contains("measure=promise-kept", "months=12", "by=department", "until=2026-06")
                .contains("channel=phone", "service=food");
        assertThat(all(page, "href=\"([^\"]+)\"[^>]*hreflang=\"ar\"").get(0).replace("&amp;", "&"))
                .contains("lang=ar", "until=2026-06", "channel=phone", "service=food", "by=department");
    }

    @ParameterizedTest
    @CsvSource({
        "/trends.csv, 200, text/csv",
        "/trends.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/turnaround.csv, 200, text/csv",
        "/turnaround.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/watch.csv, 200, text/csv",
        "/watch.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/comments.csv, 200, text/csv",
        "/comments.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/lineage.csv?key=promise-kept, 200, text/csv",
        "/lineage.xlsx?key=promise-kept, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/trends.pdf, 403, text/html",
        "/turnaround.exe, 403, text/html"
    })
    void everyFileHasItsTypeAndIsSaved(String address, int status, String type) {
        HttpResponse<String> file = client(Role.QUALITY).get(address);

        assertThat(file.statusCode()).isEqualTo(status);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        if (status == 200) {
            String ending = address.replaceAll(".*\\.([a-z]+).*", "$1");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment")
                    .contains("rida-", "." + ending);
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/turnaround?lang=en&month=2026-99",
                "/turnaround?lang=en&month=soon&channel=",
                "/comments?lang=en&from-month=soon&until=never&theme=nothing&from=-10",
                "/comments?lang=en&from-month=2026-10&until=2026-01",
                "/watch?lang=en&state=lost&stage=nowhere&from=-1",
                "/watch?lang=en&channel=nothing",
                "/lineage?lang=en&month=2026-99&since=soon",
                "/lineage?lang=en&month=2026-01&since=2026-09",
                "/trends?lang=en&months=0&until=1999-01"
            })
    void aFilterThatMakesNoSenseIsIgnored(String address) {
        HttpResponse<String> page = client(Role.QUALITY).get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<main").doesNotContain("role=\"alert\"", "Exception");
    }

    @Test
    void lineageOfWhatIsNoFigureSaysSo() {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/lineage?lang=en&key=promise").body()).contains("role=\"alert\"", "“promise”");
        assertThat(officer.get("/lineage?lang=ar&key=promise").body()).contains("role=\"alert\"", "اختر مقياسًا مثل");
        assertThat(officer.get("/lineage.csv?lang=en&key=promise").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"satisfied-share:kindness", "stage-median:a-b", "theme-mentions", "median-including-open"})
    void lineageOfAnUnknownSubjectIsNoFailureOfTheProgram(String key) {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/lineage?lang=en&key=" + key).statusCode()).isLessThan(500);
        assertThat(officer.get("/lineage.csv?lang=en&key=" + key).statusCode()).isLessThan(500);
        assertThat(client(Role.ADMINISTRATOR).get("/audit?lang=en").statusCode())
                .as("the audit log names it")
                .isEqualTo(200);
    }

    /** Requests have no day of an answer, and answers have one. */
    @ParameterizedTest
    @CsvSource({"promise-kept, false", "satisfied-share:overall, true"})
    void theRowsHaveTheColumnsThatTheyFill(String key, boolean answered) {
        String page = client(Role.QUALITY).get("/lineage?lang=en&key=" + key).body();

        assertThat(page.contains("Survey answered")).isEqualTo(answered);
        assertThat(client(Role.QUALITY)
                        .get("/lineage?lang=en&order=answered&key=" + key)
                        .body())
                .contains("Survey answered");
    }

    @Test
    void theRowsBehindAFigureArePaged() {
        TestClient officer = client(Role.QUALITY);
        String first =
                officer.get("/lineage?lang=en&key=received&month=2026-10").body();
        String after =
                all(first, "href=\"(/lineage\\?[^\"]*from=\\d+)\"").get(0).replace("&amp;", "&");
        String second = officer.get(after).body();

        assertThat(after).contains("key=received", "month=2026-10");
        List<String> rows = all(first, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>");
        assertThat(rows).isNotEmpty().doesNotHaveDuplicates();
        assertThat(all(second, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(rows);
        assertThat(second).contains("from=0");
    }

    @Test
    void theWatchListKeepsItsFiltersOnEveryPage() {
        TestClient officer = client(Role.QUALITY);
        String first = officer.get("/watch?lang=en&state=within").body();
        List<String> rows = all(first, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>");

        assertThat(first).contains("<option value=\"within\" selected=\"selected\">");
        assertThat(first).contains("state=within", "/watch.xlsx?");
        if (first.contains("from=50")) {
            String second = officer.get("/watch?lang=en&state=within&from=50").body();
            assertThat(all(second, "<th scope=\"row\"><a [^>]+><bdi>([^<]+)</bdi>"))
                    .doesNotContainAnyElementsOf(rows);
        }
        assertThat(officer.get("/watch?lang=en&state=overdue").body()).doesNotContain("class=\"state\">");
    }

    /** A month touches two Hijri ones; a span of months has one first and one last, or nobody could read it. */
    @Test
    void aSpanOfMonthsHasOneHijriSpan() {
        TestClient officer = client(Role.QUALITY);
        String trends = officer.get("/trends?lang=en&measure=received&since=2026-01&until=2026-09")
                .body();
        String rows = officer.get("/lineage?lang=en&key=received&since=2026-01&month=2026-09")
                .body();

        assertThat(trends).contains("<small>Rajab 1447 AH – Rabi II 1448 AH</small>");
        assertThat(rows).contains("<span>Rajab 1447 AH – Rabi II 1448 AH</span>");
    }

    @Test
    void wordsThatNobodyWroteFindNoComment() {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/comments?lang=en&words=xyzzy").body()).contains("No comments match these filters.");
        String hostile = "'; drop table response; --%_\\";
        assertThat(officer.get("/comments?words=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sql.sql("select count(*) from response").query(Long.class).single())
                .isPositive();
    }
}
