package org.rida.report.block;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.definition.ReportDefinition.ResponseBiasSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.table.DimensionFigures;
import org.springframework.stereotype.Component;

/**
 * Builds the comparison of respondents with everyone invited, by dimension: where the shares differ, satisfaction
 * over-represents some groups.
 */
@Component
public class ResponseBiasBlock implements BlockBuilder {

    private static final ColumnSpec INVITED = column(ShownValue.DENOMINATOR);
    private static final ColumnSpec ANSWERED = column(ShownValue.NUMERATOR);
    private static final ColumnSpec RATE = column(ShownValue.VALUE);

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.responseBias()).map(s -> panel(s, draft));
    }

    public static Block.TableData panel(ResponseBiasSpec spec, DraftContext draft) {
        Figure all = draft.facts().figure(Metric.RESPONSE_RATE, null);
        List<Block.TableRow> rows = new ArrayList<>();
        Set<List<Object>> shown = new HashSet<>();
        for (Dimension slice : spec.dimensions()) {
            DimensionFigures figures = DimensionFigures.of(List.of(INVITED, ANSWERED, RATE), slice, draft);
            figures.values().stream()
                    .filter(value -> isNew(shown, value, figures, draft))
                    .forEach(value -> rows.add(row(slice, value, figures, all, draft)));
        }
        return new Block.TableData(
                spec.title(), columns(draft), rows, Objects.requireNonNullElse(spec.note(), BilingualText.EMPTY));
    }

    /** Outcome and timeliness share some values, which are one row where they are of the same people. */
    private static boolean isNew(Set<List<Object>> shown, String value, DimensionFigures figures, DraftContext draft) {
        Double invited = figures.cell(INVITED, value, draft).value();
        Double answered = figures.cell(ANSWERED, value, draft).value();
        return invited == null || answered == null || shown.add(List.of(value, invited, answered));
    }

    /** @param all the response rate over everyone, whose counts are the denominators of both shares */
    private static Block.TableRow row(
            Dimension slice, String value, DimensionFigures figures, Figure all, DraftContext draft) {
        Cell asked = figures.cell(INVITED, value, draft);
        Cell answered = figures.cell(ANSWERED, value, draft);
        Cell ofAsked = share(asked, all.denominator());
        Cell ofAnswered = share(answered, all.numerator());
        BilingualText name = DimensionLabels.label(slice, value, draft);
        return new Block.TableRow(
                draft.text(w -> w.format(
                        "response-bias.row",
                        "slice",
                        w.format("slice-name." + slice.name().toLowerCase(Locale.ROOT)),
                        "value",
                        name.in(w.language()))),
                List.of(asked, figures.cell(RATE, value, draft), ofAsked, ofAnswered, pair(ofAsked, ofAnswered)));
    }

    private static List<Block.TableColumn> columns(DraftContext draft) {
        return new TableColumns("response-bias.", draft::text)
                .label("who", 6)
                .number("asked", 2)
                .number("rate", 2)
                .number("of-asked", 2)
                .number("of-answered", 2)
                .column("pair", 3, Block.ChartKind.PAIR)
                .list();
    }

    /** A share of the whole; masked when the count is. */
    private static Cell share(Cell part, long whole) {
        Double n = part.value();
        if (part.state() != Cell.CellState.NUMBER || n == null) {
            return part.state() == Cell.CellState.TOO_FEW
                    ? Cell.tooFew(Cell.CellUnit.SHARE)
                    : Cell.noData(Cell.CellUnit.SHARE);
        }
        return whole == 0 ? Cell.noData(Cell.CellUnit.SHARE) : number(n / whole, null, Math.round(n), whole);
    }

    /** Value and high of one cell hold the two shares, as {@link Block.ChartKind#PAIR} expects. */
    private static Cell pair(Cell asked, Cell answered) {
        Double ring = asked.value();
        return ring == null || answered.value() == null
                ? Cell.words(BilingualText.EMPTY)
                : number(ring, answered.value(), null, null);
    }

    /** Without a lineage key: the counts in the preceding columns have theirs. */
    private static Cell number(double value, @Nullable Double high, @Nullable Long part, @Nullable Long whole) {
        return new Cell(
                Cell.CellState.NUMBER, Cell.CellUnit.SHARE, value, null, high, part, whole, BilingualText.EMPTY, null);
    }

    private static ColumnSpec column(ShownValue show) {
        return new ColumnSpec(BilingualText.EMPTY, Metric.RESPONSE_RATE, null, show, null, null);
    }
}
