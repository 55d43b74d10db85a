package org.rida.intake.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.Language;
import org.rida.intake.TrialReading;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.TestIntake;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;

/** Registers that say in one column what became of a request, and in another one when. */
class OutcomeColumnsTest {

    @TempDir
    Path folder;

    private final FileFormats formats = TestIntake.formats();
    private final DescribedFiles files = new DescribedFiles(formats, TestIntake.POLICY);
    private final FileSetup setup = new FileSetup(
            files,
            new TrialReading(formats, TestIntake.POLICY, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"))),
            TestIntake.POLICY);
    private final FileView view = new FileView(files, setup, TestIntake.POLICY);

    /** Whatever the titles are: the words tell that it is the outcome, and the day that is left is its day. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No,Received,Accepted / Rejected,Date | Accepted | Rejected | decided_on",
                "Request no,Received on,Result,Result date | approved | Not approved | decided_on",
                "Case,Date received,Status,Date of decision | Approved | Declined | decided_on",
                "No,Received,Committee,Date replied | accepted by committee | refused | replied_on",
                "رقم الطلب,تاريخ الاستلام,مقبول / مرفوض,التاريخ | مقبول | مرفوض | decided_on",
                "رقم الطلب,تاريخ الاستلام,القبول والرفض,اليوم | تم القبول | لم يقبل | decided_on",
                "رقم المعاملة,تاريخ الورود,رأي اللجنة,تاريخ البت | موافق عليه | غير موافق | decided_on",
                "رقم الطلب,تاريخ الطلب,الحالة,تاريخ الرد | مقبوله | معتذر عنه | replied_on",
            })
    void theOutcomeIsADecisionWithItsDay(String titles, String accepted, String rejected, String day)
            throws IOException {
        Upload upload = upload(titles
                + "\nR1,2026-09-01,%1$s,2026-09-09\nR2,2026-09-02,%2$s,2026-09-12\nR3,2026-09-03,%1$s,2026-09-13\nR4,2026-09-04,,\n"
                        .formatted(accepted.strip(), rejected.strip()));
        FileDescription begun = setup.begin(upload, List.of());

        assertThat(begun.columns().fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(0, "request_no", 1, "received_on", 2, "decision", 3, day.strip()));
        FileDescription described = answered(upload, begun);
        assertThat(described.values().wordsOf("decision"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(accepted.strip(), "accepted", rejected.strip(), "rejected"));
        TrialReading.Trial read = setup.read(upload, described, KnownMonths.NONE);
        assertThat(read.problems()).isEmpty();
        assertThat(read.counted()).isEqualTo(4);
        int decision = read.fields().indexOf("decision");
        assertThat(read.firstRows().stream().map(row -> row.values().get(decision)))
                .containsExactly("accepted", "rejected", "accepted", "");
    }

    /** Without a day each such row would be rejected, and of two days only a person knows which it is. */
    @ParameterizedTest
    @CsvSource({
        "'No,Date,Accepted / Rejected', 'R1,2026-09-01,Accepted'",
        "'No,Received,Outcome,Date A,Date B', 'R1,2026-09-01,Accepted,2026-09-03,2026-09-04'",
        "'No,Received,Progress,Date', 'R1,2026-09-01,Pending,2026-09-03'",
    })
    void whatOnlyAPersonKnowsIsNotProposed(String titles, String row) throws IOException {
        FileDescription begun = setup.begin(upload(titles + "\n" + row + "\n"), List.of());

        assertThat(begun.columns().fields()).containsValue("received_on").doesNotContainValue("decision");
    }

    /** The name of a field is never told to people, even of a column that the file does not have. */
    @Test
    void aMissingDayIsCalledByItsName() throws IOException {
        Upload upload = upload("No,Received,Decision\nR1,2026-09-01,accepted\nR2,2026-09-02,rejected\n");
        FileDescription begun = setup.begin(upload, List.of());
        Map<Integer, String> fields = new HashMap<>(begun.columns().fields());
        fields.put(2, "decision");
        TrialReading.Trial read = setup.read(
                upload, kinds(setup.withColumns(begun, false, fields, Map.of("kind", "aid"))), KnownMonths.NONE);

        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).text().in(Language.EN))
                .contains("Decided on")
                .doesNotContain("decided_on");
        assertThat(read.problems().get(0).text().in(Language.AR))
                .contains("تاريخ القرار")
                .doesNotContain("decided_on");
    }

    /** That two rows of a number differ is known when both are read: the first of them is not shown as if it were taken. */
    @Test
    void rowsInConflictAreNotShownAsRight() throws IOException {
        Upload upload = upload("No,Received,Kind\nR1,2026-09-01,aid\nR2,2026-09-02,aid\nR1,2026-09-03,aid\n");
        Map<Integer, String> fields = Map.of(0, "request_no", 1, "received_on", 2, "kind");
        TrialReading.Trial read = setup.read(
                upload, setup.withColumns(setup.begin(upload, List.of()), false, fields, Map.of()), KnownMonths.NONE);

        assertThat(read.rejected()).isEqualTo(2);
        assertThat(read.firstRows().stream().map(row -> row.reasons().size())).containsExactly(1, 0, 1);
    }

    /** The description with the kind that the file does not tell, and the words as they are proposed. */
    private FileDescription answered(Upload upload, FileDescription begun) {
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (ColumnValues column : view.values(upload, begun)) {
            Map<String, String> meanings = new TreeMap<>();
            for (CountedValue value : column.values()) {
                meanings.put(value.word(), value.meaning());
            }
            words.put(column.field().name(), meanings);
        }
        return kinds(begun).with(new DescribedValues(words, Map.of(), List.of()));
    }

    private FileDescription kinds(FileDescription begun) {
        return setup.withColumns(begun, false, begun.columns().fields(), Map.of("kind", "aid"));
    }

    private Upload upload(String text) throws IOException {
        Path file = folder.resolve("register.csv");
        return new Upload("0", Files.writeString(file, text));
    }
}
