package org.rida.job.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;

/** What senders may put into a folder: links, and names that are no text. */
class InboxTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSymbolicLinkIsNeitherReadNorReported() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "root:x:0:0");
        write("requests-1.csv");
        Path inbox = folder.resolve("inbox");
        Files.createSymbolicLink(inbox.resolve("requests-2.csv"), secret);
        Files.createSymbolicLink(inbox.resolve("other"), secret);

        for (boolean watched : new boolean[] {true, false}) {
            Inbox opened = Inbox.open(settings(watched), NOW);
            assertThat(opened.files())
                    .extracting(Inbox.InboxFile::file)
                    .containsExactly(inbox.resolve("requests-1.csv"));
            assertThat(opened.ignored()).isEmpty();
            assertThat(opened.unnameable()).isEmpty();
        }
    }

    /** The byte E4 alone, as a sender with Windows-1252 writes an umlaut. */
    @Test
    void aNameThatIsNoTextIsSetAsideByItsBytes() throws Exception {
        write("requests-1.csv");
        makeUnnameable();
        write("requests-طلب.csv");

        Inbox opened = Inbox.open(settings(true), NOW);
        assertThat(opened.files())
                .extracting(file -> file.file().getFileName().toString())
                .containsExactlyInAnyOrder("requests-1.csv", "requests-طلب.csv");
        assertThat(opened.unnameable()).hasSize(1);

        ProcessedFiles processed = ProcessedFiles.of(settings(true).move());
        processed.reject(opened.unnameable().get(0), new BilingualText("السبب", "the reason"));
        assertThat(folder.resolve("refused/requests-%E4.csv")).hasContent("rows");
        assertThat(folder.resolve("refused/requests-%E4.csv.txt")).hasContent("السبب\n\nthe reason\n");
        assertThat(Inbox.open(settings(true), NOW).unnameable()).isEmpty();
    }

    @Test
    void whatIsStillBeingWrittenIsLeftAlone() throws Exception {
        makeUnnameable();
        assertThat(Inbox.open(settings(true), Instant.parse("2026-11-19T00:00:01Z"))
                        .unnameable())
                .isEmpty();
    }

    private void makeUnnameable() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("inbox"));
        String script = "f=$(printf 'requests-\\344.csv'); printf rows > \"$f\"; TZ=UTC touch -d 2026-11-19 \"$f\"";
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(folder.resolve("inbox").toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private void write(String name) throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("inbox")).resolve(name), "rows");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3600)));
    }

    private Ingest settings(boolean watched) {
        return new Ingest(
                folder.resolve("inbox").toString(),
                List.of(new Feed("requests-*", "requests")),
                watched ? folder.resolve("done").toString() : null,
                watched ? folder.resolve("refused").toString() : null);
    }
}
