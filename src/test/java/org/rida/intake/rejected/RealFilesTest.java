package org.rida.intake.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.TestIntake;

/**
 * Every real file is ingested with these counts, or refused with this message. Left out are the answers of San
 * Francisco's surveys without a score (131 and 133 cells that are empty or 0) and those of a Kobo form without any
 * question of the policy.
 */
class RealFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "boston311/boston311_2015_dev.csv, boston311, 14229, 14229, 0, 0",
        "qsv-variants/boston311-100.csv, boston311-portal, 100, 100, 0, 0",
        "qsv-variants/boston311-100.csv.zip, boston311-portal, 100, 100, 0, 0",
        "qsv-variants/boston311-100-notime.csv, boston311-portal, 100, 100, 0, 0",
        "qsv-variants/boston311-dmy-100.csv, boston311-portal, 100, 100, 0, 0",
        "qsv-variants/boston311-100-with-nonascii.csv, boston311-portal, 100, 100, 0, 0",
        "qsv-variants/boston311-100-20dupes-random.csv, boston311-portal, 100, 80, 20, 0",
        "qsv-variants/boston311-100-bad.tsv, boston311-portal, 100, 99, 0, 1",
        "qsv-variants/boston311-10-boolean-1or0.csv, boston311-portal, 10, 10, 0, 0",
        "qsv-variants/NYC311-5.ssv, nyc311, 5, 5, 0, 0",
        "qsv-variants/NYC311-5.tsv, nyc311, 5, 5, 0, 0",
        "nyc311/nyc311_2022-05-01.csv, nyc311, 231, 231, 0, 0",
        "cfpb/consumer_complaints.csv, cfpb, 423, 417, 0, 6",
        "sfo/2013_SFO_Customer_Survey.csv, sfo-2013, 3535, 3404, 0, 0",
        "sfo/2016_SFO_Customer_Survey.csv, sfo-2016, 3087, 2954, 0, 0",
        "kobo/kobo_arabic_labels_utf8bom.csv, kobo, 5, 0, 0, 0",
        "kobo/kobo_arabic_labels_semicolon.csv, kobo, 5, 0, 0, 0",
        "kobo/kobo_xml_names.csv, kobo, 5, 0, 0, 0",
    })
    void isIngested(String file, String mapping, long read, long merged, long unchanged, long rejected) {
        TestIntake rida = new TestIntake(folder);
        IngestResult result = rida.ingest(ReferenceData.file(file), mapping);

        assertThat(new long[] {result.read(), result.merged(), result.unchanged(), result.rejected()})
                .as("%s %s", result.notes(), rida.rejected.open(result.fileId(), 5))
                .containsExactly(read, merged, unchanged, rejected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            xlsx-poi/SampleSS.ods          | (ODS
            xlsx-poi/Simple.xlsb           | (XLSB
            xlsx-poi/xlsx-corrupted.xlsx   | damaged or incomplete
            xlsx-poi/protected_passtika.xlsx | protected by a password
            xlsx-poi/password.xls          | protected by a password
            xlsx-poi/SampleSS.xlsx         | a column
            xlsx-poi/SampleSS.strict.xlsx  | a column
            xlsx-poi/SimpleStrict.xlsx     | a column
            xlsx-poi/DateFormats.xls       | a column
            charset/holiday_names_windows-1256.csv | a column
            csv-spectrum/csvs/json.csv     | a column
            """)
    void isRefused(String file, String words) {
        Path path = ReferenceData.file(file);
        TestIntake rida = new TestIntake(folder);

        assertThatThrownBy(() -> rida.ingest(path, "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
        assertThat(rida.count("request")).isZero();
        assertThat(rida.files.list(10))
                .extracting(SourceFiles.SourceFile::state)
                .containsExactly("refused");
    }

    @Test
    void aPdfIsRefused() throws IOException {
        Path pdf = Files.writeString(folder.resolve("letter.pdf"), "%PDF-1.4\n%âãÏÓ\n1 0 obj\n");
        TestIntake rida = new TestIntake(folder);

        assertThatThrownBy(() -> rida.ingest(pdf, "requests"))
                .isInstanceOf(Problem.class)
                .hasMessage("letter.pdf: only CSV, XLSX and XLS can be read (PDF). Save it as XLSX or CSV.");
    }

    @ParameterizedTest
    @CsvSource({"100.csv.zip, 100", "100-notime.csv, 100", "dmy-100.csv, 100", "100-20dupes-random.csv, 80"})
    void theSameRowsInAnotherFormGiveTheSameRequests(String variant, int count) {
        List<String> plain = requests("boston311-100.csv");
        List<String> dressed = requests("boston311-" + variant);

        assertThat(dressed).hasSize(count);
        assertThat(plain).containsAll(dressed);
    }

    private List<String> requests(String file) {
        TestIntake rida = new TestIntake(folder);
        rida.ingest(ReferenceData.file("qsv-variants/" + file), "boston311-portal");
        return rida.sql
                .sql(
                        "select (to_jsonb(r) - array['file_id', 'line_no', 'updated_at'])::text from request r order by request_no")
                .query(String.class)
                .list();
    }
}
