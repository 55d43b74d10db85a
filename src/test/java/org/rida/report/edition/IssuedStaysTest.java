package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.OwnJobs;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.io.Sha256;
import org.rida.job.RunOperator;
import org.rida.report.Reports;
import org.rida.report.edition.Differences.FigureDifference;
import org.rida.report.render.bundle.BundleRenderer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * What a person changes later - what is promised, whom answers are weighted to, which questions are aspects - changes nothing that was
 * issued: neither its figures nor a byte of its documents. A new draft of the same month says what it shows instead.
 */
// counts again by other rules, in a database of its own
@TestPropertySource(properties = "rida.test=issued-stays")
@DirtiesContext
class IssuedStaysTest extends OctoberRun {

    private static final Actor CHAIR = Actor.console("chair", "test");
    private static final String FIGURES =
            "select edition_id || ' ' || state || ' ' || figures_sha256 || ' ' || figures::text from report_edition where state = 'issued' order by 1";
    private static final String DOCUMENTS =
            "select document_id || ' ' || sha256 || ' ' || encode(sha256(content), 'hex') from report_document where state = 'issued' order by 1";

    @TempDir
    Path folder;

    /** Beyond those of the database: a run drafts a report of a month once. */
    private long runs = 1_000;

    @Autowired
    private Reports reports;

    @Autowired
    private Environment environment;

    @Test
    void laterChangesOfPromisesWeightsAndAspectsTouchNoIssue() throws IOException {
        long year = issued("accountability-annual", YearMonth.of(2025, 12));
        long month = issued("who-answered", YearMonth.of(2026, 10));
        List<String> figures = sql.sql(FIGURES).query(String.class).list();
        List<String> documents = sql.sql(DOCUMENTS).query(String.class).list();
        assertThat(figures).hasSize(2);
        assertThat(documents).hasSizeGreaterThanOrEqualTo(6).allSatisfy(line -> assertThat(line.split(" ")[1])
                .isEqualTo(line.split(" ")[2]));

        try (ConfigurableApplicationContext changed = afterChanges()) {
            RunOperator.StartReason reason = new RunOperator.StartReason(CHAIR, "the rules have changed");
            assertThat(changed.getBean(RunOperator.class)
                            .run("recount-all", Map.of(), reason)
                            .failures())
                    .isEmpty();
            // those who did not answer were of another segment: whom answers are weighted to is another people
            sql.sql("update episode set segment = 'widow' where request_no not in (select request_no from response"
                            + " where request_no is not null) and extract(day from received_on) > 10")
                    .update();
            Reports later = changed.getBean(Reports.class);
            Differences differences = changed.getBean(Differences.class);

            assertThat(differences.between(
                            year, drafted(later, "accountability-annual", YearMonth.of(2025, 12)), CHAIR))
                    .extracting(IssuedStaysTest::words)
                    .as("another promise, other weights")
                    .anyMatch(line -> line.startsWith("Each promise · Acknowledgement · Kept: 99% -> "))
                    .anyMatch(line -> line.startsWith("Satisfied, unweighted and weighted · Overall satisfaction"));
            assertThat(differences.between(month, drafted(later, "who-answered", YearMonth.of(2026, 10)), CHAIR))
                    .extracting(IssuedStaysTest::words)
                    .as("an aspect less")
                    .anyMatch(line ->
                            line.startsWith("What overall satisfaction goes with · Access") && line.endsWith(" -> –"));
        }

        assertThat(sql.sql(FIGURES).query(String.class).list()).isEqualTo(figures);
        assertThat(sql.sql(DOCUMENTS).query(String.class).list()).isEqualTo(documents);
        for (long edition : List.of(year, month)) {
            for (Document document : editions.edition(edition).documents()) {
                Path file = folder.resolve(document.name());
                Files.write(file, editions.content(document));
                assertThat(Sha256.hex(file)).as(document.name()).isEqualTo(document.sha256());
            }
        }
    }

    private long issued(String report, YearMonth month) {
        long edition = drafted(reports, report, month);
        reports.issue(edition, CHAIR, "for the meeting");
        return edition;
    }

    private long drafted(Reports reports, String report, YearMonth month) {
        return reports.draft(
                        new Reports.ReportRequest(
                                report,
                                month,
                                List.of(Language.AR, Language.EN),
                                List.of("html", "csv", BundleRenderer.FORMAT),
                                ++runs,
                                BilingualText.EMPTY),
                        document -> {})
                .get(0)
                .id();
    }

    /** The same database with another acknowledgement and an aspect less. */
    private ConfigurableApplicationContext afterChanges() throws IOException {
        Path jobs = OwnJobs.in(folder);
        replace(jobs.resolve("policy/clock.yaml"), "target-days: 3\n", "target-days: 1\n");
        Path definitions = folder.resolve("reports");
        FileSystemUtils.copyRecursively(Path.of("reports"), definitions);
        withoutAccess(jobs);
        withoutAccess(definitions);
        Files.writeString(
                jobs.resolve("recount-all.yaml"),
                "title: {ar: احتساب, en: Count}\nsteps:\n  - recount: {months: all}\n");
        SpringApplication application = new SpringApplication(RidaApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=postgres",
                "--rida.data=" + environment.getRequiredProperty("rida.data"),
                "--rida.jobs=" + jobs,
                "--rida.reports=" + definitions,
                "--rida.archive=" + environment.getRequiredProperty("rida.archive"));
    }

    private String url() {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The question about access is asked no longer. */
    private static void withoutAccess(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                Files.writeString(
                        file,
                        Files.readString(file)
                                .replace(", access]", "]")
                                .replaceAll("(?m)^.*(code: access|field: access|subject: access).*\n", ""));
            }
        }
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static String words(FigureDifference difference) {
        return difference.figure().en() + ": " + difference.before().en() + " -> "
                + difference.after().en();
    }
}
