package org.rida.job.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.RecordType;
import org.rida.io.Sha256;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.TestPulls;

/** A file that a run refused is found again by its content, whatever it is called now and wherever its job keeps it. */
class RefusedFileFinderTest {

    private static final String CONTENT = "request_no,received_on\nR-1,someday\n";

    @TempDir
    Path folder;

    private RefusedFileFinder finder;

    @BeforeEach
    void aJobThatMovesFilesAndOneThatLeavesThem() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs/mappings")).getParent();
        Files.writeString(
                jobs.resolve("mappings/requests.yaml"), "record-type: request\nfields: [{field: request_no}]\n");
        Files.writeString(
                jobs.resolve("moving.yaml"),
                """
                title: {ar: قراءة, en: Ingest}
                steps:
                  - ingest:
                      folder: %1$s/inbox
                      feeds: [{files: "*", mapping: requests}]
                      archive-to: %1$s/inbox/done
                      reject-to: %1$s/inbox/refused
                """
                        .formatted(folder));
        Files.writeString(
                jobs.resolve("leaving.yaml"),
                """
                title: {ar: قراءة, en: Read}
                steps:
                  - ingest:
                      folder: %s/sent
                      feeds: [{files: "*", mapping: requests}]
                  - recount: {months: stale}
                """
                        .formatted(folder));
        finder = new RefusedFileFinder(
                new JobDefinitions(jobs, new JobValidator(jobs, folder.resolve("reports"), TestPulls.none())));
    }

    @Test
    void inTheFolderOfRefusedFilesUnderAnotherName() throws IOException {
        put("inbox/refused/1-requests.csv", CONTENT.replace("R-1", "R-2"));
        Path file = put("inbox/refused/2-requests.csv", CONTENT);

        assertThat(finder.find(refused(CONTENT))).contains(file);
    }

    @Test
    void whereItWasReadFromWhenFilesAreNotMoved() throws IOException {
        Path file = put("sent/requests.csv", CONTENT);

        assertThat(finder.find(refused(CONTENT))).contains(file);
    }

    /** Somebody has corrected it meanwhile: another file of the same name is not the one that was refused. */
    @Test
    void aFileOfTheSameNameWithOtherContentIsNot() throws IOException {
        put("inbox/refused/requests.csv", CONTENT + "R-2,2026-10-01\n");
        put("sent/requests.csv", CONTENT.replace("someday", "tomorro"));

        assertThat(finder.find(refused(CONTENT))).isEmpty();
    }

    @Test
    void foldersThatAreMissingAndFoldersWithinThemHoldNothing() throws IOException {
        assertThat(finder.find(refused(CONTENT))).isEmpty();

        put("sent/older/requests.csv", CONTENT);
        Files.createSymbolicLink(folder.resolve("sent/link.csv"), put("elsewhere/requests.csv", CONTENT));

        assertThat(finder.find(refused(CONTENT))).isEmpty();
    }

    private Path put(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static SourceFile refused(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new SourceFile(
                7,
                7,
                "requests.csv",
                Sha256.hex(bytes),
                "requests",
                RecordType.REQUEST,
                "refused",
                bytes.length,
                OffsetDateTime.parse("2026-11-01T06:00:00+03:00"),
                RowCounts.NONE,
                null,
                List.of());
    }
}
