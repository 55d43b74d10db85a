package org.rida.sheet;














import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.poi.ss.util.WorkbookUtil;
import org.junit.jupiter.api.Test;

class SheetNamesTest {

    private final SheetNames names = new SheetNames();

    @Test
    void forbiddenCharactersBecomeSpaces() {
        assertThat(names.unique("'2026/10: [بحسب] القناة?*\\'")).isEqualTo("2026 10 – بحسب القناة");
    }

    @Test
    void longTitlesAreCutBetweenWordsAndStayUnique() {
        String title = "نسبة رضا المستفيدين عن سهولة الإجراءات وسرعة الإنجاز";
        String first = names.unique(title);
        String second = names.unique(title);
        assertThat(first).isEqualTo("نسبة رضا المستفيدين عن سهولة");
        assertThat(second).endsWith(" 2").hasSizeLessThanOrEqualTo(31).isNotEqualTo(first);
        WorkbookUtil.validateSheetName(first);
        WorkbookUtil.validateSheetName(second);
    }

    @Test
    void aLongTitleIsCutWhereItStillMeansSomething() {
        assertThat(names.unique("Age of requests open at the end (days)")).isEqualTo("Age of requests open at the end");
        assertThat(names.unique("By the request's outcome on the day of the answer"))
                .isEqualTo("By the request's outcome");
        assertThat(names.unique("Answered by each day after receipt, those still open included"))
                .isEqualTo("Answered by each day");
        assertThat(names.unique("Satisfied: One short list of required documents")).isEqualTo("Satisfied – One short list");
    }

    @Test
    void lettersOfEitherCaseAreTheSameName() {
        assertThat(names.unique("Data")).isEqualTo("Data");
        assertThat(names.unique("DATA")).isEqualTo("DATA 2");
    }

    @Test
    void excelKeepsHistoryForItself() {
        assertThat(names.unique("History")).isEqualTo("History 2");
    }

    @Test
    void aTitleOfForbiddenCharactersOnlyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.unique("[/]"))
                .withMessage("sheet name: expected a letter or digit, found \"[/]\"");
    }
}
