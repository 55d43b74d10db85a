package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.RequiresProgram;

/**
 * The disk fills up while a file is read: a file system in memory that only the processes of this test see, too small for
 * the rows; then something is deleted, and the same file is sent again.
 */
@Tag("campaign")
@RequiresProgram("unshare")
class FullDiskTest {

    private static final int ROWS = 120_000;

    private static final String SCRIPT =
            """
            set -e
            mount -t tmpfs -o size=400m,mode=0700 tmpfs "$1"
            shift
            small=$1; large=$2; data=$3; shift 3
            "$@" "$data" "$small"
            free=$(df -k --output=avail "$data" | tail -1)
            dd if=/dev/zero of="$data/../filler" bs=1024 count=$((free - 40000)) status=none
            "$@" "$data" "$large" || echo "ended with $?"
            rm "$data/../filler"
            "$@" "$data" "$large"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aFileSystemCanBeMounted() throws Exception {
        Path probe = Files.createDirectory(folder.resolve("probe"));
        assertThat(canRun("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", probe.toString()))
                .as("this user can mount a small file system of its own (unshare -m mount -t tmpfs)")
                .isTrue();
    }

    @Test
    void theFileCanBeSentAgainWhenThereIsSpace() throws Exception {
        Path small = BenchmarkRows.write(folder.resolve("small.csv"), 100, 1_000_000);
        Path large = BenchmarkRows.write(folder.resolve("large.csv"), ROWS, 0);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> around = List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                disk.toString(),
                small.toString(),
                large.toString(),
                disk.resolve("data").toString());

        Process process = IngestProcess.startWithin(around);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();

        List<String> lines = Arrays.asList(output.split("\n"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith(IngestProcess.REFUSED))
                .satisfiesExactly(
                        // where the server's own log meets the end of the disk first, the server goes down
                        en -> assertThat(en)
                                .contains("large.csv: the ")
                                .containsAnyOf(
                                        "database has run out of disk space", "connection to the database was lost"),
                        ar -> assertThat(ar).containsAnyOf("لم يبق متسع لقاعدة البيانات", "انقطع الاتصال"));
        assertThat(lines).contains("ended with 1");
        assertThat(lines.get(lines.size() - 2)).startsWith("MERGED " + ROWS + " ");
        assertThat(lines.get(lines.size() - 1))
                .contains("small.csv,merged", "large.csv,merged")
                .endsWith(" 0");
    }

    private static boolean canRun(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
