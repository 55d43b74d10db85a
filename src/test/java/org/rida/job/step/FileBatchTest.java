package org.rida.job.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.job.part.Part;

class FileBatchTest {

    @TempDir
    Path folder;

    @Test
    void smallFilesAreHandedOutTogetherInTheirOrder() throws IOException {
        List<Part> parts = FileBatch.parts(files(400, 500, 200, 3000, 10, 990), 1000);

        assertThat(parts)
                .extracting(Part::description)
                .containsExactly("1.csv – 2.csv", "3.csv", "4.csv", "5.csv – 6.csv");
        assertThat(parts).extracting(Part::number).containsExactly(1, 2, 3, 4);
        assertThat(parts).extracting(Part::total).containsOnly(4);
        assertThat(parts.stream().flatMap(part -> FileBatch.items(part).stream()))
                .extracting(item -> item.number() + " of " + item.total() + " "
                        + item.file().getFileName())
                .containsExactly(
                        "1 of 6 1.csv", "2 of 6 2.csv", "3 of 6 3.csv", "4 of 6 4.csv", "5 of 6 5.csv", "6 of 6 6.csv");
    }

    @Test
    void eachFileIsAPartWhereNothingIsHandedOutTogether() throws IOException {
        assertThat(FileBatch.parts(files(1, 2, 3), 0))
                .extracting(Part::description)
                .containsExactly("1.csv", "2.csv", "3.csv");
    }

    @Test
    void aPartIsKnownAgainUntilOneOfItsFilesChanges() throws IOException {
        List<Inbox.InboxFile> files = files(10, 20);
        String before = FileBatch.parts(files, 1000).get(0).id();
        assertThat(FileBatch.parts(files, 1000).get(0).id()).isEqualTo(before);

        Files.writeString(files.get(1).file(), "more than there was before");
        assertThat(FileBatch.parts(files, 1000).get(0).id()).isNotEqualTo(before);
    }

    /** The database holds no phone number of a name, and the file is found all the same. */
    @Test
    void aNameWithPersonalDataIsNotStored() throws IOException {
        Path file = Files.writeString(folder.resolve("from 055 123 4567.csv"), "x");
        List<Inbox.InboxFile> files = List.of(new Inbox.InboxFile(file, "requests"));

        Part part = FileBatch.parts(files, 1000).get(0);

        assertThat(part.description()).isEqualTo("from ***.csv");
        assertThat(part.facts().toString()).doesNotContain("055 123 4567");
        assertThat(FileBatch.items(part).get(0).file()).isEqualTo(file);
        Files.delete(file);
        assertThat(FileBatch.items(part).get(0).file()).doesNotExist();
    }

    private List<Inbox.InboxFile> files(int... bytes) throws IOException {
        List<Inbox.InboxFile> files = new ArrayList<>();
        for (int size : bytes) {
            Path file = folder.resolve(files.size() + 1 + ".csv");
            Files.writeString(file, "x".repeat(size));
            files.add(new Inbox.InboxFile(file, "requests"));
        }
        return files;
    }
}
