package org.rida.job.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

class ProcessedFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFileOfTheSameNameIsKept() throws IOException {
        for (String content : new String[] {"first", "second", "third"}) {
            processed().archive(incoming(content));
        }

        assertThat(folder.resolve("done/a.csv")).hasContent("first");
        assertThat(folder.resolve("done/2-a.csv")).hasContent("second");
        assertThat(folder.resolve("done/3-a.csv")).hasContent("third");
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    @Test
    void aNoteInBothLanguagesLiesBesideWhatWasRefused() throws IOException {
        processed().reject(incoming("rows"), new BilingualText("لا يُقرأ", "cannot be read"));

        assertThat(folder.resolve("refused/a.csv")).hasContent("rows");
        assertThat(folder.resolve("refused/a.csv.txt")).hasContent("لا يُقرأ\n\ncannot be read\n");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Files.writeString(folder.resolve("done"), "a file where a folder should be");
        Path file = incoming("rows");

        assertThatThrownBy(() -> processed().archive(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(folder.resolve("done").toString());
        assertThat(file).hasContent("rows");
    }

    private ProcessedFiles processed() {
        return new ProcessedFiles(folder.resolve("done"), folder.resolve("refused"));
    }

    private Path incoming(String content) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), content);
    }
}
