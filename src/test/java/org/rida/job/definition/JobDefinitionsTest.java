package org.rida.job.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.definition.JobDefinition.Report;
import org.rida.report.definition.ReportDefinitions;
import org.springframework.util.FileSystemUtils;

/** Files of {@code jobs/}: all problems at once, each with an example; a change is taken in, a bad one refused. {@link StepValidator}, {@link ValidationErrors}. */
class JobDefinitionsTest {

    private static final String GOOD =
            """
            title: {ar: عدّ, en: Counting}
            steps:
              - recount: {months: stale}
            """;

    @TempDir
    Path folder;

    private JobDefinitions jobs;

    @BeforeEach
    void folderWithMappings() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "mappings"), folder.resolve("mappings"));
        jobs = new JobDefinitions(folder, new JobValidator(folder, Path.of("reports"), TestPulls.none()));
    }

    @Test
    void everyShippedJobIsGood() {
        JobDefinitions shipped = new JobDefinitions(
                Path.of("jobs"), new JobValidator(Path.of("jobs"), Path.of("reports"), TestPulls.none()));

        assertThat(shipped.all()).containsKey("monthly-board-report");
        assertThat(shipped.invalidChange()).isEmpty();
    }

    /** A job that makes one report is called as that report is, so that nobody takes them for two things. */
    @ParameterizedTest
    @ValueSource(strings = {"jobs", "src/main/resources/starter/jobs"})
    void aJobOfOneReportHasItsName(Path jobs) {
        ReportDefinitions reports = new ReportDefinitions(Path.of("reports"));
        new JobDefinitions(jobs, new JobValidator(Path.of("jobs"), Path.of("reports"), TestPulls.none()))
                .all()
                .forEach((name, job) -> {
                    List<Report> made = job.steps().stream()
                            .map(JobDefinition.StepDeclaration::report)
                            .filter(Objects::nonNull)
                            .toList();
                    if (made.size() == 1) {
                        BilingualText title = reports.get(made.get(0).name()).title();
                        assertThat(job.title().en()).as(name).isEqualTo(title.en());
                        assertThat(job.title().ar()).as(name).isEqualTo(title.ar());
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            steps: [recount: {months: stale}]                                   | title: expected {ar: …, en: …}, found nothing
            title: {ar: ع, en: C}                                               | steps: expected a list of steps such as "- recount: {months: stale}", found nothing
            title: {ar: ع, en: C}\\nsteps: [recount: {months: some}]             | steps[0].recount.months
            title: {ar: ع, en: C}\\nstep: [recount: {months: all}]               | bad.yaml, line 2: step: expected one of title, schedule, parameters, steps, found "step"
            title: {ar: ع, en: C}\\nschedule: {cron: "0 6 1 * *"}\\nsteps: [recount: {months: all}] | schedule.cron: expected six fields such as "0 0 6 1 * *" (06:00 on the 1st), found "0 6 1 * *"
            title: {ar: ع, en: C}\\nschedule: {cron: "0 0 6 1 * *", zone: Mars/Olympus}\\nsteps: [recount: {months: all}] | schedule.zone
            title: {ar: ع, en: C}\\nsteps: [{recount: {months: all}, report: {name: board-monthly, languages: [ar], formats: [pdf]}}] | steps[0]: expected exactly one of [ingest, decisions, recount, report
            title: {ar: ع, en: C}\\nsteps: [report: {name: nope, languages: [fr], formats: [doc]}] | steps[0].report.name: expected a folder of reports such as board-monthly, found "nope"
            title: {ar: ع, en: C}\\nsteps: [report: {name: nope, languages: [fr], formats: [doc]}] | steps[0].report.languages: expected some of [ar, both, en], found "[fr]"
            title: {ar: ع, en: C}\\nsteps: [report: {name: nope, languages: [fr], formats: [doc]}] | to say which month is reported
            title: {ar: ع, en: C}\\nsteps: [ingest: {folder: inbox, feeds: [{files: "*", mapping: nope}]}] | steps[0].ingest.feeds[0].mapping: expected the name of a file in
            title: {ar: ع, en: C}\\nparameters: [{name: month, title: {ar: ش, en: M}, type: month, default: oct}]\\nsteps: [recount: {months: all}] | parameters[0].default: expected last-month, this-month, latest-month or 2026-10, found "oct"
            title: {ar: ع, en: C}\\nsteps: [] | steps: expected a list of steps
            title: {ar: ع, en: C}\\nsteps: [ingest: {folder: inbox, feeds: []}] | steps[0].ingest.feeds: expected a list such as
            title: {ar: ع, en: C}\\nsteps: [ingest: {folder: " ", feeds: [{files: "*", mapping: requests}]}] | steps[0].ingest.folder: expected a folder such as inbox, found nothing
            title: {ar: ع, en: C}\\nsteps: [ingest: {folder: inbox, feeds: [{mapping: requests}]}] | steps[0].ingest.feeds[0].files: expected a pattern such as requests-*, found nothing
            title: {ar: ع, en: C}\\nsteps: [ingest: {folder: inbox, archive-to: inbox/done, feeds: [{files: "*", mapping: requests}]}] | steps[0].ingest: expected archive-to and reject-to, or neither, found "one of them"
            title: {ar: ع, en: C}\\nsteps: [decisions: {file: no/such.yaml}] | steps[0].decisions.file: expected a file such as jobs/decisions/board.yaml, found "no/such.yaml"
            title: {ar: ع, en: C}\\nsteps: [backup: {keep: 0}] | steps[0].backup.keep: expected 1 or more, found "0"
            title: {ar: ع, en: C}\\nsteps: [remind: {report: board-monthly}] | steps[0].remind.after: expected a duration such as 3d, found nothing
            title: {ar: ع, en: C}\\nsteps: [remind: {report: nope, after: 3d}] | steps[0].remind.report: expected a folder of reports such as board-monthly, found "nope"
            title: {ar: ع, en: C}\\nsteps: [purge: {files: 1y}] | steps[0].purge.rejected-cells: expected a period such as 90d or 2y, found nothing
            title: {ar: ع, en: C}\\nsteps: [purge: {files: 1y}] | steps[0].purge.runs: expected a period such as 90d or 2y, found nothing
            title: {ar: ع, en: C}\\nsteps: [report: {name: board-monthly, languages: [], formats: [pdf]}] | steps[0].report.languages: expected some of [ar, both, en], found nothing
            title: {ar: ع, en: C}\\nsteps: [report: {name: board-monthly, languages: [both], formats: [xlsx]}] | steps[0].report.formats: expected pdf or html, which have both languages side by side, found "[xlsx]"
            title: {ar: ع, en: C}\\nsteps: [report: {name: board-monthly, languages: [ar], formats: [pdf]}, report: {name: board-monthly, languages: [en], formats: [pdf]}] | steps: expected each report once, with all its languages and formats, found "board-monthly"
            title: {ar: ع, en: C}\\nschedule: {cron: "0 0 6 1 * *", precondition: {inputs: [{mapping: nope, min-row-share: 50}]}}\\nsteps: [recount: {months: all}] | schedule.precondition.max-wait: expected a duration such as 5d or 12h, found nothing
            """)
    void anInvalidFileIsReportedWithAnExample(String yaml, String problem) throws IOException {
        write("bad", yaml.replace("\\n", "\n"));

        assertThatThrownBy(jobs::all).isInstanceOf(Problem.class).hasMessageContaining(problem);
    }

    @Test
    void allProblemsOfAllFilesAreReportedTogether() throws IOException {
        write("a", "steps: [recount: {months: all}]");
        write("b", "title: {ar: ع, en: C}\nschedule: {cron: often}");

        assertThatThrownBy(jobs::all)
                .hasMessageContaining("a.yaml: title:")
                .hasMessageContaining("b.yaml, line 2: schedule.cron:")
                .hasMessageContaining("b.yaml: steps:");
    }

    @Test
    void aChangeIsTakenInAndABadOneLeavesTheOldInForce() throws IOException {
        write("count", GOOD);
        assertThat(jobs.get("count").title().en()).isEqualTo("Counting");

        write("count", GOOD.replace("Counting", "Counting again"));
        assertThat(jobs.get("count").title().en()).isEqualTo("Counting again");

        write("count", "title: {ar: ع}\nsteps: []");
        assertThat(jobs.get("count").title().en()).isEqualTo("Counting again");
        assertThat(jobs.invalidChange().orElseThrow().en()).contains("count.yaml, line 1: title");

        write("count", GOOD);
        assertThat(jobs.get("count").title().en()).isEqualTo("Counting");
        assertThat(jobs.invalidChange()).isEmpty();
        assertThat(Map.copyOf(jobs.all())).containsOnlyKeys("count");
    }

    private int writes;

    private void write(String name, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        writes++;
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000L + writes)));
    }
}
