package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What cannot come back whole, or would write over something, is refused before anything is touched. */
class RefusedRestoreTest extends BackupCase {

    @Test
    void aDatabaseWithTablesIsLeftAlone() {
        Backup backup = create("", 14);
        String url = TestDatabase.freshUrl();
        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        Map<String, String> before = hashes(target);

        refused(
                () -> Restore.intoServer(backup.file(), url, "postgres", null, data, null),
                "expected an empty database");
        assertThat(hashes(target)).isEqualTo(before);
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws Exception {
        Backup backup = create("", 14);
        String url = TestDatabase.emptyUrl();
        byte[] whole = Files.readAllBytes(backup.file());

        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length - 100));
        refused(() -> restore(cut, url), "not a complete backup");

        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 0x20;
        refused(() -> restore(Files.write(folder.resolve("flipped.zip"), flipped), url), "damaged in");

        Path fewer = changed(backup.file(), "tables/response.rows", text -> text.substring(0, text.indexOf('\n') + 1));
        refused(() -> restore(fewer, url), "damaged in \"response\"");

        Path other = changed(backup.file(), "tables/response.rows", text -> text.replace("tab", "rab"));
        refused(() -> restore(other, url), "damaged in \"response\"");

        refused(() -> restore(Files.writeString(folder.resolve("letter.txt"), "hello"), url), "another kind of file");
        refused(() -> restore(folder.resolve("none.zip"), url), "no such file");
        assertThat(tables(url)).isZero();
    }

    @Test
    void aBackupOfALaterProgramIsRefused() throws Exception {
        Backup backup = create("", 14);
        String url = TestDatabase.emptyUrl();
        String schema = backup.schema();

        Path later = changed(
                backup.file(),
                Manifest.ENTRY,
                text -> text.replace("\"schema\" : \"" + schema, "\"schema\" : \"9" + schema));
        refused(() -> restore(later, url), "created by a later version of Rida (9" + schema);

        Path unknown =
                changed(backup.file(), Manifest.ENTRY, text -> text.replace("\"suggestion\"", "\"a_later_column\""));
        refused(() -> restore(unknown, url), "a_later_column");
        assertThat(tables(url)).as("what was begun is taken away").isZero();
    }

    private Path changed(Path file, String entry, java.util.function.UnaryOperator<String> change) throws IOException {
        Path copy = Files.copy(
                file,
                Files.createTempFile(folder, "changed", ".zip"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            Path part = zip.getPath(entry);
            String before = Files.readString(part);
            String after = change.apply(before);
            assertThat(after).isNotEqualTo(before);
            Files.copy(
                    new ByteArrayInputStream(after.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    part,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private static long tables(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                .query(Long.class)
                .single();
    }
}
