package org.rida.report.render.xlsx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;

/** A distribution: the counts of each question's answers, and a chart of these cells. */
final class DistributionSheet {

    /** Highest score of the scale. */
    static final int BEST = 5;

    static final List<Integer> WIDTHS = List.of(26, 12, 12, 12, 14, 14, 12, 12, 22);
    /** The columns of the two best answers, and of all. */
    private static final CellValue.ColumnSpan SATISFIED = new CellValue.ColumnSpan(1, 2);

    private static final int ALL = 6;
    private static final List<Integer> ANSWERS = List.of(1, 2, 3, 4, 5);

    private DistributionSheet() {}

    static TableRange fill(Sheet sheet, Block.Distribution distribution, WorkbookText labels) {
        PageSheet.note(sheet, distribution.note(), labels);
        List<List<CellValue>> rows =
                distribution.rows().stream().map(row -> row(row, labels)).toList();
        String title = labels.format(distribution.title());
        TableRange range = sheet.table(title, columns(labels), rows);
        sheet.draw(new Chart.Bars(title, labels.description(distribution.heading()), ANSWERS), range);
        return range;
    }

    private static List<Column> columns(WorkbookText labels) {
        List<String> titles = new ArrayList<>();
        titles.add(labels.column("question"));
        IntStream.range(0, BEST).mapToObj(i -> answer(i, labels)).forEach(titles::add);
        titles.add(labels.format("answers.all"));
        titles.add(labels.format("answers.satisfied"));
        titles.add(labels.column("notes"));
        return IntStream.range(0, titles.size())
                .mapToObj(i -> Column.wrapped(titles.get(i), WIDTHS.get(i)))
                .toList();
    }

    /** @param place 0 for the best answer */
    static String answer(int place, WorkbookText labels) {
        return labels.format("answer." + (BEST - place));
    }

    /** Masked counts are empty cells, since a chart would draw text as zero; the last column gives the reason. */
    private static List<CellValue> row(Block.AnswerDistribution answers, WorkbookText labels) {
        List<CellValue> row = new ArrayList<>();
        row.add(CellValue.text(labels.format(answers.label())));
        if (answers.state() != Cell.CellState.NUMBER || answers.counts().isEmpty()) {
            row.addAll(Collections.nCopies(BEST + 2, CellValue.nothing()));
            row.add(labels.reason(answers.state()));
            return row;
        }
        answers.counts().forEach(n -> row.add(n == null ? CellValue.nothing() : CellValue.whole(n)));
        row.add(CellValue.whole(answers.n()));
        row.add(satisfied(answers));
        row.add(
                answers.counts().stream().anyMatch(Objects::isNull)
                        ? labels.reason(Cell.CellState.TOO_FEW)
                        : CellValue.nothing());
        return row;
    }

    /** Share of the two best answers; empty when one of them is masked. */
    private static CellValue satisfied(Block.AnswerDistribution answers) {
        Long best = answers.counts().get(0);
        Long good = answers.counts().get(1);
        return best == null || good == null || answers.n() == 0
                ? CellValue.nothing()
                : new CellValue.ShareOfCounts((double) (best + good) / answers.n(), 0, SATISFIED, ALL);
    }
}
