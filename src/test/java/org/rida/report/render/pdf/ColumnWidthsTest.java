package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.document.Block;

class ColumnWidthsTest {

    @Test
    void followTheWeightsWhereWordsFit() {
        assertThat(ColumnWidths.fitted(List.of(column("Name", 3), column("n", 1), column("Mean", 1)), Language.EN, 500))
                .containsExactly(300, 100, 100);
    }

    @Test
    void noWordOfAHeadingIsWiderThanItsColumn() {
        List<Block.TableColumn> columns = List.of(
                column("File", 4),
                column("Unchanged", 1),
                column("Superseded so far", 1),
                column("n", 1),
                column("n", 4));

        int[] widths = ColumnWidths.fitted(columns, Language.EN, 400);

        assertThat(IntStream.of(widths).sum()).isEqualTo(400);
        // in a page of 523 points the weights alone break "Superseded", whose letters are 54 points wide
        assertThat(widths[2]).isGreaterThan(55);
        assertThat(widths[0]).isGreaterThan(100).isLessThan(145);
    }

    /** Rounding to whole points takes nothing from a column that is as narrow as its word. */
    @Test
    void noWordIsBrokenWhateverTheWidthOfTheTable() {
        List<Block.TableColumn> columns = List.of(
                column("Source", 5),
                column("Files", 2),
                column("Rows read", 2),
                column("Rejected", 2),
                column("Share rejected", 3),
                column("Days behind", 3));
        for (int width = 300; width <= 523; width++) {
            int[] widths = ColumnWidths.fitted(columns, Language.EN, width);
            for (int i = 0; i < widths.length; i++) {
                assertThat((double) widths[i])
                        .as("column %s of a table of %s points", i, width)
                        .isGreaterThanOrEqualTo(
                                ColumnWidths.longestWord(columns.get(i).title().in(Language.EN)));
            }
        }
    }

    @Test
    void theWeightsStayWhereNoWidthsWouldDo() {
        assertThat(ColumnWidths.fitted(
                        List.of(column("Incomprehensibilities", 1), column("Unchanged", 1)), Language.EN, 100))
                .containsExactly(50, 50);
    }

    private static Block.TableColumn column(String heading, int weight) {
        return new Block.TableColumn(BilingualText.same(heading), weight, Block.ChartKind.LABEL);
    }
}
