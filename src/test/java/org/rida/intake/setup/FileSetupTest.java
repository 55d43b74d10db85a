package org.rida.intake.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.setup.FileDescription.DescribedDates;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;

/** What a described file is asked, and what is refused, without a server. */
class FileSetupTest {

    private static final String REQUESTS =
            """
            Exported on 1 October
            No,Received,Kind,Channel,Note
            1,2026-09-01,Complaint,Fax,call 0551234567
            2,2026-09-02,Complaint,Fax,
            3,2026-09-03,Enquiry,Phone,
            """;

    @TempDir
    Path folder;

    private final FileFormats formats = TestIntake.formats();
    private final DescribedFiles files = new DescribedFiles(formats, TestIntake.POLICY);
    private final FileSetup setup = new FileSetup(
            files,
            new TrialReading(formats, TestIntake.POLICY, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"))),
            TestIntake.POLICY);
    private final FileView view = new FileView(files, setup, TestIntake.POLICY);

    @Test
    void theFileItselfTellsWhereItsTableIs() throws IOException {
        Upload upload = upload(REQUESTS);
        FileDescription begun = setup.begin(upload, List.of());

        assertThat(view.facts(upload, begun).headerLine()).isEqualTo(2);
        assertThat(view.facts(upload, begun).titles()).containsExactly("No", "Received", "Kind", "Channel", "Note");
        assertThat(begun.columns().type()).isEqualTo(RecordType.REQUEST);
        assertThat(begun.columns().fields()).containsEntry(1, "received_on").containsEntry(3, "channel");
        assertThat(view.columns(upload, begun, List.of()).toString()).doesNotContain("0551234567");
    }

    /** What stands in no mapping yet cannot be told by it: the person is told what is left out, and where to change that. */
    @Test
    void columnsThatAreLeftOutAreToldInTheWordsOfTheSetUp() throws IOException {
        Upload upload = upload(
                """
                Respondent ID,Collector ID,Date Modified,IP Address,How satisfied are you overall?,Please rate our service,,,What is your comment?
                ,,,,Response,Ease of procedures,Speed,Clarity of information,Open-Ended Response
                118001,4401,2026-10-03 09:15:00,,5,4,3,5,fine
                118002,4401,2026-10-05 10:15:00,,2,1,2,2,slow
                """);
        FileDescription begun = setup.begin(upload, List.of());

        List<BilingualText> notes = setup.read(upload, begun, KnownMonths.NONE).notes();

        assertThat(notes)
                .anyMatch(note -> note.en().contains("left out, as nothing was chosen for")
                        && note.en().contains("Collector ID")
                        && note.en().contains("the step “Columns”")
                        && note.ar().contains("خطوة «الأعمدة»"))
                .noneMatch(note -> note.en().contains("mapping") || note.ar().contains("التعيين"));
    }

    @Test
    void valuesAreCountedAndAskedForWhereThePolicyDoesNotKnowThem() throws IOException {
        Upload upload = upload(REQUESTS);
        FileDescription begun = setup.begin(upload, List.of());

        ColumnValues channels = view.values(upload, begun).stream()
                .filter(v -> v.field().name().equals("channel"))
                .findFirst()
                .orElseThrow();

        assertThat(channels.values())
                .containsExactly(
                        new CountedValue("Fax", 2, "", true, false),
                        new CountedValue("Phone", 1, "phone", false, false));
    }

    @Test
    void theDescriptionIsAMappingThatReadsTheFile() throws IOException {
        Upload upload = upload(REQUESTS);
        FileDescription begun = setup.begin(upload, List.of());
        FileDescription described = begun.with(new DescribedValues(
                Map.of("channel", Map.of("Fax", "letter", "Phone", FileDescription.NOTHING)),
                Map.of("service", "keep"),
                List.of()));

        Mapping mapping = Mappings.parse("new", setup.yaml(upload, described));
        TrialReading.Trial read = setup.read(upload, described, KnownMonths.NONE);

        assertThat(mapping.recordType()).isEqualTo(RecordType.REQUEST);
        assertThat(setup.yaml(upload, described))
                .contains("{code: \"letter\", accept: [\"Fax\"]}", "null-values: [\"Phone\"]");
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.rejected()).isZero();
    }

