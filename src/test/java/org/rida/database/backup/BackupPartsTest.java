package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;

/** {@link TableChecksum}, {@link KeyEncryption}, {@link BackupReader} and {@link BackupExtras} on archives made by hand. */
class BackupPartsTest {

    private static final String ROWS = "1\tone\n2\ttwo\n";

    private static final String PASSPHRASE = "kept in the safe";
    private static final byte[] KEY = "the key".getBytes(StandardCharsets.UTF_8);
    /** Made once: a passphrase is slow to try, and meant to be. */
    private static final byte[] ENCRYPTED = KeyEncryption.encrypt(KEY, PASSPHRASE);

    @TempDir
    Path folder;

    @Test
    void theChecksumDoesNotDependOnTheOrderOfRows() {
        assertThat(checksum("a\nb\nc\n").hash())
                .isEqualTo(checksum("c\na\nb\n").hash())
                .isNotEqualTo(checksum("a\nb\n").hash())
                .isNotEqualTo(checksum("a\nb\nc\nc\n").hash())
                .isNotEqualTo(checksum("ab\nc\n").hash());
        assertThat(checksum("a\nb\nc\n").rows()).isEqualTo(3);
    }

    @Test
    void noRowsHaveTheChecksumZero() {
        assertThat(checksum("").rows()).isZero();
        assertThat(checksum("").hash()).isEqualTo("0".repeat(32));
    }

    @Test
    void aRowMayComeInPieces() {
        byte[] bytes = "first row\nsecond row\n".getBytes(StandardCharsets.UTF_8);
        TableChecksum pieces = new TableChecksum();
        for (int i = 0; i < bytes.length; i++) {
            pieces.add(bytes, i, i + 1);
        }

        assertThat(pieces.hash()).isEqualTo(checksum("first row\nsecond row\n").hash());
    }

    /** SHA-256 of "abc" begins with ba7816bf8f01cfea414140de5dae2223 (FIPS 180-2, appendix B.1). */
    @Test
    void theChecksumOfOneRowIsItsHash() {
        assertThat(checksum("abc\n").hash()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @Test
    void theKeyComesBackWithItsPassphraseOnly() {
        assertThat(KeyEncryption.decrypt(ENCRYPTED, PASSPHRASE)).isEqualTo(KEY);
        assertThat(KeyEncryption.encrypt(KEY, PASSPHRASE)).as("another salt").isNotEqualTo(ENCRYPTED);
        assertThatThrownBy(() -> KeyEncryption.decrypt(ENCRYPTED, "kept in the desk"))
                .isInstanceOf(Problem.class)
                .hasMessage("The passphrase (RIDA_BACKUP_PASSPHRASE) does not decrypt the key in this backup.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 27, 28, 43})
    void aKeyThatIsCutShortIsRefused(int length) {
        assertThatThrownBy(() -> KeyEncryption.decrypt(Arrays.copyOf(ENCRYPTED, length), PASSPHRASE))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 30})
    void aChangedKeyIsRefused(int place) {
        byte[] changed = ENCRYPTED.clone();
        changed[place] ^= 1;

        assertThatThrownBy(() -> KeyEncryption.decrypt(changed, PASSPHRASE)).isInstanceOf(Problem.class);
    }

    @Test
    void aWholeArchiveIsAccepted() throws IOException {
        try (BackupReader backup = BackupReader.open(archive(manifest(), "tables/t.rows", ROWS))) {
            backup.check();
            assertThat(backup.manifest().rows()).isEqualTo(2);
        }
    }

    @Test
    void anArchiveWithoutItsManifestIsIncomplete() throws IOException {
        Path file = archive(null, "tables/t.rows", ROWS);

        assertThatThrownBy(() -> BackupReader.open(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not a complete backup: truncated, damaged, or another kind of file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nothing", "{\"format\": \"one\"}"})
    void aManifestThatCannotBeReadIsDamage(String manifest) throws IOException {
        Path file = zip("manifest.zip", Manifest.ENTRY, manifest);

        assertThatThrownBy(() -> BackupReader.open(file).close())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not a complete backup");
    }

    @Test
    void missingAndChangedPartsAreNamed() throws IOException {
        Manifest manifest = manifest();
        assertDamaged(archive(manifest), "\"tables/t.rows\"");
        assertDamaged(archive(manifest, "tables/t.rows", ROWS + "3\tthree\n"), "\"t\"");
    }

    @Test
    void anArchiveThatPromisesAKeyMustHoldIt() throws IOException {
        Manifest manifest = new Manifest(1, "10", "2026-11-01T01:30:00.123Z", "16", List.of(), List.of(), true);

        try (BackupReader backup = BackupReader.open(archive(manifest))) {
            assertThatThrownBy(() -> new BackupExtras(backup, folder, "kept in the safe"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(KeyEncryption.ENTRY);
            assertThat(new BackupExtras(backup, folder, null).keyExists())
                    .as("without a passphrase it is not asked for")
                    .isFalse();
        }
    }

    private static void assertDamaged(Path file, String part) {
        try (BackupReader backup = BackupReader.open(file)) {
            assertThatThrownBy(backup::check).isInstanceOf(Problem.class).hasMessageContaining("damaged in " + part);
        }
    }

    private static Manifest manifest() {
        TableChecksum rows = checksum(ROWS);
        return new Manifest(
                Manifest.FORMAT,
                "10",
                "2026-11-01T01:30:00.123Z",
                "16",
                List.of(new Manifest.TableEntry("t", List.of("a", "b"), rows.rows(), rows.hash())),
                List.of(),
                false);
    }

    private static TableChecksum checksum(String rows) {
        TableChecksum checksum = new TableChecksum();
        byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
        checksum.add(bytes, 0, bytes.length);
        return checksum;
    }

    private Path archive(@Nullable Manifest manifest, String... namesAndTexts) throws IOException {
        String[] entries = Arrays.copyOf(namesAndTexts, namesAndTexts.length + (manifest == null ? 0 : 2));
        if (manifest != null) {
            entries[entries.length - 2] = Manifest.ENTRY;
            entries[entries.length - 1] = BackupReader.JSON.writeValueAsString(manifest);
        }
        return zip("archive.zip", entries);
    }

    private Path zip(String name, String... namesAndTexts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
