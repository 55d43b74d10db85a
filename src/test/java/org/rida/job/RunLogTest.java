package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.job.lease.RunQueue;
import org.rida.job.lease.RunQueue.QueuedRun;
import org.rida.job.lease.RunQueue.WaitReason;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunHistory;
import org.rida.job.run.RunHistory.RunWeek;
import org.rida.job.run.RunLog;
import org.rida.report.edition.DraftedMonths;
import org.rida.report.edition.DraftedMonths.DraftedMonth;
import org.springframework.beans.factory.annotation.Autowired;

/** What a run writes down about itself, what waits before it, and what is told of it weeks later. */
class RunLogTest extends RunOperatorCase {

    @Autowired
    private RunLog log;

    @Autowired
    private DraftedMonths drafted;

    @Autowired
    private RunQueue queue;

    @Autowired
    private RunHistory history;

    @Test
    void aRunTellsItsStepsAndFilesInBothLanguages() {
        long run = operator.run(JOB, Map.of("month", "2026-10"), SARA).run();

        List<BilingualText> lines =
                log.lines(run).stream().map(RunLog.RunLogLine::text).toList();
        assertThat(lines)
                .extracting(BilingualText::en)
                .contains("Step 1 of 2 begins: Read files, merge rows", "Counted 1 month again.")
                .anyMatch(line -> line.startsWith("requests-3.csv: "))
                .endsWith("The run is complete.");
        assertThat(lines).extracting(BilingualText::ar).endsWith("اكتمل التشغيل.");
        assertThat(log.lines(run)).extracting(RunLog.RunLogLine::at).isSorted();
    }

    @Test
    void theLogOfAFailureSaysWhy() {
        sql.sql("alter table counted_month rename to counted_month_gone").update();
        try {
            long run = operator.run(JOB, Map.of(), SARA).run();

            assertThat(log.lines(run)).last().satisfies(line -> assertThat(
                            line.text().en())
                    .startsWith("The run failed: Something unexpected went wrong"));
        } finally {
            sql.sql("alter table counted_month_gone rename to counted_month").update();
        }
    }