    /** A register of requests with the requester's rating beside them is proposed as both. */
    @ParameterizedTest
    @CsvSource({
        "'No,Received,Kind,Replied on,Satisfaction rating,Rating date', answered_on",
        "'رقم الطلب,تاريخ الاستلام,نوع الطلب,تاريخ الرد,التقييم العام,تاريخ التقييم', answered_on",
    })
    void aRegisterWithRatingsGivesRequestsAndAnswers(String header, String day) throws IOException {
        Upload upload = upload(header + "\n" + "R1,2026-09-01,complaint,2026-09-03,5,2026-09-05\n"
                + "R2,2026-09-02,complaint,2026-09-04,2,2026-09-05\n" + "R3,2026-09-03,complaint,2026-09-05,,\n");
        FileDescription begun = setup.begin(upload, List.of());

        assertThat(begun.columns().type()).isEqualTo(RecordType.REQUEST);
        assertThat(begun.columns().fields())
                .containsEntry(0, "request_no")
                .containsEntry(4, "overall")
                .containsEntry(5, day);
        assertThat(setup.isOfAnswer(RecordType.REQUEST, "overall")).isTrue();
        assertThat(setup.isOfAnswer(RecordType.REQUEST, "channel")).isFalse();
        assertThat(setup.isOfAnswer(RecordType.RESPONSE, "overall")).isFalse();
        assertThat(setup.yaml(upload, begun)).containsSubsequence("fields:", "request_no", "answers:", "overall", day);
        assertThat(setup.read(upload, begun, KnownMonths.NONE).figures().requests())
                .isEqualTo(3);
        TrialReading.Trial answers = setup.readAnswers(upload, begun).orElseThrow();
        assertThat(answers.figures().rated() + " " + answers.figures().satisfied() + " " + answers.rejected())
                .isEqualTo("2 1 0");
        assertThat(view.values(upload, begun).stream().map(v -> v.field().name()))
                .contains("overall");

        Map<Integer, String> withoutNumber =
                new java.util.LinkedHashMap<>(begun.columns().fields());
        withoutNumber.remove(0);
        FileDescription unnumbered = setup.withColumns(begun, true, withoutNumber, Map.of());
        assertThatThrownBy(() -> setup.checkColumns(unnumbered.columns()))
                .hasMessageContaining("a column with the number of the request");
    }

    @Test
    void aRegisterWithoutRatingsGivesRequestsOnly() throws IOException {
        Upload upload = upload(REQUESTS);

        assertThat(setup.readAnswers(upload, setup.begin(upload, List.of()))).isEmpty();
    }

    @Test
    void anotherLayoutProposesTheColumnsAnewButRowsLeftOutDoNot() throws IOException {
        Upload upload = upload(REQUESTS);
        FileDescription begun = setup.begin(upload, List.of());
        FileDescription constant =
                setup.withColumns(begun, false, begun.columns().fields(), Map.of("mode", "", "channel", "phone"));

        FileDescription without = setup.relayout(
                upload, constant, FileLayout.of(Map.of("leaveOutColumn", "Kind", "leaveOut", "Enquiry")), List.of());
        FileDescription semicolons =
                setup.relayout(upload, constant, FileLayout.of(Map.of("delimiter", ";", "headerLine", "2")), List.of());

        assertThat(without.columns()).isEqualTo(constant.columns());
        assertThat(without.columns().constants()).containsExactly(Map.entry("channel", "phone"));
        assertThat(setup.read(upload, without, KnownMonths.NONE).rows()
                        - setup.read(upload, without, KnownMonths.NONE).rejected())
                .isLessThan(3);
        assertThat(semicolons.columns().constants()).isEmpty();
        assertThat(view.facts(upload, semicolons).titles()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "kind, kind, Two columns are read as Request type",
        "'', kind, No column is read as the day of receipt",
        "received_on, '', The request type is not known"
    })
    void fieldsThatAreMissingOrDoubleAreRefused(String first, String second, String words) throws IOException {
        FileDescription begun = setup.begin(upload(REQUESTS), List.of());

        FileDescription described = setup.withColumns(begun, true, Map.of(1, first, 2, second), Map.of());
        assertThatThrownBy(() -> setup.checkColumns(described.columns()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
        // what was chosen is there still
        assertThat(described.columns().fields().values())
                .containsExactlyInAnyOrderElementsOf(Stream.of(first, second)
                        .filter(field -> !field.isEmpty())
                        .toList());
    }

    @Test
    void filesThatCannotBeDescribedAreRefused() throws IOException {
        Upload wide = upload("c,".repeat(500) + "c\n");
        Upload empty = upload("");
        FileDescription begun = setup.begin(upload(REQUESTS), List.of());
        FileDescription otherSheet = begun.with(FileLayout.of(Map.of("sheet", "Sheet 9")));

        assertThatThrownBy(() -> setup.begin(wide, List.of())).hasMessageContaining("501");
        assertThatThrownBy(() -> setup.begin(empty, List.of())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> view.facts(upload(REQUESTS), otherSheet)).isInstanceOf(Problem.class);
    }

    @Test
    void wrongAnswersOfAFormAreTakenAsNone() {
        FileLayout layout = FileLayout.of(Map.of("headerLine", "-1", "leaveOut", "x".repeat(301)));

        assertThat(layout).isEqualTo(FileLayout.GUESSED);
        assertThat(FileLayout.of(Map.of("headerLine", "12")).headerLine()).isEqualTo(12);
        assertThat(new DescribedDates("julian", "sideways", Map.of("answered_on", "day-of 2013-13")))
                .isEqualTo(new DescribedDates("gregorian", "auto", null));
        assertThat(new DescribedDates("hijri", "month-first", null).order()).isEqualTo("month-first");
    }

    @Test
    void aDescriptionIsStoredWhole() throws IOException {
        FileDescription begun = setup.begin(upload(REQUESTS), List.of());

        assertThat(RowJson.read(RowJson.write(begun), FileDescription.class)).isEqualTo(begun);
    }

    private Upload upload(String content) throws IOException {
        Path file = Files.createTempFile(folder, "requests", ".csv");
        return new Upload("0", Files.writeString(file, content));
    }
}
