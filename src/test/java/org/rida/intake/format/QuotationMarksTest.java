package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;

/** Cells that hold further rows because a quotation mark is missing or too many, and cells that only have several lines. */
class QuotationMarksTest {

    private final QuotationMarks marks = new QuotationMarks("requests.csv", ',');
    private final NoteSink rows = new NoteSink();

    @Test
    void aCellThatHoldsRowsOfTheSameShapeIsRefusedWithTheirNumber() {
        marks.next(2, new String[] {"R-1", "2026-10-01", "4"});
        marks.next(3, new String[] {"R-2", "2026-10-02", "5\nR-3,2026-10-03,4\nR-4,2026-10-04,1"});

        assertThatThrownBy(() -> marks.next(6, new String[] {"R-5", "2026-10-05", "3"}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("requests.csv")
                .hasMessageContaining("line 3")
                .hasMessageContaining("(2 lines)");
    }

    /** People write lists and addresses of several lines into comments; these are no rows. */
    @ParameterizedTest
    @ValueSource(strings = {"slow\nvery slow, really, at least 3 weeks", "one\ntwo\nthree", "a,b\nc,d,e"})
    void aCommentOfSeveralLinesIsNoRow(String comment) {
        marks.next(2, new String[] {"R-1", "2026-10-01", "fine"});
        marks.next(3, new String[] {"R-2", "2026-10-02", comment});

        assertThatCode(() -> marks.next(6, new String[] {"R-5", "2026-10-05", "good"}))
                .doesNotThrowAnyException();
    }

    @Test
    void arabicDigitsAreDigits() {
        marks.next(2, new String[] {"١", "٢٠٢٦-١٠-٠١", "٤"});
        marks.next(3, new String[] {"٢", "٢٠٢٦-١٠-٠٢", "٥\n٣,٢٠٢٦-١٠-٠٣,٤"});

        assertThatThrownBy(() -> marks.finish("", rows))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("one line");
    }

    @Test
    void anOpenLastCellOfOneLineIsNotedOnly() {
        marks.next(2, new String[] {"R-1", "2026-10-01", "fine"});
        marks.next(3, new String[] {"R-2", "2026-10-02", "cut off"});
        marks.finish("R-2,2026-10-02,\"cut off", rows);

        assertThat(rows.notes).containsExactly(FileNote.of("quote-open", "line", "3"));
    }

    @Test
    void anOpenLastCellOfSeveralLinesIsRefused() {
        marks.next(2, new String[] {"R-1", "2026-10-01", "fine"});
        marks.next(3, new String[] {"R-2", "2026-10-02", "first\nsecond\nthird"});

        assertThatThrownBy(() -> marks.finish("R-2,2026-10-02,\"first\nsecond\nthird", rows))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void aClosedLastCellIsFine() {
        marks.next(2, new String[] {"R-1", "2026-10-01", "fine"});
        marks.next(3, new String[] {"R-2", "2026-10-02", "good"});
        marks.finish("R-2,2026-10-02,\"good\"", rows);
        marks.finish("R-2,2026-10-02,good", rows);

        assertThat(rows.notes).isEmpty();
    }

    @Test
    void aTextWithoutRowsIsFine() {
        marks.finish("\"", rows);

        assertThat(rows.notes).isEmpty();
    }

    @Test
    void aWorkbooksCellMayHoldRowsOfAnyDelimiter() {
        assertThat(QuotationMarks.rowsWithin(new String[] {"R-1", "2026-10-01", "4\nR-2;2026-10-02;5"}))
                .isEqualTo(1);
        assertThat(QuotationMarks.rowsWithin(
                        new String[] {"R-1", "2026-10-01", "4\r\nR-2\t2026-10-02\t5\r\nR-3\t2026-10-03\t5"}))
                .isEqualTo(2);
        assertThat(QuotationMarks.rowsWithin(new String[] {"R-1", "2026-10-01", "slow\nvery; slow; really"}))
                .isZero();
        assertThat(QuotationMarks.rowsWithin(new String[] {"R-1", "2026-10-01", "4"}))
                .isZero();
    }
}
