package org.rida.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;

class UploadsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Actor ACTOR = Actor.console("quality", "test");
    private static final AuditLog AUDIT = AuditLog.of(TestDatabase.fresh(), InstantSource.fixed(NOW));

    @TempDir
    Path data;

    private Instant now = NOW;

    @ParameterizedTest
    @CsvSource({
        "requests.csv, requests.csv",
        "C:\\Users\\huda\\requests.CSV, requests.CSV",
        "../../etc/requests.csv, requests.csv",
        "'re\"qu:est*s?.csv', requests.csv",
        "'re\u202equests.csv', requests.csv",
        "' طلبات.xlsx ', طلبات.xlsx"
    })
    void onlyTheLastComponentOfTheNameIsUsed(String sent, String name) {
        Uploads.Upload upload = uploads().receive(sent, content("a,b\n1,2\n"), ACTOR);

        assertThat(upload.file()).hasFileName(name).hasContent("a,b\n1,2\n");
        assertThat(upload.file().getParent().getParent()).isEqualTo(data.resolve("uploads"));
        assertThat(uploads().find(upload.id())).contains(upload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.exe", "requests", ".csv", "", "requests.csv.sh", "..", "\u0000.csv"})
    void otherExtensionsAreRefused(String sent) {
        assertThatThrownBy(() -> uploads().receive(sent, content("a"), ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("choose a file whose name ends in one of")
                .hasMessageContaining("csv, tsv, txt, xls, xlsx");
        assertThat(storedUploads()).isZero();
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThat(uploads()
                        .receive("a".repeat(116) + ".csv", content("a"), ACTOR)
                        .id())
                .hasSize(32);
        assertThatThrownBy(() -> uploads().receive("a".repeat(117) + ".csv", content("a"), ACTOR))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anEmptyFileIsNotStored() {
        assertThatThrownBy(() -> uploads().receive("requests.csv", content(""), ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessage("requests.csv: it has no row. Choose a file with a header and rows.");
        assertThat(storedUploads()).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsNotStored() {
        assertThatThrownBy(() -> uploads().receive("requests.csv", zeros(Uploads.MAX_BYTES + 1), ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("it is larger than 64 MB");
        assertThat(storedUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.csv", "/etc/evil.csv", "a/../../evil.csv"})
    void aZipWithPathTraversalIsRefused(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }

        assertThatThrownBy(() -> uploads().receive("book.xlsx", new ByteArrayInputStream(bytes.toByteArray()), ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("(ZIP)");
        assertThat(storedUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../uploads", "0123456789abcdef0123456789abcdeg", "0123456789abcdef0123456789abcdef"})
    void anUnknownIdIsNotFound(String id) {
        uploads().receive("requests.csv", content("a"), ACTOR);

        assertThat(uploads().find(id)).isEmpty();
    }

    @Test
    void aDiscardedUploadIsDeleted() {
        Uploads.Upload upload = uploads().receive("requests.csv", content("a"), ACTOR);
        uploads().discard(upload.id());

        assertThat(uploads().find(upload.id())).isEmpty();
        assertThat(storedUploads()).isZero();
    }

    @Test
    void anUploadExpiresAfterADay() throws IOException {
        Uploads.Upload first = uploads().receive("requests.csv", content("a"), ACTOR);
        Files.setLastModifiedTime(first.file().getParent(), FileTime.from(NOW));

        now = NOW.plus(Duration.ofDays(1));
        uploads().receive("requests.csv", content("a"), ACTOR);
        assertThat(uploads().find(first.id())).contains(first);

        now = now.plusSeconds(1);
        uploads().receive("requests.csv", content("a"), ACTOR);
        assertThat(uploads().find(first.id())).isEmpty();
    }

    private Uploads uploads() {
        return new Uploads(data, () -> now, AUDIT);
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {

            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int n = (int) Math.min(left, length);
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
    }

    private long storedUploads() {
        if (!Files.isDirectory(data.resolve("uploads"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
            return files.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
