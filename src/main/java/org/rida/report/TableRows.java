package org.rida.report;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Masking;
import org.rida.metric.Metric;
import org.rida.metric.Tables;
import org.rida.metric.Unit;
import org.rida.policy.Slice;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.ColumnSpec.Shown;
import org.rida.report.ReportDefinition.FlowLine;
import org.rida.report.ReportDefinition.RowsSpec;
import org.rida.report.ReportDefinition.TableSpec;
import org.rida.tally.FlowIdentity;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** The rows of a table, by what the definition says they are. */
final class TableRows {

    private TableRows() {}

    static List<Block.Row> of(TableSpec spec, Draft draft) {
        RowsSpec rows = spec.rows();
        if (rows.slice() != null) {
            return slice(rows.slice(), spec, draft);
        }
        if (rows.stages() != null) {
            return StageRows.of(rows.stages(), spec, draft);
        }
        if (rows.figures() != null) {
            return rows.figures().stream().map(m -> figure(m, spec, draft)).toList();
        }
        if (rows.flow() != null) {
            FlowIdentity flow = draft.facts().flow();
            return rows.flow().stream().map(line -> flow(line, flow, draft)).toList();
        }
        if (rows.themes() != null) {
            return ThemeRows.of(rows.themes(), spec, draft);
        }
        return ages(requireNonNullElse(rows.ages(), List.of()), draft);
    }

    private static List<Block.Row> slice(Slice slice, TableSpec spec, Draft draft) {
        SliceFigures figures = SliceFigures.of(spec.columns(), slice, draft);
        return figures.values().stream()
                .map(value -> new Block.Row(
                        draft.facts().policy().name(slice, value),
                        spec.columns().stream().map(c -> figures.cell(c, value)).toList()))
                .toList();
    }

    private static Block.Row figure(Metric metric, TableSpec spec, Draft draft) {
        Figure figure = draft.facts().figure(metric, null);
        return new Block.Row(
                new Text(metric.arabic().name(), metric.english().name()),
                spec.columns().stream().map(c -> cell(figure, c, draft)).toList());
    }

    private static Cell cell(Figure figure, ColumnSpec column, Draft draft) {
        return switch (column.show() == null ? Shown.VALUE : column.show()) {
            case VALUE -> Figures.cell(figure, null);
            case NUMERATOR -> Cell.count(figure.numerator());
            case DENOMINATOR -> Cell.count(figure.denominator());
            case PREVIOUS ->
                Figures.cell(draft.facts().figure(draft.facts().month().minusMonths(1), figure.metric(), null), null);
            case INTERVAL ->
                Cell.words(draft.text(
                        w -> figure.interval().map(i -> range(figure, i, w)).orElse("")));
        };
    }

    private static String range(Figure figure, Interval interval, Wording wording) {
        boolean share = figure.metric().unit() == Unit.SHARE;
        String low = share ? wording.number(interval.low() * 100, 0) : wording.number(interval.low(), 0);
        if (Double.isInfinite(interval.high())) {
            return wording.say("range.open", "low", low);
        }
        return low + "–" + (share ? wording.percent(interval.high()) : wording.number(interval.high(), 0));
    }

    private static Block.Row flow(FlowLine line, FlowIdentity flow, Draft draft) {
        long n =
                switch (line) {
                    case OPEN_BEFORE -> flow.openBefore();
                    case RECEIVED -> flow.received();
                    case REOPENED -> flow.reopened();
                    case ANSWERED -> flow.answered();
                    case LEFT -> flow.left();
                    case OPEN_AFTER -> flow.openAfter();
                };
        return new Block.Row(
                draft.text(w -> w.say("flow." + line.name().toLowerCase(java.util.Locale.ROOT))),
                List.of(Cell.count(n)));
    }

    private static List<Block.Row> ages(List<Integer> ends, Draft draft) {
        Map<String, Long> bands = bands(ends, draft.facts().openByAge());
        Masking masking = Masking.of(Tables.line("open", bands), draft.smallest());
        List<Block.Row> rows = new ArrayList<>();
        bands.forEach((band, n) -> rows.add(new Block.Row(
                draft.text(w -> w.say("age.band", "band", w.digits(band))),
                List.of(masking.isMasked(band) ? Cell.masked(Cell.Unit.COUNT) : Cell.count(n)))));
        return rows;
    }

    private static Map<String, Long> bands(List<Integer> ends, DayCounts open) {
        Map<String, Long> bands = new LinkedHashMap<>();
        int from = 0;
        for (int end : ends) {
            bands.put(from + "–" + end, open.between(from, end));
            from = end + 1;
        }
        bands.put((from - 1) + "+", open.between(from, Integer.MAX_VALUE));
        return bands;
    }
}
