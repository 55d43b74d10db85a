package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.i18n.BilingualText;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;

/** A file is checked, and nothing is stored. */
class FileInspectorTest {

    @TempDir
    Path folder;

    @Test
    void reportsTheFileAndWhatWouldBeRejected() throws Exception {
        FileInspector.Checked checked = check(
                """
                رقم الطلب;تاريخ الاستلام;نوع الطلب;الجوال
                1;1447/03/01;طلب دعم;0551234567
                2;soon;طلب دعم;0551234567
                3;later;هدية;0551234567
                """,
                "windows-1256",
                null);

        assertThat(checked.mapping()).isEqualTo("partner-requests");
        assertThat(checked.format() + " " + checked.charset() + " " + checked.delimiter() + " " + checked.headerLine())
                .isEqualTo("CSV windows-1256 ; 1");
        assertThat(checked.columns().stream()
                        .map(FileInspector.ColumnUse::field)
                        .collect(Collectors.joining("|")))
                .isEqualTo("request_no|received_on|kind|");
        assertThat(checked.rows()).isEqualTo(3);
        assertThat(checked.rejected()).isEqualTo(2);
        assertThat(checked.problems())
                .extracting(BilingualText::en)
                .containsExactly(
                        "2 rows, the first in line 3: تاريخ الاستلام: enter a date like 1448/5/20, 20/5/1448; the cell says \"soon\"",
                        "One row, the first in line 4: نوع الطلب: enter one of Aid, Complaint, Enquiry, Outreach,"
                                + " Registration, Volunteering; the cell says \"هدية\"");
    }

    @Test
    void suggestsAMappingThatWorks() throws Exception {
        String file =
                """
                قائمة الطلبات,,,,,
                المعرّف,نوع الطلب,اليوم الأول,تاريخ القرار,القرار,حالة الدفع
                A1,طلب دعم,٢٥/٠٢/١٤٤٧,28/02/1447,مقبول,نعم
                A2,طلب دعم,26/02/1447,,,لا
                """;
        FileInspector.Checked checked = check(file, "UTF-8", null);

        assertThat(checked.mapping()).isEmpty();
        assertThat(checked.headerLine()).isEqualTo(2);
        assertThat(checked.proposal())
                .isEqualTo(
                        """
                        record-type: request
                        calendar: hijri
                        date-formats: ["d/M/y"]
                        fields:
                          - {field: kind, headers: ["نوع الطلب"]}
                          - {field: decided_on, headers: ["تاريخ القرار"]}
                          - {field: decision, headers: ["القرار"]}
                          - {field: request_no, headers: ["المعرّف"]}
                          - {field: received_on, headers: ["اليوم الأول"]}
                          # not read: حالة الدفع (yes-no)
                        """);
        Path mappings = Files.createDirectory(folder.resolve("mappings"));
        Files.writeString(mappings.resolve("new.yaml"), checked.proposal());
        Mapping proposed = Mappings.read(mappings).get("new");
        assertThat(check(file, "UTF-8", proposed).rejected()).isZero();
    }

