package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.SharedData;
import org.rida.wording.Problem;

/** Workbooks that other programs wrote. */
class WorkbooksTest {

    @ParameterizedTest
    @CsvSource({
        "torture/xlsx-poi/InlineStrings.xlsx, 5",
        "torture/xlsx-poi/noSharedStringTable.xlsx, 1",
        "torture/xlsx-poi/SimpleStrict.xlsx, 1",
        "torture/xlsx-poi/SampleSS.xlsx, 1",
        "torture/xlsx-poi/SampleSS.strict.xlsx, 1",
        "torture/xlsx-poi/right-to-left.xlsx, 1",
        "torture/xlsx-poi/WithTable.xlsx, 1",
        "torture/xlsx-poi/DataTableCities.xlsx, 1",
        "torture/xlsx-poi/formula-eval.xlsx, 1",
        "torture/xlsx-poi/Booleans.xlsx, 1",
        "torture/xlsx-poi/unicodeSheetName.xlsx, 1",
        "torture/xlsx-poi/NewlineInFormulas.xlsx, 1",
        "torture/xlsx-poi/62629_toMerge.xlsx, 1",
        "torture/xlsx-poi/TwoSheetsOneHidden.xlsx, 1",
        "torture/xlsx-poi/DateFormatTests.xlsx, 1",
        "torture/xlsx-spring-batch/types.xlsx, 1",
        "torture/xlsx-spring-batch/errors.xlsx, 1",
        "torture/xlsx-spring-batch/blankRow.xlsx, 1",
        "torture/xlsx-spring-batch/player_with_blank_lines.xlsx, 1",
    })
    void workbooksAreRead(String file, int atLeast) {
        assertThat(ReadRows.of(SharedData.file(file), new XlsxFormat())).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void strictAndTransitionalWorkbooksAreTheSame() {
        assertThat(ReadRows.of(SharedData.file("torture/xlsx-poi/SampleSS.strict.xlsx"), new XlsxFormat()))
                .isEqualTo(ReadRows.of(SharedData.file("torture/xlsx-poi/SampleSS.xlsx"), new XlsxFormat()));
    }

    @Test
    void bothDateSystemsGiveTheSameDays() {
        assertThat(ReadRows.of(SharedData.file("torture/xlsx-poi/1904DateWindowing.xls"), new XlsFormat()))
                .isEqualTo(ReadRows.of(SharedData.file("torture/xlsx-poi/1900DateWindowing.xls"), new XlsFormat()));
    }

    @ParameterizedTest
    @CsvSource({
        "torture/xlsx-poi/protected_passtika.xlsx, tika",
        "torture/xlsx-poi/password.xls, password",
        "torture/xlsx-spring-batch/player_with_password.xls, readme",
    })
    void protectedWorkbooksOpenWithTheirPassword(String file, String password) {
        Path path = SharedData.file(file);
        FileFormat format = file.endsWith("x") ? new XlsxFormat() : new XlsFormat();

        assertThat(ReadRows.of(path, format, withPassword(password))).isNotEmpty();
        assertThatThrownBy(() -> ReadRows.of(path, format, withPassword("wrong")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not the right one");
    }

    private static Mapping withPassword(String password) {
        Mapping m = TestIntake.mapping("requests");
        return new Mapping(
                m.name(),
                m.recordType(),
                m.charset(),
                m.delimiter(),
                null,
                password,
                null,
                m.calendar(),
                List.of(),
                List.of(),
                null,
                m.rejectLimit(),
                "",
                m.numberFrom(),
                List.of(),
                List.of());
    }
}
