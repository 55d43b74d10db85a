package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;

/** Files with flipped bytes, cut ones, and workbooks with damaged parts: each is read or refused with a reason. */
class DamagedFilesTest {

    private static final List<String> SAMPLES = List.of(
            "requests-2026-01.xlsx", "requests-2026-04.csv", "responses-2026-05.csv", "invitations-2026-05.csv");

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void fresh() {
        rida = new TestIntake(folder);
    }

    @Test
    void everyDamagedFileIsReadOrRefused() {
        damage(24, new Random(16));
    }

    @Test
    @Tag("campaign")
    void everyOfManyDamagedFilesIsReadOrRefused() {
        damage(400, new Random(2026));
    }

    private void damage(int count, Random random) {
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String name = SAMPLES.get(n % SAMPLES.size());
            byte[] content = damaged(sample(name), random);
            Path file = rida.file(n + "-" + name, content);
            String outcome;
            try {
                outcome =
                        rida.ingest(file, name.replaceAll("-.*", "")).outcome().name();
            } catch (IngestInterrupted interrupted) {
                faults.add(file.getFileName() + ": " + interrupted.getMessage());
                outcome = "interrupted";
            } catch (Problem refusal) {
                outcome = "refused";
                if (refusal.getMessage().contains("a fault of this program")) {
                    faults.add(file.getFileName() + ": " + refusal.getCause());
                }
            } catch (RuntimeException | StackOverflowError e) {
                faults.add(file.getFileName() + ": " + e);
                outcome = "failed";
            }
            outcomes.merge(outcome, 1, Integer::sum);
        }

        assertThat(faults).as("%s", outcomes).isEmpty();
        assertThat(outcomes.keySet()).contains("refused");
        assertThat(rida.count("file_progress")).isZero();
    }

    /** The database refuses a value, or a mapping shows a fault of the program: the next file is read all the same. */
    @Test
    void aFileThatShowsAFaultIsRefusedAndTheNextIsRead() {
        rida.sql
                .sql(
                        """
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            if new.request_no = 'R-bad' then
                                raise exception 'no' using errcode = 'check_violation';
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        rida.sql
                .sql("create trigger refused before insert on request for each row execute function refuse()")
                .update();

        assertThatThrownBy(() -> rida.ingest("request_no,received_on,kind\nR-bad,2026-09-01,aid\n", "requests"))
                .isInstanceOfSatisfying(Problem.class, refusal -> {
                    assertThat(refusal).isNotInstanceOf(IngestInterrupted.class);
                    assertThat(refusal.text().en()).contains("a fault of this program", "Nothing of it was stored");
                    assertThat(refusal.text().ar()).contains("خلل في هذا البرنامج");
                    assertThat(refusal.getCause()).isNotNull();
                });
        rida.ingest("request_no,received_on,kind\nR-good,2026-09-01,aid\n", "requests");

        assertThat(rida.count("request")).isEqualTo(1);
        assertThat(rida.files.list(9)).extracting(file -> file.state()).containsExactlyInAnyOrder("refused", "merged");
        assertThat(rida.count("file_progress")).isZero();
    }

    /** Whoever watches the reading may end it, whatever the format: the file is not to blame. */
    @ParameterizedTest
    @ValueSource(strings = {"requests-2026-01.xlsx", "requests-2026-04.csv"})
    void aListenerThatStopsIsNoReasonToRefuseAFile(String name) {
        Path file = rida.file(name, sample(name));
        IllegalStateException stop = new IllegalStateException("stop");
        IngestProgress stopping = (rows, read, total) -> {
            throw stop;
        };

        assertThatThrownBy(() -> rida.intake.ingest(file, mapping("requests"), stopping))
                .isSameAs(stop);

        assertThat(rida.files.list(1).get(0).state()).isEqualTo("arrived");
        assertThat(rida.count("file_progress")).isZero();
        assertThat(rida.ingest(file, "requests").read()).isPositive();
    }

    private static Mapping mapping(String name) {
        return TestIntake.mapping(name);
    }

    private static byte[] sample(String name) {
        try {
            return Files.readAllBytes(Path.of("sample-data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] damaged(byte[] content, Random random) {
        boolean zip = content[0] == 'P' && content[1] == 'K';
        return switch (random.nextInt(zip ? 5 : 4)) {
            case 0 -> flipped(content, random, 1 + random.nextInt(20));
            case 1 -> Arrays.copyOf(content, random.nextInt(content.length));
            case 2 -> overwritten(content, random);
            case 3 -> shuffled(content, random);
            default -> inside(content, random);
        };
    }

    private static byte[] flipped(byte[] content, Random random, int times) {
        byte[] flipped = content.clone();
        for (int i = 0; i < times && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Characters that mean something to a reader, at places where none expects them. */
    private static byte[] overwritten(byte[] content, Random random) {
        byte[] signs = "\"\";,\t\n\r\0<>&=-\u00ff\u00fe".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] overwritten = content.clone();
        for (int i = 0; i < 40; i++) {
            overwritten[random.nextInt(overwritten.length)] = signs[random.nextInt(signs.length)];
        }
        return overwritten;
    }

    private static byte[] shuffled(byte[] content, Random random) {
        byte[] shuffled = content.clone();
        int length = Math.min(content.length / 3, 1 + random.nextInt(2000));
        System.arraycopy(
                content,
                random.nextInt(content.length - length),
                shuffled,
                random.nextInt(content.length - length),
                length);
        return shuffled;
    }

    /** Some parts of the workbook are damaged, missing or empty; the archive itself is whole. */
    private static byte[] inside(byte[] content, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder().setByteArray(content).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] part = in.getInputStream(entry).readAllBytes();
                int what = random.nextInt(8);
                if (what == 0) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        switch (what) {
                            case 1 -> new byte[0];
                            case 2 -> Arrays.copyOf(part, part.length / 2);
                            case 3 -> flipped(part, random, 3);
                            case 4 -> digitsChanged(part, random);
                            default -> part;
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Well-formed, but indexes, cell references and styles point anywhere. */
    private static byte[] digitsChanged(byte[] part, Random random) {
        byte[] changed = part.clone();
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(changed.length);
            if (changed[at] >= '0' && changed[at] <= '9') {
                changed[at] = (byte) ('0' + random.nextInt(10));
            }
        }
        return changed;
    }
}