    /** A proposal guesses where there is one answer, and asks where there are several. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases/deadline-first.csv | {field: received_on, headers: [\"opened\"]}",
                "cases/deadline-first.csv | # not read: deadline (dates)",
                "cases/opinion-first.csv | record-type: response",
                "cases/opinion-first.csv | {field: comment, headers: [\"opinion\"]}",
                "cases/opinion-first.csv | {field: answered_on, headers: [\"when\"]}",
                "cases/opinion-first.csv | date-formats: [\"d/M/y h:mm:ss a\"] or date-formats: [\"M/d/y h:mm:ss a\"]",
                "03-surveymonkey.csv | {field: answered_on, headers: [\"Date Modified\"]}",
                "03-surveymonkey.csv | {field: speed, headers: [\"Please rate our service - Speed\"]}",
                "04-qualtrics.csv | record-type: response",
                "04-qualtrics.csv | answered_on, headers: [...]} with \"EndDate\" or \"RecordedDate\"",
            })
    void proposalsGuessOrAsk(String file, String line) {
        Path path = ReferenceData.file("strangers").resolve(file);

        assertThat(proposal(path)).contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q1,2026-10-03,5;Q2,2026-10-04,4 | # Line 1 looks like data",
                "'\"no,received,kind\";\"Q1,2026-10-03,aid\"' | # Each line is one cell in quotation marks",
                "ticket,ref,created,submitted;C1,R1,2026-10-03,2026-10-04;C2,R2,2026-10-05,2026-10-06"
                        + " | # which column is it? - {field: request_no, headers: [...]} with \"ticket\" or \"ref\"",
                "ticket,ref,created,submitted;C1,R1,2026-10-03,2026-10-04;C2,R2,2026-10-05,2026-10-06"
                        + " | # which column is it? - {field: received_on, headers: [...]} with \"created\" or \"submitted\"",
                "case,opened,closed,type;C1,3/10/2026,5/10/2026,aid;C2,14/10/2026,15/10/2026,complaint"
                        + " | - {field: kind, headers: [\"type\"]}",
                "case,opened,closed,type;C1,3/10/2026,5/10/2026,aid;C2,14/10/2026,15/10/2026,complaint"
                        + " | - {field: received_on, headers: [\"opened\"]}",
                "case,received date;C1,46298;C2,46299 | headers: [\"received date\"], date-formats: [excel]}",
                "Respondent ID,ID,Completed,Rating;501,1,2026-10-03,5;502,2,2026-10-04,4"
                        + " | {field: response_no, headers: [...]} with \"Respondent ID\" or \"ID\"",
                "رقم المعاملة,رقم الهوية,تاريخ الميلاد,تاريخ الورود,الموعد النهائي,نوع الطلب;"
                        + "M1,1012345678,1980-01-01,2026-10-03,2026-10-17,طلب دعم;M2,1012345679,1981-01-01,2026-10-04,2026-10-18,شكوى"
                        + " | - {field: received_on, headers: [\"تاريخ الورود\"]}",
                "ref,date received,due date,subject;R1,46298,46312,food basket;R2,46299,46313,rent"
                        + " | - {field: received_on, headers: [\"date received\"], date-formats: [excel]}",
                "Report,,;case,opened,closed;C1,3/10/2026,10/5/2026 11:15 PM;C2,14/10/2026,10/15/2026 9:00 AM"
                        + " | date-formats: [\"d/M/y\"]",
                "رقم الاستمارة,تاريخ التعبئة,ما مدى رضاك عن الخدمة؟;١,٢٠٢٦/١٠/٠٣,٥;٢,٢٠٢٦/١٠/٠٤,٤"
                        + " | - {field: response_no, headers: [\"رقم الاستمارة\"]}",
                "ID,Start time,Completion time,How satisfied are you?;1,10/3/26 9:15:00,10/3/26 9:20:00,5;"
                        + "2,10/14/26 9:15:00,10/14/26 9:20:00,4 | date-formats: [\"M/d/yy H:mm:ss\"]",
            })
    void proposalsMistakeNoColumn(String rows, String line) throws Exception {
        String file = rows.strip().replace("'", "").replace(";", "\n") + "\n";

        assertThat(proposal(Files.writeString(folder.resolve("file.csv"), file)))
                .contains(line);
    }

    /** Zeros are empty cells to the mappings of an airport, which would take the file by the names of fields alone. */
    @Test
    void aMappingOfAnotherSenderIsNotUsed() throws Exception {
        FileInspector.Checked checked =
                check("response_no,answered_on,overall\nZ1,2026-10-03,4\nZ2,2026-10-03,0\n", "UTF-8", null);

        assertThat(checked.mapping()).isEqualTo("responses");
    }

    @Test
    void aMappingThatDoesNotFitIsNotUsed() throws Exception {
        FileInspector.Checked checked =
                check("request_no,received_on,kind\nR-1,2026-09-01,aid\n", "UTF-8", TestIntake.mapping("responses"));

        assertThat(checked.mapping()).isEmpty();
        assertThat(checked.proposal()).startsWith("record-type: request\nfields:\n  - {field: request_no");
    }

    /** ID and Notes are columns of lists of any kind: mappings of survey tools know them, too. */
    @Test
    void aListOfRequestsIsNoSurveyForItsIdAndNotes() throws Exception {
        String proposal = check(
                        """
                        ID,Due date,Created,Modified,Request type,Comments count,Notes
                        200,2026-11-03,2026-10-03,2026-10-05,aid,0,please call back after two
                        201,2026-11-04,2026-10-05,2026-10-06,complaint,3,
                        """,
                        "UTF-8",
                        null)
                .proposal();

        assertThat(proposal)
                .startsWith("record-type: request\n")
                .contains("{field: received_on, headers: [\"Created\"]}", "{field: kind, headers: [\"Request type\"]}");
    }

    /** A hash is the number of an answer, and the address of a network is somebody's. */
    @Test
    void theNumberOfATypeformAnswerIsItsHash() {
        String proposal = check(Path.of("src/test/resources/org/rida/intake/strange/1/n120-typeform.csv"), null)
                .proposal();

        assertThat(proposal).contains("{field: response_no, headers: [\"#\"]}", "# not read: Network ID");
    }

    /** Without the mappings of survey tools, which would fit some of the files. */
    private static String proposal(Path file) {
        List<Mapping> known = Stream.of("requests", "responses", "partner-requests", "cfpb", "boston311", "limesurvey")
                .map(TestIntake::mapping)
                .toList();
        return inspector().check(file, known, null).proposal();
    }

    private FileInspector.Checked check(String content, String charset, @Nullable Mapping wanted) throws Exception {
        return check(Files.write(folder.resolve("file.csv"), content.getBytes(Charset.forName(charset))), wanted);
    }

    private static FileInspector.Checked check(Path file, @Nullable Mapping wanted) {
        return inspector().check(file, TestIntake.MAPPINGS.values(), wanted);
    }

    private static FileInspector inspector() {
        return new FileInspector(
                TestIntake.formats(), TestIntake.POLICY, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));
    }
}
