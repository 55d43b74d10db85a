package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.intake.file.RowCounts;
import org.rida.job.run.JobState;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunLog;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of a run, how long, and what becomes of the files of a watched folder. */
class RunRecordsTest extends RunOperatorCase {

    @Autowired
    private RunLog log;

    @Test
    void whoAskedAndWhyIsKeptAndTheParametersAreSaidInWords() {
        RunDetail run =
                runs.detail(operator.run(JOB, Map.of("month", "2026-10"), SARA).run());

        assertThat(run.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.run().actor()).isEqualTo("sara");
        assertThat(run.run().reason()).isEqualTo("the board meets tomorrow");
        assertThat(run.run().description().en()).isEqualTo("Month: October 2026");
        assertThat(run.run().description().ar()).isEqualTo("الشهر: أكتوبر 2026");
        assertThat(run.steps())
                .extracting(s -> s.kind() + " " + s.state() + " " + s.written() + " " + s.rows())
                .containsExactly(
                        "ingest completed 4 " + new RowCounts(4, 4, 0, 0, 0, 0, 0), "recount completed 4 null");
        assertThat(run.events()).extracting(RunDetail.RunLogEntry::event).containsExactly("requested", "ended");
    }

    /** Also in the run's log: what was new was new to the run before. */
    @Test
    void aFileThatAnEarlierRunReadBringsNothingNew() {
        operator.run(JOB, Map.of("month", "2026-09"), SARA);
        long again = operator.run(JOB, Map.of("month", "2026-10"), SARA).run();

        assertThat(runs.detail(again).steps())
                .filteredOn(step -> step.kind().equals("ingest"))
                .extracting(step -> step.written() + " " + step.rows())
                .containsExactly("0 " + new RowCounts(4, 0, 0, 4, 0, 0, 0));
        assertThat(log.lines(again))
                .extracting(line -> line.text().en())
                .filteredOn(line -> line.contains("requests-1.csv"))
                .singleElement(STRING)
                .contains("0 new", "unchanged");
    }

    @Test
    void aFailureIsDescribedInBothLanguagesWithItsStackTrace() {
        sql.sql("alter table counted_month rename to counted_month_gone").update();
        try {
            long run = operator.run(JOB, Map.of(), SARA).run();

            assertThat(runs.run(run).failure().en()).startsWith("Something unexpected went wrong");
            assertThat(runs.run(run).failure().ar()).startsWith("حدث خطأ غير متوقع");
            assertThat(runs.detail(run).stackTrace()).contains("counted_month", "\tat org.rida.tally.");
            assertThat(runs.detail(run).steps())
                    .extracting(RunDetail.StepDetail::state)
                    .containsExactly("completed", "failed");
        } finally {
            sql.sql("alter table counted_month_gone rename to counted_month").update();
        }
    }

    @Test
    void aJobKnowsItsLastRuns() {
        long good = operator.run(JOB, Map.of("month", "2026-09"), SARA).run();
        stopAfterTheFirstFile();
        sql.sql("truncate source_file, request cascade").update();
        long stopped = operator.run(JOB, Map.of("month", "2026-10"), SARA).run();
        long waiting = operator.start(JOB, Map.of("month", "2026-10"), SARA);

        JobState job = runs.jobs().stream()
                .filter(j -> j.name().equals(JOB))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(job.lastSuccess().id(), job.last().id(), job.active().id()))
                .containsExactly(good, stopped, waiting);
    }

    @Test
    void aWatchedFolderHoldsOnlyWhatIsStillToCome() throws IOException {
        Path inbox = Files.createDirectories(place.resolve("watched"));
        write(inbox.resolve("requests-1.csv"), "request_no,received_on,kind,channel\nR-1,2026-10-01,aid,phone\n", 60);
        write(inbox.resolve("requests-2.csv"), "no,table\n", 60);
        write(inbox.resolve("requests-3.csv"), "request_no,received_on,kind,channel\nR-3,2026-10-", 0);
        write(inbox.resolve("somebody-elses.csv"), "x\n", 60);

        RunResult run = operator.run("watched", Map.of(), SARA);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(requests()).isEqualTo(1);
        assertThat(inbox.resolve("done/requests-1.csv")).exists();
        assertThat(inbox.resolve("refused/requests-2.csv")).exists();
        assertThat(inbox.resolve("refused/requests-2.csv.txt")).content().contains("ينقص عمود", "a column");
        assertThat(inbox.resolve("requests-3.csv")).as("still being written").exists();
        assertThat(inbox.resolve("somebody-elses.csv")).exists();
    }

    /** Files that were moved before the stop are not listed again, and count nevertheless. */
    @Test
    void aResumedRunAddsToWhatItCountedBeforeItWasStopped() throws IOException {
        Path inbox = Files.createDirectories(place.resolve("watched"));
        write(inbox.resolve("requests-4.csv"), "request_no,received_on,kind,channel\nR-4,2026-10-01,aid,phone\n", 60);
        write(inbox.resolve("requests-5.csv"), "request_no,received_on,kind,channel\nR-5,2026-10-01,aid,phone\n", 60);
        stopAfterTheFirstFile();
        RunResult stopped = operator.run("watched", Map.of(), SARA);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(requests()).isEqualTo(1);

        ON_EVENT.set(event -> {});
        assertThat(operator.restartHere(stopped.run(), SARA).completed()).isTrue();

        assertThat(requests()).isEqualTo(2);
        assertThat(runs.detail(stopped.run()).steps())
                .extracting(s -> s.kind() + " " + s.state() + " " + s.written() + " " + s.rows())
                .containsExactly("ingest completed 2 " + new RowCounts(2, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void aFileWhoseIngestWasInterruptedStaysWhereItIs() throws IOException {
        Path file = Files.createDirectories(place.resolve("watched")).resolve("requests-6.csv");
        write(file, "request_no,received_on,kind,channel\nR-6,2026-10-01,aid,phone\n", 60);
        sql.sql("create function full_disk() returns trigger language plpgsql as"
                        + " 'begin raise exception using errcode = ''53100''; end'")
                .update();
        sql.sql("create trigger full_disk before insert on request execute function full_disk()")
                .update();
        try {
            assertThat(operator.run("watched", Map.of(), SARA).state()).isEqualTo(RunState.FAILED);
        } finally {
            sql.sql("drop function full_disk cascade").update();
        }
        assertThat(file).exists();
        assertThat(operator.run("watched", Map.of(), SARA).completed()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void oldRunsAreForgottenAndWhatDraftedSomethingIsNot() {
        long old = operator.run(JOB, Map.of("month", "2024-01"), SARA).run();
        long recent = operator.run(JOB, Map.of("month", "2024-02"), SARA).run();
        sql.sql("update run set ended_at = ended_at - interval '3 years' where run_id = " + old)
                .update();

        assertThat(operator.run("purge", Map.of(), SARA).completed()).isTrue();

        assertThat(runs.list(Runs.RunSelection.newest(10)))
                .extracting(Run::id)
                .contains(recent)
                .doesNotContain(old);
        assertThat(sql.sql("select count(*) from batch_job_execution")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static void write(Path file, String text, int secondsAgo) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 1000L * secondsAgo));
    }
}
