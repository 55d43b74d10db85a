package org.rida.report.table;

import org.rida.metric.Figure;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;













import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.List;

/** One row per question of the survey. */
final class QuestionRows {

    private QuestionRows() {}

    static List<Block.TableRow> rows(List<String> questions, TableSpec spec, DraftContext draft) {
        return questions.stream()
                .map(question -> new Block.TableRow(
                        draft.facts().policy().question(question).name(),
                        spec.columns().stream()
                                .map(c -> cell(c, question, draft))
                                .toList()))
                .toList();
    }

    private static Cell cell(ColumnSpec column, String question, DraftContext draft) {
        String of = requireNonNullElse(column.subject(), question);
        Figure figure = draft.facts().figure(requireNonNull(column.metric(), "which metric?"), of);
        return FigureCells.shown(figure, of, column.show(), draft);
    }
}
