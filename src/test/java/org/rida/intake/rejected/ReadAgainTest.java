package org.rida.intake.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.TestIntake;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.store.MergeTest;

/** Changes after a file is stored: its mapping is corrected, its rows are dismissed, its key is lost. */
class ReadAgainTest {

    private static final Actor NORA = Actor.console("nora", "test");
    private static final String HEADER = "request_no,received_on,kind,decided_on,decision,beneficiary_no\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
    }

    @Test
    void aChangedMappingOfTheSameNameReadsAKnownFileAgain() {
        Path file = rida.file(
                "a.csv", (HEADER + "R-1,2026-09-01,gift,,,\nR-2,2026-09-02,aid,,,\n").getBytes(StandardCharsets.UTF_8));
        IngestResult first = rida.ingest(file, "requests");
        assertThat(MergeTest.counts(first)).containsExactly(2, 1, 0, 0, 1);
        assertThat(rida.ingest(file, "requests").outcome()).isEqualTo(IngestOutcome.ALREADY_KNOWN);

        IngestResult again = rida.intake.ingest(file, accepting("gift"), IngestProgress.SILENT);

        assertThat(MergeTest.counts(again)).containsExactly(2, 1, 1, 0, 0);
        assertThat(rida.rejected.countOpen()).isZero();
        assertThat(rida.sql
                        .sql("select reread_file_id from source_file where file_id = :first")
                        .param("first", first.fileId())
                        .query(Long.class)
                        .single())
                .isEqualTo(again.fileId());
    }

    @Test
    void anOldFileReadAgainDoesNotUndoLaterFiles() {
        Path january = rida.file(
                "1.csv", (HEADER + "R-1,2026-01-01,aid,,,\nR-2,2026-01-01,gift,,,\n").getBytes(StandardCharsets.UTF_8));
        rida.ingest(january, "requests");
        rida.ingest(HEADER + "R-1,2026-01-01,complaint,2026-01-20,accepted,\n", "requests");

        IngestResult again = rida.intake.ingest(january, accepting("gift"), IngestProgress.SILENT);

        assertThat(MergeTest.counts(again)).containsExactly(2, 1, 0, 1, 0);
        assertThat(rida.request("R-1")).containsEntry("kind", "complaint");
        assertThat(rida.request("R-2")).containsEntry("kind", "aid");
    }

    @Test
    void anEarlierVersionWithoutAMomentIsNoted() {
        String accepted = "R-1,2026-09-01,aid,2026-09-09,accepted,\n";
        rida.ingest(HEADER + accepted, "requests");
        rida.ingest(HEADER + accepted.replace("accepted", "rejected"), "requests");

        IngestResult back = rida.ingest(HEADER + "R-9,2026-09-01,aid,,,\n" + accepted, "requests");

        assertThat(MergeTest.counts(back)).containsExactly(2, 1, 0, 1, 0);
        assertThat(back.notes())
                .extracting(BilingualText::en)
                .containsExactly("One row equals an earlier version and has no time of change (the first in line 3):"
                        + " treated as the same version sent again. To restore an earlier state, fill updated_at.");
    }

    @Test
    void aDismissalRecordsActorTimeAndReason() {
        IngestResult bad = rida.ingest(HEADER + "R-1,soon,aid,,,\nR-2,later,aid,,,\nR-3,never,aid,,,\n", "requests");
        List<RejectedRows.Rejected> open = rida.rejected.open(bad.fileId(), 9);

        rida.rejected.dismiss(open.get(0).id(), NORA, "a test row");
        assertThatThrownBy(() -> rida.rejected.dismiss(open.get(0).id(), NORA, "again"))
                .isInstanceOf(Problem.class);
        SourceFiles.SourceFile file = rida.files.find(bad.fileId()).orElseThrow();
        assertThat(rida.rejected.dismissFile(file, NORA, "all of them")).isEqualTo(2);

        assertThat(rida.sql
                        .sql(
                                """
                                select concat_ws('|', state, cells, resolution_actor, resolution_reason, state_changed_at at time zone 'UTC')
                                from rejected_row order by line_no
                                """)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "dismissed|{}|nora|a test row|2026-11-20 09:00:00",
                        "dismissed|{}|nora|all of them|2026-11-20 09:00:00",
                        "dismissed|{}|nora|all of them|2026-11-20 09:00:00");
    }

    @Test
    void aResubmittedRowRefersToTheSendersLine() {
        IngestResult first = rida.ingest(HEADER + "R-0,2026-09-01,aid,,,\nR-1,soon,aid,,,\n", "requests");
        RejectedRowsWorkbook workbooks = new RejectedRowsWorkbook(
                rida.sql, rida.rejected, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")), rida.audit);
        Path one = folder.resolve("one.xlsx");
        workbooks.write(first.fileId(), TestIntake.mapping("requests"), one, Language.AR);
        IngestResult second = rida.ingest(one, "requests");
        Path two = folder.resolve("two.xlsx");
        workbooks.write(second.fileId(), TestIntake.mapping("requests"), two, Language.EN);
        IngestResult third = rida.ingest(two, "requests");

        assertThat(rida.rejected.open(third.fileId(), 9))
                .extracting(
                        RejectedRows.Rejected::file,
                        RejectedRows.Rejected::line,
                        RejectedRows.Rejected::originFile,
                        RejectedRows.Rejected::originLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("two.xlsx", 2L, "file1.csv", 3L));
    }

    @Test
    void aCorrectedRowRecordsTheCorrectingLine() {
        rida.ingest(HEADER + "R-1,soon,aid,,,\n", "requests");
        IngestResult corrected = rida.ingest(HEADER + "R-0,2026-09-01,aid,,,\nR-1,2026-09-01,aid,,,\n", "requests");

        assertThat(rida.sql
                        .sql("select state || ' ' || resolution_file_id || ' ' || resolution_line_no from rejected_row")
                        .query(String.class)
                        .single())
                .isEqualTo("corrected " + corrected.fileId() + " 3");
    }

    @Test
    void aMissingKeyIsNotReplacedSilently() throws Exception {
        rida.ingest(HEADER + "R-1,2026-09-01,aid,,,B-1\nR-2,soon,aid,,,B-2\n", "requests");
        Path key = folder.resolve("beneficiary.key");
        String content = Files.readString(key);
        Files.delete(key);

        assertThatThrownBy(() -> rida.ingest(HEADER + "R-3,2026-09-01,aid,,,B-1\n", "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("beneficiary.key")
                .hasMessageContaining("from a backup");
        assertThat(key).doesNotExist();
        Files.writeString(key, "00".repeat(32));
        assertThatThrownBy(() -> rida.ingest(HEADER + "R-3,2026-09-01,aid,,,B-1\n", "requests"))
                .hasMessageContaining("not the key");
        Files.writeString(key, content);
        assertThat(rida.ingest(HEADER + "R-3,2026-09-01,aid,,,B-1\n", "requests")
                        .merged())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "00112233", "not hexadecimal", "00 11", "\u0000\u00ff"})
    void aDamagedKeyIsNamedAndKept(String content) throws Exception {
        Path key = folder.resolve("beneficiary.key");
        Files.writeString(key, content, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> rida.ingest(HEADER + "R-1,2026-09-01,aid,,,B-1\n", "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(key + ": expected the key for beneficiaries' numbers, 64 hexadecimal digits");
        assertThat(Files.readString(key, StandardCharsets.ISO_8859_1)).isEqualTo(content);
    }

    @Test
    void aLostKeyCanBeReplaced() throws Exception {
        IngestResult before = rida.ingest(HEADER + "R-1,2026-09-01,aid,,,B-1\nR-2,soon,aid,,,B-2\n", "requests");
        Files.delete(folder.resolve("beneficiary.key"));
        new PseudonymKeys(rida.sql, folder, rida.audit).replaceLostKey(NORA);

        assertThat(rida.ingest(HEADER + "R-3,2026-09-01,aid,,,B-1\n", "requests")
                        .merged())
                .isEqualTo(1);
        assertThat(rida.rejected.open(before.fileId(), 9).get(0).cells()).isEmpty();
        assertThat(rida.request("R-3").get("beneficiary_key"))
                .isNotEqualTo(rida.request("R-1").get("beneficiary_key"));
        assertThat(rida.sql
                        .sql("select concat_ws(' ', action, actor, subject, outcome) from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("key-replaced nora beneficiary.key done");
    }

    @Test
    void mergedFilesAreDeletedAfterTheirRetention() {
        Path inbox = folder.resolve("inbox");
        IntakeRetention purge = new IntakeRetention(rida.sql, rida.rejected, TestIntake.POLICY);
        assertThat(inbox.toFile().mkdir()).isTrue();
        rida.ingest(
                rida.file(
                        "inbox/a.csv",
                        (HEADER + "R-1,2026-09-01,aid,,,\nR-2,soon,aid,,,\n").getBytes(StandardCharsets.UTF_8)),
                "requests");
        rida.file("inbox/b.csv", (HEADER + "R-2,2026-09-01,aid,,,\n").getBytes(StandardCharsets.UTF_8));
        rida.file("inbox/empty.csv", new byte[0]);
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);

        assertThat(purge.deleteMergedFiles(inbox, today.minusDays(90))).isEmpty();
        assertThat(purge.purgeRejectedCells(today.minusDays(90))).isZero();
        assertThat(purge.deleteMergedFiles(inbox, today.plusDays(2))).containsExactly("a.csv");
        assertThat(purge.purgeRejectedCells(today.plusDays(2))).isEqualTo(1);
        assertThat(inbox.resolve("b.csv")).exists();
        assertThat(rida.rejected.open(1, 9).get(0).cells()).isEmpty();
    }

    @Test
    void theWorkbookOfRejectedRowsIsReadableByItsOwnerOnly() throws Exception {
        IngestResult bad = rida.ingest(HEADER + "R-1,soon,aid,,,\n", "requests");
        Path target = folder.resolve("rejected.xlsx");
        new RejectedRowsWorkbook(rida.sql, rida.rejected, InstantSource.fixed(Instant.EPOCH), rida.audit)
                .write(bad.fileId(), TestIntake.mapping("requests"), target, Language.AR);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    private static Mapping accepting(String word) {
        return TestIntake.mappingOf(
                "requests",
                """
                record-type: request
                fields:
                  - {field: kind, values: [{code: aid, accept: [%s]}]}
                """
                        .formatted(word));
    }
}
