package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.ReferenceData;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.TestIntake;

/** The counts of every reference file that any mapping reads add up, and agree with the rows in the database. */
class CountsAddUpTest {

    /** What becomes of each file, as {@link FileOutcomesTest} holds it. */
    private static final Path OUTCOMES = Path.of("src/test/resources/org/rida/intake/file-outcomes.txt");

    private static final Pattern READ = Pattern.compile("(.+) \\| (\\S+): (\\d+) rows, (\\d+) rejected");

    @TempDir
    Path folder;

    @Test
    void countsOfAllReferenceFilesAddUp() throws IOException {
        TestIntake rida = new TestIntake(folder);
        List<IngestResult> results = new ArrayList<>();
        for (String line : Files.readAllLines(OUTCOMES)) {
            Matcher read = READ.matcher(line);
            if (read.matches()) {
                try {
                    IngestResult result = rida.ingest(ReferenceData.FOLDER.resolve(read.group(1)), read.group(2));
                    assertThat(result.rows().read()).as(line).isEqualTo(Long.parseLong(read.group(3)));
                    results.add(result);
                } catch (Problem refused) {
                    // a check says what the rows would be; an ingest asks first how dates are written, and beside other
                    // files
                    System.out.println("not ingested | " + refused.text().en());
                }
            }
        }

        assertThat(results).hasSizeGreaterThan(20);
        for (IngestResult result : results) {
            SourceFiles.SourceFile stored = rida.files.find(result.fileId()).orElseThrow();
            assertThat(stored.rows()).as(result.file()).isEqualTo(result.rows());
            assertThat(rida.sql
                            .sql("select count(*) from rejected_row where file_id = ?")
                            .param(result.fileId())
                            .query(Long.class)
                            .single())
                    .as(result.file())
                    .isEqualTo(result.rejected());
        }
        assertThat(rida.sql
                        .sql("select count(*) from source_file where rows_filtered > 0")
                        .query(Long.class)
                        .single())
                .isPositive();
        Map<String, Object> sums = rida.sql
                .sql("select sum(rows_new) as added, (select count(*) from request) + (select count(*) from response)"
                        + " + (select count(*) from invitation) as stored from source_file")
                .query()
                .singleRow();
        assertThat(((Number) sums.get("added")).longValue()).isEqualTo(((Number) sums.get("stored")).longValue());
    }

    @Test
    void countsThatDoNotAddUpAreAnError() {
        assertThatThrownBy(() -> new RowCounts(3, 1, 0, 0, 0, 1, 0)).hasMessageContaining("do not add up");
    }
}
