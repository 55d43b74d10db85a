package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.masking.Masking;
import org.rida.policy.Dimension;
import org.rida.report.ReportDefinition.RowsSpec;
import org.rida.report.ReportDefinition.TableSpec;







import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table, by what the definition says they are. */
final class TableRows {

    private TableRows() {}

    static List<Block.Row> of(TableSpec spec, Draft draft) {
        RowsSpec rows = spec.rows();
        if (rows.dimension() != null) {
            return slice(rows.dimension(), spec, draft);
        }
        if (rows.stages() != null) {
            return StageRows.of(rows.stages(), spec, draft);
        }
        if (rows.figures() != null) {
            return rows.figures().stream().map(m -> figure(m, spec, draft)).toList();
        }
        if (rows.flow() != null) {
            return FlowLines.down(rows.flow(), draft);
        }
        if (rows.themes() != null) {
            return ThemeRows.of(rows.themes(), spec, draft);
        }
        if (rows.questions() != null) {
            return QuestionRows.of(rows.questions(), spec, draft);
        }
        return ages(requireNonNullElse(rows.ageBands(), List.of()), draft);
    }

    private static List<Block.Row> slice(Dimension slice, TableSpec spec, Draft draft) {
        SliceFigures figures = SliceFigures.of(spec.columns(), slice, draft);
        return figures.values().stream()
                .map(value -> new Block.Row(
                        SliceNames.of(slice, value, draft),
                        spec.columns().stream()
                                .map(c -> figures.cell(c, value, draft))
                                .toList()))
                .toList();
    }

    private static Block.Row figure(Metric metric, TableSpec spec, Draft draft) {
        Figure figure = draft.facts()
                .figure(metric, CountedIn.question(metric, draft.facts().policy()));
        return new Block.Row(
                new BilingualText(
                        figure.metric().arabic().name(),
                        figure.metric().english().name()),
                spec.columns().stream()
                        .map(c -> Figures.shown(figure, null, c.show(), draft))
                        .toList());
    }

    private static List<Block.Row> ages(List<Integer> ends, Draft draft) {
        Map<String, Long> bands = bands(ends, draft.facts().openByAge());
        Masking masking = draft.facts().masks().line("ages", facts -> bands(ends, facts.openByAge()), draft.smallest());
        List<Block.Row> rows = new ArrayList<>();
        bands.forEach((band, n) -> rows.add(new Block.Row(
                draft.text(w -> w.format("age.band", "band", w.digits(band))),
                List.of(masking.isMasked(band) ? Cell.masked(Cell.Unit.COUNT) : Cell.count(n)),
                begin(band) > draft.facts().targetDays() ? Block.Judgement.CONCERN : Block.Judgement.COMMON)));
        return rows;
    }

    private static int begin(String band) {
        return Integer.parseInt(band.split("[–+]")[0]);
    }

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
