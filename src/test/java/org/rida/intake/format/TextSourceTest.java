package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Problem;

class TextSourceTest {

    @TempDir
    Path folder;

    @Test
    void theOnlyFileOfAZipIsRead() throws IOException {
        assertThat(text(zip("__MACOSX/._a.csv", "folder/", "folder/a.csv"))).isEqualTo("folder/a.csv");
    }

    @Test
    void aZipOfSeveralOrNoFilesIsRefused() throws IOException {
        Path two = zip("a.csv", "b.csv");
        Path none = zip("folder/");

        assertThatThrownBy(() -> text(two))
                .isInstanceOf(Problem.class)
                .hasMessage("two.zip: put one CSV file into the ZIP; it has 2.".replace("two.zip", name(two)));
        assertThatThrownBy(() -> text(none)).isInstanceOf(Problem.class).hasMessageEndingWith("it has 0.");
    }

    @Test
    void theByteOrderMarkIsNotPartOfTheText() throws IOException {
        assertThat(text(Files.writeString(folder.resolve("a.csv"), "\ufeffa,b")))
                .isEqualTo("a,b");
        assertThat(text(Files.writeString(folder.resolve("b.csv"), "a,b"))).isEqualTo("a,b");
    }

    @Test
    void bytesThatTheCharsetDoesNotAssignAreAnError() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), new byte[] {'a', (byte) 0xff, 'b'});

        assertThatThrownBy(() -> text(file)).isInstanceOf(MalformedInputException.class);
    }

    private static String text(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(TextSource.of(IncomingFile.of(file)).open(StandardCharsets.UTF_8))) {
            return reader.readLine();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Each entry holds its own name. */
    private Path zip(String... entries) throws IOException {
        Path file = folder.resolve(entries.length + ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    zip.write(entry.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }
}