    @Test
    void aBackupTellsItsFilePlaceAndSize() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "kept"));
        Files.writeString(
                place.resolve("jobs/kept.yaml"),
                "title: {ar: نسخ, en: Copies}\nsteps:\n  - backup: {folder: \"%s\", keep: 1}\n"
                        .formatted(folder.toAbsolutePath()));

        long run = operator.run("kept", Map.of(), SARA).run();

        String file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".backup.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(log.lines(run)).extracting(line -> line.text().en()).anySatisfy(line -> assertThat(line)
                .startsWith("Backup \u2068" + file + "\u2069 in \u2068"
                        + folder.toAbsolutePath().normalize() + "\u2069: ")
                .matches("(?s).*: [1-9][0-9.]* (kB|MB), [0-9,]+ rows\\."));
        assertThat(log.lines(run))
                .extracting(line -> line.text().ar())
                .anyMatch(line -> line.contains("النسخة الاحتياطية") && line.contains(file));
    }

    @Test
    void aStepSaysWhenItBegan() {
        Instant before = now();
        long run = operator.run(JOB, Map.of("month", "2026-10"), SARA).run();

        assertThat(runs.detail(run).steps())
                .extracting(RunDetail.StepDetail::startedAt)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(before.minusSeconds(1)));
    }

    @Test
    void personalDataIsMaskedAndTheLogIsLimited() {
        log.add(7_001, BilingualText.same("call 0501234567 about it"));
        assertThat(log.lines(7_001))
                .singleElement()
                .satisfies(line -> assertThat(line.text().en()).doesNotContain("0501234567"));

        sql.sql(
                        """
                        insert into run_log (run_id, text_ar, text_en)
                        select 7001, 'سطر', 'a line' from generate_series(1, 499)
                        """)
                .update();
        log.add(7_001, BilingualText.same("one too many"));
        log.add(7_001, BilingualText.same("another"));

        assertThat(log.lines(7_001)).hasSize(501).last().satisfies(line -> assertThat(
                        line.text().en())
                .isEqualTo("Only the first 500 lines are kept."));
    }

    @Test
    void oldRunsArePurgedWithTheirLogs() {
        long old = operator.run(JOB, Map.of("month", "2026-10"), SARA).run();
        assertThat(log.lines(old)).isNotEmpty();
        sql.sql("update run set ended_at = ended_at - interval '3 years' where run_id = :run")
                .param("run", old)
                .update();

        operator.run("purge", Map.of(), SARA);

        assertThat(runs.find(old)).isEmpty();
        assertThat(log.lines(old)).isEmpty();
    }

    /** This process executes two at the same time. */
    @Test
    void theQueueSaysInWhichOrderRunsBeginAndWhyTheyWait() {
        long first = operator.start(JOB, Map.of("month", "2026-08"), SARA);
        long second = operator.start(JOB, Map.of("month", "2026-09"), SARA);
        long third = operator.start(JOB, Map.of("month", "2026-10"), SARA);
        assertThat(queue.list())
                .extracting(QueuedRun::run, QueuedRun::position, QueuedRun::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(first, 1L, WaitReason.NEXT),
                        org.assertj.core.groups.Tuple.tuple(second, 2L, WaitReason.NEXT),
                        org.assertj.core.groups.Tuple.tuple(third, 3L, WaitReason.FULL));

        sql.sql("update run set storage = 'elsewhere' where run_id = :run")
                .param("run", second)
                .update();
        assertThat(queue.list())
                .extracting(QueuedRun::reason)
                .containsExactly(WaitReason.NEXT, WaitReason.ELSEWHERE, WaitReason.NEXT);

        leases.acquire(first);
        leases.acquire(third);
        long fourth = operator.start(JOB, Map.of("month", "2026-07"), SARA);
        assertThat(queue.list())
                .filteredOn(queued -> queued.run() == fourth)
                .singleElement()
                .isEqualTo(new QueuedRun(fourth, 1, WaitReason.FULL, 2, 2));
        sql.sql("update run set state = 'stopped'").update();
    }

    /** The draft of a month is out of date from the next count of this month on, until it is drafted again. */
    @Test
    void aMonthThatIsCountedAgainHasChangedSinceItsDraft() throws IOException {
        operator.run(JOB, Map.of("month", "2026-10"), SARA);
        operator.run("august", Map.of("month", "2026-08"), SARA);
        assertThat(changed()).as("counted by the same run, before the draft").isFalse();

        Path late = place.resolve("inbox").resolve("requests-late.csv");
        Files.writeString(late, "request_no,received_on,kind,channel,replied_on\nR-82,2026-08-05,aid,phone,\n");
        operator.run(JOB, Map.of("month", "2026-09"), SARA);
        Files.delete(late);
        assertThat(changed()).isTrue();

        operator.run("months", Map.of("month", "2026-08"), SARA);
        assertThat(changed()).isFalse();
    }

    private boolean changed() {
        DraftedMonth august = drafted.list().stream()
                .filter(month ->
                        month.report().equals("watch-list") && month.month().equals(YearMonth.of(2026, 8)))
                .findFirst()
                .orElseThrow();
        assertThat(august.issued()).isFalse();
        return august.changed();
    }

    @Test
    void weeksCountWhatEndedInThem() {
        operator.run(JOB, Map.of("month", "2026-10"), SARA);
        long failed = operator.run(JOB, Map.of("month", "2026-09"), SARA).run();
        List<RunWeek> weeks = history.weeks(8);
        assertThat(weeks).hasSize(8).extracting(RunWeek::from).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(weeks)
                .allSatisfy(week -> assertThat(week.from().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY));
        LocalDate third = weeks.get(2).from();

        sql.sql(
                        """
                        update run set state = 'failed', started_at = cast(:day as timestamp) at time zone 'Asia/Riyadh',
                            ended_at = (cast(:day as timestamp) + interval '90 seconds') at time zone 'Asia/Riyadh'
                        where run_id = :run
                        """)
                .param("day", third)
                .param("run", failed)
                .update();

        assertThat(history.weeks(8).get(2)).isEqualTo(new RunWeek(third, 1, 1, 90));
        assertThat(history.weeks(8).get(3).runs()).isZero();
    }

    private Instant now() {
        return sql.sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
