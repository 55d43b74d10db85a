package org.rida.report;

import org.rida.metric.Figure;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TableSpec;







import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.List;

/** One row per question of the survey. */
final class QuestionRows {

    private QuestionRows() {}

    static List<Block.Row> of(List<String> questions, TableSpec spec, Draft draft) {
        return questions.stream()
                .map(question -> new Block.Row(
                        draft.facts().policy().question(question).name(),
                        spec.columns().stream()
                                .map(c -> cell(c, question, draft))
                                .toList()))
                .toList();
    }

    private static Cell cell(ColumnSpec column, String question, Draft draft) {
        String of = requireNonNullElse(column.subject(), question);
        Figure figure = draft.facts().figure(requireNonNull(column.metric(), "which metric?"), of);
        return Figures.shown(figure, of, column.show(), draft);
    }
}
