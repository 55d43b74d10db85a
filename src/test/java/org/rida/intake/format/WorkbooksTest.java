package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;

/** Workbooks that other programs wrote. */
class WorkbooksTest {

    @ParameterizedTest
    @CsvSource({
        "xlsx-poi/InlineStrings.xlsx, 7",
        "xlsx-poi/noSharedStringTable.xlsx, 1",
        "xlsx-poi/SimpleStrict.xlsx, 6",
        "xlsx-poi/SampleSS.xlsx, 3",
        "xlsx-poi/SampleSS.strict.xlsx, 3",
        "xlsx-poi/right-to-left.xlsx, 4",
        "xlsx-poi/WithTable.xlsx, 2",
        "xlsx-poi/DataTableCities.xlsx, 6",
        "xlsx-poi/formula-eval.xlsx, 1",
        "xlsx-poi/Booleans.xlsx, 4",
        "xlsx-poi/unicodeSheetName.xlsx, 9",
        "xlsx-poi/NewlineInFormulas.xlsx, 10",
        "xlsx-poi/62629_toMerge.xlsx, 1",
        "xlsx-poi/TwoSheetsOneHidden.xlsx, 1",
        "xlsx-poi/DateFormatTests.xlsx, 4",
        "xlsx-spring-batch/types.xlsx, 3",
        "xlsx-spring-batch/errors.xlsx, 3",
        "xlsx-spring-batch/blankRow.xlsx, 7",
        "xlsx-spring-batch/player_with_blank_lines.xlsx, 4320",
    })
    void workbooksAreRead(String file, int rows) {
        assertThat(ReadRows.read(ReferenceData.file(file), new XlsxFormat())).hasSize(rows);
    }

    @Test
    void strictAndTransitionalWorkbooksAreTheSame() {
        assertThat(ReadRows.read(ReferenceData.file("xlsx-poi/SampleSS.strict.xlsx"), new XlsxFormat()))
                .isEqualTo(ReadRows.read(ReferenceData.file("xlsx-poi/SampleSS.xlsx"), new XlsxFormat()));
    }

    @Test
    void bothDateSystemsGiveTheSameDays() {
        assertThat(ReadRows.read(ReferenceData.file("xlsx-poi/1904DateWindowing.xls"), new XlsFormat()))
                .isEqualTo(ReadRows.read(ReferenceData.file("xlsx-poi/1900DateWindowing.xls"), new XlsFormat()));
    }

    @ParameterizedTest
    @CsvSource({
        "xlsx-poi/protected_passtika.xlsx, tika, 1",
        "xlsx-poi/password.xls, password, 1",
        "xlsx-spring-batch/player_with_password.xls, readme, 4321",
    })
    void protectedWorkbooksOpenWithTheirPassword(String file, String password, int rows) {
        Path path = ReferenceData.file(file);
        FileFormat format = file.endsWith("x") ? new XlsxFormat() : new XlsFormat();

        assertThat(ReadRows.read(path, format, withPassword(password))).hasSize(rows);
        assertThatThrownBy(() -> ReadRows.read(path, format, withPassword("wrong")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not the right one");
    }

    private static Mapping withPassword(String password) {
        return TestIntake.mappingOf("requests", "record-type: request\npassword: \"%s\"\n".formatted(password));
    }
}
