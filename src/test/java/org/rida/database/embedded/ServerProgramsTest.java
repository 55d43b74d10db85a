package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are unpacked by the system's tar where there is one, else by Java. */
class ServerProgramsTest {

    @TempDir
    Path place;

    @Test
    void bothWaysUnpackTheSame() throws IOException {
        byte[] archive = archive();
        Path byJava = place.resolve("java");
        ServerPrograms.extract(new ByteArrayInputStream(archive), byJava);
        assertThat(files(byJava))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "bin/postgres", "program x",
                        "lib/libpq.so.5.18", "library",
                        "lib/libpq.so", "-> libpq.so.5.18",
                        "share/words.txt", "كلمات"));

        Path byTar = place.resolve("tar");
        if (ServerPrograms.isExtractedByTar(new ByteArrayInputStream(archive), byTar)) {
            assertThat(files(byTar)).isEqualTo(files(byJava));
        } else {
            System.out.println("not compared: no tar that reads xz");
        }
    }

    /** Larger than what a pipe holds, so that tar ends while it is written to. */
    @Test
    void anArchiveThatTarCannotReadIsLeftToJava() throws IOException {
        InputStream damaged = new ByteArrayInputStream(new byte[1 << 20]);

        assertThat(ServerPrograms.isExtractedByTar(damaged, place.resolve("damaged")))
                .isFalse();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                String name = folder.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    files.put(name, "-> " + Files.readSymbolicLink(file));
                } else if (Files.isRegularFile(file)) {
                    files.put(name, Files.readString(file) + (Files.isExecutable(file) ? " x" : ""));
                }
            }
        }
        return files;
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            tar.putArchiveEntry(new TarArchiveEntry("share/"));
            tar.closeArchiveEntry();
            add(tar, "bin/postgres", "program", 0755);
            add(tar, "lib/libpq.so.5.18", "library", 0644);
            TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5.18");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            add(tar, "share/words.txt", "كلمات", 0644);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, String content, int mode) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
