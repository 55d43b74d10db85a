package org.rida.intake.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.intake.FileInspector;
import org.rida.intake.TrialFigures;
import org.rida.intake.TrialReading;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;

/** A file of months far from all others is asked about before and after it is merged, with the numbers that the counts will have. */
class DistantMonthsTest {

    private static final Mapping REQUESTS = TestIntake.mappingOf("office", "record-type: request\n");
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
    private static final Policy POLICY = TestIntake.POLICY;

    /** Of three requests, one was answered, one left, and one is open as of October 2026. */
    private static final String OF_2022 =
            """
            F1,2022-05-02,complaint,2022-05-05,,
            F2,2022-05-03,complaint,,2022-05-06,withdrawn
            F3,2022-05-04,complaint,,,
            """;

    @TempDir
    Path folder;

    private TestIntake rida;
    private StoredMonths stored;
    private int number;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
        stored = new StoredMonths(rida.sql, POLICY);
    }

    @Test
    void aFileOfAnotherTimeIsAskedAboutBeforeAndAfter() {
        ingest(months("2026-08", "2026-10"));
        Path foreign = file(OF_2022);

        List<DistantMonths> before = new FileInspector(TestIntake.formats(), POLICY, NOW)
                .check(foreign, List.of(REQUESTS), REQUESTS, stored.known())
                .distant();
        TrialReading.Trial trial = new TrialReading(TestIntake.formats(), POLICY, NOW)
                .readInSetup(foreign, REQUESTS, Set.of(), stored.known());
        SourceFile merged = ingest(foreign);

        DistantMonths expected = new DistantMonths(
                RecordType.REQUEST, month("2022-05"), month("2022-05"), 3, 1, month("2026-08"), month("2026-10"));
        assertThat(before).containsExactly(expected);
        assertThat(trial.distant()).containsExactly(expected);
        assertThat(trial.figures()).isEqualTo(new TrialFigures(3, 2, 1, 1, 0, 0, 0));
        FileQuestion question = rida.questions.list(merged.fileId()).get(0);
        assertThat(DistantMonths.of(question)).isEqualTo(expected);
        assertThat(expected.text().en())
                .isEqualTo("3 requests of May 2022 far outside the months you have (August 2026 – October 2026); "
                        + "1 of them would be open beyond its target day. Do these months belong here?");
        rida.questions.answer(merged, question.id(), true, Actor.console("quality", "test"));
        assertThat(rida.questions.countOpenByFile()).isEmpty();
    }

    /** The preview of a file, after its rows were merged and counted. */
    @Test
    void theNumberBeyondTheTargetIsThatOfTheCounts() {
        ingest(months("2026-08", "2026-10"));
        CountRefresh counts = new CountRefresh(rida.dataSource, POLICY);
        counts.refresh(RecountProgress.NONE);
        long overdue = countedOverdue();
        Path foreign = file(OF_2022 + "F4,2022-06-30,complaint,2022-07-02,,\nF5,2022-06-01,complaint,,,\n");
        TrialFigures preview = new TrialReading(TestIntake.formats(), POLICY, NOW)
                .readInSetup(foreign, REQUESTS, Set.of(), stored.known())
                .figures();

        ingest(foreign);
        counts.refresh(RecountProgress.NONE);

        assertThat(preview.overdue()).isEqualTo(2).isEqualTo(countedOverdue() - overdue);
    }

    @Test
    void oneMistypedYearIsAskedAboutAmongOtherRows() {
        ingest(months("2026-08", "2026-10"));

        SourceFile file = ingest(months("2026-09", "2026-11") + "T1,2016-11-02,complaint,,,\n");

        assertThat(rida.questions.list(file.fileId()))
                .extracting(FileQuestion::code, FileQuestion::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("distant-months", "2016-11/2016-11"));
    }

    @Test
    void monthsThatFollowOneAnotherFromAKnownOneAreNotFar() {
        ingest(months("2026-08", "2026-10"));

        SourceFile history = ingest(months("2025-01", "2026-05"));

        assertThat(rida.questions.list(history.fileId())).isEmpty();
    }

    /** With the first months of all there is nothing to be far from, in whatever order files come later. */
    @Test
    void spansAreFarFromFourMonthsOn() {
        KnownMonths known = new KnownMonths(new TreeSet<>(Set.of(month("2026-01"), month("2026-10"))), null);

        assertThat(known.distant(new TreeSet<>(Set.of(month("2025-10"), month("2026-04")))))
                .isEmpty();
        assertThat(known.distant(
                        new TreeSet<>(Set.of(month("2020-01"), month("2025-09"), month("2026-05"), month("2027-02")))))
                .containsExactly(
                        new KnownMonths.DistantSpan(month("2020-01"), month("2025-09")),
                        new KnownMonths.DistantSpan(month("2026-05"), month("2026-05")),
                        new KnownMonths.DistantSpan(month("2027-02"), month("2027-02")));
        assertThat(KnownMonths.NONE.distant(new TreeSet<>(Set.of(month("2025-09")))))
                .isEmpty();
    }

    private long countedOverdue() {
        return rida.sql
                .sql("select coalesce(sum(n), 0) from month_count where month = '2026-10-01' and slice = 'all' "
                        + "and population = 'open-beyond-target' and bucket = 'beyond'")
                .query(Long.class)
                .single();
    }

    private static YearMonth month(String month) {
        return YearMonth.parse(month);
    }

    /** Two answered requests of each month. */
    private String months(String first, String last) {
        return Stream.iterate(month(first), m -> !m.isAfter(month(last)), m -> m.plusMonths(1))
                .flatMap(m -> IntStream.of(3, 4)
                        .mapToObj(
                                day -> "R" + number++ + "," + m.atDay(day) + ",complaint," + m.atDay(day + 5) + ",,\n"))
                .collect(Collectors.joining());
    }

    private Path file(String rows) {
        String content = "request_no,received_on,kind,replied_on,left_on,left_reason\n" + rows;
        return rida.file("file" + number++ + ".csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private SourceFile ingest(String rows) {
        return ingest(file(rows));
    }

    private SourceFile ingest(Path file) {
        return rida.files
                .find(rida.intake.ingest(file, REQUESTS, IngestProgress.SILENT).fileId())
                .orElseThrow();
    }
}
