package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Problem;

/** The list of erased people beside the backups: it only grows, and an older backup must not make it forget anybody. */
class ErasureListTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutAListHasNobody() {
        assertThat(ErasureList.read(folder)).isEmpty();
        assertThat(ErasureList.read(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void whatIsAddedStaysAndStandsOnce() {
        ErasureList.add(folder, List.of("bb", "aa"));
        ErasureList.add(folder, Set.of("cc"));
        ErasureList.add(folder, List.of("aa"));

        assertThat(ErasureList.read(folder)).containsExactly("aa", "bb", "cc");
        assertThat(folder.resolve("erasures.txt")).hasContent("aa\nbb\ncc\n");
    }

    @Test
    void aMissingFolderIsMadeForSomebodyOnly() {
        Path backups = folder.resolve("backups/older");

        ErasureList.add(backups, List.of());
        assertThat(backups).doesNotExist();

        ErasureList.add(backups, List.of("aa"));
        assertThat(ErasureList.read(backups)).containsExactly("aa");
    }

    /** A list without news is not written again: a folder that may only be read does no harm then. */
    @Test
    void nothingNewLeavesTheFileAlone() throws IOException {
        ErasureList.add(folder, List.of("aa"));
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve("erasures.txt"), old);

        ErasureList.add(folder, List.of("aa"));

        assertThat(Files.getLastModifiedTime(folder.resolve("erasures.txt"))).isEqualTo(old);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        ErasureList.add(folder, List.of("aa"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("erasures.txt"))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).as("nothing unfinished is left").containsExactly("erasures.txt");
    }

    /** A list that cannot be read must not count as an empty one: the restored people would come back. */
    @Test
    void aListThatCannotBeReadIsNotEmpty() throws IOException {
        Files.createDirectory(folder.resolve("erasures.txt"));

        assertThatThrownBy(() -> ErasureList.read(folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("erasures.txt");
        assertThatThrownBy(() -> ErasureList.add(folder, List.of("aa"))).isInstanceOf(Problem.class);
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ErasureList.add(file, List.of("aa")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString());
    }
}
