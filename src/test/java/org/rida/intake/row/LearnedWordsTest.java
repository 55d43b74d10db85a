package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;

/** Rows without a number of their own are counted once, whatever the mapping learns between two readings of them. */
class LearnedWordsTest {

    private static final String ANSWERS =
            """
            Time,Way,Rating,Remarks
            2026-10-01 09:00,phone,5,thank you
            2026-10-01 09:05,Telegram,4,
            2026-10-01 09:10,phone,splendid,
            2026-10-01 09:15,Pigeon,3,
            2026-10-01 09:15,Fax,3,
            2026-10-01 09:20,phone,5,
            2026-10-01 09:20,phone,5,
            2026-10-01 09:20,Telegram,5,
            """;

    private static final String MAPPING =
            """
            record-type: response
            number-from: row
            number-prefix: form-
            fields:
              - {field: answered_on, headers: [Time]}
              - {field: channel, headers: [Way], unknown: UNKNOWN}
              - {field: overall, headers: [Rating]}
              - {field: comment, headers: [Remarks]}
            """;

    private static final String WORDS =
            """
            words:
              - {field: channel, code: phone, accept: [Telegram, Fax]}
              - {field: channel, code: "-", accept: [Pigeon]}
              - {field: overall, code: "5", accept: [splendid]}
            """;

    @TempDir
    Path folder;

    private TestIntake rida;
    private int files;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
    }

    /** Rejected rows are accepted, and no longer wait for a correction. */
    @Test
    void rowsThatAWordMakesValidAreCountedOnce() {
        assertThat(read(ANSWERS, mapping("reject", "")).rows()).isEqualTo(new RowCounts(8, 3, 0, 0, 0, 0, 5));

        IngestResult again = read(ANSWERS, mapping("reject", WORDS));

        assertThat(again.rows()).isEqualTo(new RowCounts(8, 5, 0, 3, 0, 0, 0));
        assertThat(rida.count("response")).isEqualTo(8);
        assertThat(openRejected()).isZero();
    }

    /** Rows that were accepted with another value, or with none, are corrected and not added. */
    @ParameterizedTest
    @ValueSource(strings = {"keep", "'null'", "letter"})
    void rowsThatAWordChangesAreReplaced(String unknown) {
        read(ANSWERS, mapping(unknown, ""));
        read(ANSWERS, mapping(unknown, WORDS));

        assertThat(rida.count("response")).isEqualTo(8);
        assertThat(channels()).containsExactly("phone phone phone phone phone phone phone -".split(" "));
        assertThat(openRejected()).isZero();
    }

    @Test
    void aWordThatMeansAnotherCodeThanBeforeReplacesIt() {
        String first = "words:\n  - {field: channel, code: letter, accept: [Telegram, Pigeon, Fax]}\n";
        read(ANSWERS, mapping("reject", first));
        read(ANSWERS, mapping("reject", first.replace("letter", "phone")));

        assertThat(rida.count("response")).isEqualTo(7);
        assertThat(channels()).containsOnly("phone");
    }

    /** A form's export holds all its answers each time: not only the same file is read again. */
    @Test
    void theNextExportHoldsTheOldRowsToo() {
        read(ANSWERS, mapping("keep", ""));

        IngestResult next = read(ANSWERS + "2026-10-02 10:00,Telegram,1,\n", mapping("keep", WORDS));

        assertThat(next.rows().added()).isEqualTo(2);
        assertThat(rida.count("response")).isEqualTo(9);
    }

    private static Mapping mapping(String unknown, String words) {
        return TestIntake.mappingOf("answers", MAPPING.replace("UNKNOWN", unknown) + words);
    }

    private IngestResult read(String content, Mapping mapping) {
        Path file = rida.file("answers" + ++files + ".csv", content.getBytes(StandardCharsets.UTF_8));
        return rida.intake.ingest(file, mapping, IngestProgress.SILENT);
    }

    private List<String> channels() {
        return rida.sql
                .sql("select coalesce(channel, '-') from response order by channel nulls last")
                .query(String.class)
                .list();
    }

    private long openRejected() {
        return rida.sql
                .sql("select count(*) from rejected_row where state = 'open'")
                .query(Long.class)
                .single();
    }
}
