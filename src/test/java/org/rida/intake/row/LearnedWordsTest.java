package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.intake.TrialReading;
import org.rida.intake.correction.RowCorrections;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.util.FileSystemUtils;

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

    private final PseudonymKey key = PseudonymKey.temporary();

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

    /** A number made from the whole row cannot begin anew, however many answers are understood otherwise. */
    @Test
    void learnedAnswersDoNotLookLikeNumbersThatBeginAnew() {
        String lenient = "rules: [{rule: unknown-value, action: warn}, {rule: score, action: warn}]\n";
        String answers = ANSWERS.replaceAll(",[345],", ",splendid,");
        read(answers, mapping("reject", lenient));

        IngestResult next = read(answers + "2026-10-02 10:00,phone,1,\n", mapping("reject", lenient + WORDS));

        assertThat(next.rows()).isEqualTo(new RowCounts(9, 1, 8, 0, 0, 0, 0));
        assertThat(next.notes().toString()).doesNotContain("other answers");
        assertThat(rida.count("response")).isEqualTo(9);
    }

    /** Somebody writes a code into the cell; the sender's next export has the word still, and it is learned only now. */
    @Test
    void aRowThatWasCorrectedByHandIsTheRowOfALearnedWord() {
        Mapping first = mapping("reject", "");
        SourceFile file = rida.files.find(read(ANSWERS, first).fileId()).orElseThrow();
        List<Rejected> fixed = rida.rejected.open(file.fileId(), 9).stream()
                .map(row -> row.with(Map.of("Way", "phone", "Rating", "4")))
                .toList();
        corrections().correct(file, first, fixed, Actor.console("quality", "test"));
        assertThat(rida.count("response")).isEqualTo(8);

        read(ANSWERS, mapping("reject", WORDS));

        assertThat(rida.count("response")).isEqualTo(8);
        assertThat(openRejected()).isZero();
    }

    /** In-place corrections keep the words where the mapping learns them. */
    @Test
    void rowsCorrectedByALearnedWordAreThoseOfTheNextReading() {
        SourceFile file =
                rida.files.find(read(ANSWERS, mapping("reject", "")).fileId()).orElseThrow();
        Mapping learned = mapping("reject", WORDS);
        corrections().correct(file, learned, rida.rejected.open(file.fileId(), 9), Actor.console("quality", "test"));

        assertThat(read(ANSWERS, learned).rows()).isEqualTo(new RowCounts(8, 0, 0, 8, 0, 0, 0));
        assertThat(openRejected()).isZero();
    }

    /** A new option of the policy is another answer that each row did not choose. */
    @Test
    void aNewOptionOfAQuestionChangesNoNumber() {
        String options = "{code: speed, name: {ar: السرعة, en: Speed}}, {code: staff, name: {ar: الموظفون, en: Staff}}";
        String more = options + ", {code: hours, name: {ar: الدوام, en: Opening hours}}";

        assertThat(number(more, "Staff, Speed"))
                .isEqualTo(number(options, "Staff, Speed"))
                .isEqualTo(number(options, "speed; STAFF"))
                .isNotEqualTo(number(options, "Staff"));
        assertThat(number(more, "Speed, Opening hours")).isEqualTo(number(options, "Speed, Opening hours"));
        assertThat(number(options, "👍")).isNotEqualTo(number(options, "👎"));
    }

    private static Mapping mapping(String unknown, String words) {
        return TestIntake.mappingOf("answers", MAPPING.replace("UNKNOWN", unknown) + words);
    }

    private IngestResult read(String content, Mapping mapping) {
        Path file = rida.file("answers" + ++files + ".csv", content.getBytes(StandardCharsets.UTF_8));
        return rida.intake.ingest(file, mapping, IngestProgress.SILENT);
    }

    /** The number of an answer by a policy whose question has these options. */
    private String number(String options, String cell) {
        Policy policy = policy(options);
        Mapping mapping = TestIntake.mappingOf("answers", "record-type: response\nnumber-from: row\n");
        RowParser parser = new RowParser(
                new FileContext(mapping, policy, key, LocalDate.of(2026, 11, 20)),
                ColumnMatch.match(
                        new String[] {"answered_on", "improve", "comment"},
                        FieldCatalog.all(RecordType.RESPONSE, policy),
                        mapping),
                true);
        return String.valueOf(
                parser.parse(2, new String[] {"2026-10-01", cell, "thank you"}).get(0));
    }

    private Policy policy(String options) {
        try {
            Path copy = Files.createTempDirectory(folder, "policy");
            FileSystemUtils.copyRecursively(Path.of("jobs/policy"), copy);
            String question = "  - {code: improve, name: {ar: التحسين, en: Improve}, scale: choices, role: choices,"
                    + " options: [" + options + "]}\n";
            Files.writeString(copy.resolve("questions.yaml"), question, StandardOpenOption.APPEND);
            return PolicyReader.read(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowCorrections corrections() {
        InstantSource time = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
        return new RowCorrections(
                new RejectedRowsWorkbook(rida.sql, rida.rejected, time, rida.audit),
                new TrialReading(TestIntake.formats(), TestIntake.POLICY, time),
                rida.intake,
                rida.audit);
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
