package org.rida.report.table;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Question;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;

/** Chooses the rows of a table by the kind that its definition names. */
public final class TableRows {

    private TableRows() {}

    /** A definition names one kind of rows, which its validation holds; age bands are the one that is left. */
    public static List<Block.TableRow> rows(TableSpec spec, DraftContext draft) {
        RowsSpec rows = spec.rows();
        if (rows.dimension() != null) {
            return slice(rows.dimension(), spec, draft);
        }
        if (rows.stages() != null) {
            return StageRows.rows(rows.stages(), spec, draft);
        }
        if (rows.figures() != null) {
            return rows.figures().stream().map(m -> figure(m, spec, draft)).toList();
        }
        if (rows.flow() != null) {
            return FlowTable.rowPerLine(rows.flow(), draft);
        }
        if (rows.themes() != null) {
            return ThemeRows.rows(rows.themes(), spec, draft);
        }
        if (rows.questions() != null) {
            return rows.questions().stream()
                    .flatMap(question -> options(question, draft))
                    .map(question -> question(question, spec, draft))
                    .toList();
        }
        return ages(requireNonNullElse(rows.ageBands(), List.of()), draft);
    }

    /** One row per value of the dimension. */
    private static List<Block.TableRow> slice(Dimension slice, TableSpec spec, DraftContext draft) {
        DimensionFigures figures = DimensionFigures.of(spec.columns(), slice, draft);
        return figures.rows().stream()
                .map(values -> new Block.TableRow(
                        figures.label(values, draft),
                        spec.columns().stream()
                                .map(c -> figures.cell(c, values.get(0), draft))
                                .toList()))
                .toList();
    }

    /** One row per metric. */
    private static Block.TableRow figure(Metric metric, TableSpec spec, DraftContext draft) {
        Figure figure = draft.facts()
                .figure(metric, MetricPopulations.question(metric, draft.facts().policy()));
        return new Block.TableRow(
                BilingualText.ofMessage(figure.metric().nameKey()),
                spec.columns().stream()
                        .map(c -> FigureCells.shown(figure, null, c.show(), draft))
                        .toList());
    }

    /** The options of a question with several answers, the most chosen first; the question itself of others. */
    private static Stream<String> options(String code, DraftContext draft) {
        Question question = draft.facts().policy().question(code);
        return question.options().isEmpty()
                ? Stream.of(code)
                : question.options().stream()
                        .map(option -> question.optionCode(option.code()))
                        .sorted(Comparator.comparing(
                                option -> draft.facts()
                                        .figure(Metric.CHOSEN_SHARE, option)
                                        .numerator(),
                                Comparator.reverseOrder()));
    }

    /** A column without a question of its own shows the figure for the row's question. */
    private static Block.TableRow question(String question, TableSpec spec, DraftContext draft) {
        List<Cell> cells = new ArrayList<>();
        for (ColumnSpec column : spec.columns()) {
            String subject = requireNonNullElse(column.subject(), question);
            Figure figure =
                    draft.facts().figure(requireNonNull(column.metric(), "metric of a column of questions"), subject);
            cells.add(FigureCells.shown(figure, subject, column.show(), draft));
        }
        return new Block.TableRow(draft.facts().policy().question(question).name(), cells);
    }

    /**
     * Open requests by age in days. Bands that begin beyond the target are highlighted.
     *
     * @param ends upper ends of the bands in days, inclusive and ascending
     */
    private static List<Block.TableRow> ages(List<Integer> ends, DraftContext draft) {
        Map<String, Long> bands = bands(ends, draft.facts().openByAge());
        boolean hidden =
                bands.values().stream().anyMatch(n -> n > 0 && n < draft.facts().requestMinimum());
        List<Block.TableRow> rows = new ArrayList<>();
        bands.forEach((band, n) -> rows.add(new Block.TableRow(
                draft.text(w -> w.format("age.band", "band", w.digits(band))),
                List.of(hidden ? Cell.tooFew(Cell.CellUnit.COUNT) : Cell.count(n)),
                lowerEnd(band) > draft.facts().targetDays()
                        ? Block.ChartJudgement.CONCERN
                        : Block.ChartJudgement.COMMON)));
        return rows;
    }

    /** First day of a band written {@code 0–7} or {@code 31+}. */
    private static int lowerEnd(String band) {
        return Integer.parseInt(band.split("[–+]")[0]);
    }

    /** Adds one open band beyond the last end. */
    private static Map<String, Long> bands(List<Integer> ends, DayCounts open) {
        Map<String, Long> bands = new LinkedHashMap<>();
        int from = 0;
        for (int end : ends) {
            bands.put(from + "–" + end, open.between(from, end));
            from = end + 1;
        }
        bands.put(from + "+", open.between(from, Integer.MAX_VALUE));
        return bands;
    }
}
