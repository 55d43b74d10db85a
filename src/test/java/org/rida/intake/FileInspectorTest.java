package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                        "2 rows, the first in line 3: تاريخ الاستلام: expected a date such as 1448/5/20, 20/5/1448, found \"soon\"",
                        "One row, the first in line 4: نوع الطلب: expected one of Aid, Complaint, Enquiry, Outreach,"
                                + " Registration, Volunteering; found \"هدية\"");
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

    @Test
    void aMappingThatDoesNotFitIsNotUsed() throws Exception {
        FileInspector.Checked checked =
                check("request_no,received_on,kind\nR-1,2026-09-01,aid\n", "UTF-8", TestIntake.mapping("responses"));

        assertThat(checked.mapping()).isEmpty();
        assertThat(checked.proposal()).startsWith("record-type: request\nfields:\n  - {field: request_no");
    }

    private FileInspector.Checked check(String content, String charset, @Nullable Mapping wanted) throws Exception {
        Path file = Files.write(folder.resolve("file.csv"), content.getBytes(Charset.forName(charset)));
        return new FileInspector(
                        TestIntake.formats(),
                        TestIntake.POLICY,
                        InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")),
                        TestIntake.NO_AUDIT)
                .check(file, TestIntake.MAPPINGS.values(), wanted);
    }
}
