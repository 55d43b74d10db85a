package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.ReferenceData;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;

/** Protected workbooks are opened once; their passwords are in the index of the reference data. */
class WorkbookPasswordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"xlsx-poi/protected_passtika.xlsx, tika", "xlsx-poi/password.xls, password"})
    void anUnlockedWorkbookHasTheSameRows(String name, String password) throws IOException {
        Path file = copy(name);
        Mapping known = TestIntake.mappingOf("known", "record-type: request\npassword: \"" + password + "\"\n");
        List<String> before = rows(file, known);
        assertThat(WorkbookPasswords.isProtected(file)).isTrue();

        WorkbookPasswords.unlock(file, password);

        assertThat(WorkbookPasswords.isProtected(file)).isFalse();
        assertThat(rows(file, TestIntake.mapping("requests"))).isEqualTo(before).isNotEmpty();
        assertThat(content()).as("nothing is left beside it").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx-poi/protected_passtika.xlsx", "xlsx-poi/password.xls"})
    void aWrongPasswordChangesNothing(String name) throws IOException {
        Path file = copy(name);
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> WorkbookPasswords.unlock(file, "s3cret-of-mine"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not its password")
                .hasMessageNotContaining("s3cret");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(content()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx-poi/SampleSS.xlsx", "xlsx-poi/DateFormats.xls", "xlsx-poi/SampleSS.ods"})
    void othersNeedNone(String name) throws IOException {
        assertThat(WorkbookPasswords.isProtected(copy(name))).isFalse();
    }

    /** The size that a protected workbook states is a claim of its sender. */
    @Test
    void aClaimOfAGigabyteTakesNoMoreThanIsThere() throws IOException {
        Path file = folder.resolve("claim.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem(
                        ReferenceData.FOLDER
                                .resolve("xlsx-poi/protected_passtika.xlsx")
                                .toFile(),
                        true);
                POIFSFileSystem claim = new POIFSFileSystem()) {
            for (var entry : container.getRoot()) {
                if (entry instanceof DocumentEntry document) {
                    byte[] content;
                    try (InputStream in = new DocumentInputStream(document)) {
                        content = in.readAllBytes();
                    }
                    if (entry.getName().equals("EncryptedPackage")) {
                        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 30);
                    }
                    claim.createDocument(new java.io.ByteArrayInputStream(content), entry.getName());
                }
            }
            try (var out = Files.newOutputStream(file)) {
                claim.writeFilesystem(out);
            }
        }
        assertThat(WorkbookPasswords.isProtected(file)).isTrue();

        long sent = Files.size(file);
        WorkbookPasswords.unlock(file, "tika");

        assertThat(Files.size(file)).isLessThanOrEqualTo(sent);
        assertThat(rows(file, TestIntake.mapping("requests"))).isNotEmpty();
        assertThat(content()).hasSize(1);
    }

    private static List<String> rows(Path file, Mapping mapping) {
        FileHead head = new FileHead();
        TestIntake.formats().read(IncomingFile.of(file), mapping, head);
        return head.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> String.join("|", row))
                .toList();
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(name.substring(name.indexOf('/') + 1));
        return Files.copy(ReferenceData.FOLDER.resolve(name), file);
    }
}
