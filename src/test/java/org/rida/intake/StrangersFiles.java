package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rida.ReferenceData;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;

/** Ingests files of strangers into a database of its own, and says what is stored and told. */
abstract class StrangersFiles {

    static final String ANSWERS = "record-type: response\n";

    @TempDir
    Path folder;

    TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder, Instant.parse("2026-11-28T09:00:00Z"));
    }

    IngestResult ingest(String name, String yaml) {
        return rida.intake.ingest(file(name), TestIntake.mappingOf("sender", yaml), IngestProgress.SILENT);
    }

    IngestResult text(String content, String yaml) {
        Mapping mapping = TestIntake.mappingOf("sender", yaml);
        Path file = rida.file("sent.csv", content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return rida.intake.ingest(file, mapping, IngestProgress.SILENT);
    }

    void assertRefused(String name, String yaml, String... words) {
        assertThatThrownBy(() -> ingest(name, yaml))
                .isInstanceOf(Problem.class)
                .message()
                .contains(words);
    }

    /** The YAML of a mapping with these headers, which are words even where YAML reads another type. */
    static String answers(String number, String day, String overall) {
        return ANSWERS
                + """
                fields:
                  - {field: response_no, headers: [%s]}
                  - {field: answered_on, headers: [%s]}
                  - {field: overall, headers: [%s]}
                """
                        .formatted(number, day, overall);
    }

    static Path file(String name) {
        return ReferenceData.file("strangers/" + name);
    }

    static String answersOn(String... dates) {
        StringBuilder rows = new StringBuilder("response_no,answered_on,overall\n");
        for (int i = 0; i < dates.length; i++) {
            rows.append("N").append(i).append(',').append(dates[i]).append(",5\n");
        }
        return rows.toString();
    }

    List<String> rejections(IngestResult result) {
        return rida.rejected.open(result.fileId(), 99).stream()
                .map(r -> r.reasons().get(0).en())
                .toList();
    }

    static List<String> notes(IngestResult result) {
        return result.notes().stream().map(BilingualText::en).toList();
    }

    List<String> days() {
        return query("select distinct answered_on::text from response order by 1");
    }

    /** The number of each answer with its first score. */
    List<String> scores() {
        return query(
                "select response_no || ' ' || (select min(value) from jsonb_each_text(scores)) from response order by 1");
    }

    List<String> query(String select) {
        return rida.sql.sql(select).query(String.class).list();
    }

    List<String> stored() {
        return query("select scores::text from response order by 1");
    }
}
