package org.rida.report.render.xlsx;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;

/** The workbook's own texts in one language, and the conversion of figures to cell values. */
final class WorkbookText {

    private final Messages messages;

    WorkbookText(Language language, DigitSystem digits) {
        this.messages = new Messages(language, digits);
    }

    Messages messages() {
        return messages;
    }

    /** A text of the message files, with the prefix {@code xlsx.}. */
    String format(String key, Object... namesAndValues) {
        return messages.format("xlsx." + key, namesAndValues);
    }

    /** The title of a column. */
    String column(String key) {
        return format("column." + key);
    }

    /**
     * Columns with titles from the message files.
     *
     * @param widths in characters, one per key
     */
    List<Column> columns(List<String> keys, List<Integer> widths) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> Column.wrapped(column(keys.get(i)), widths.get(i)))
                .toList();
    }

    /** A text of the report without bold marks, as a cell has only one weight. */
    String format(BilingualText text) {
        return text.in(messages.language()).replace("**", "");
    }

    /** The name of an enum constant. */
    String format(String group, Enum<?> constant) {
        return format(group + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The number, text or reason of a cell. */
    CellValue value(Cell cell) {
        return switch (cell.state()) {
            case NUMBER -> cell.isOfFew() ? few(cell) : shown(cell);
            case WORDS -> CellValue.text(format(cell.text()));
            case TOO_FEW, NO_DATA, NOT_REACHED -> reason(cell.state());
        };
    }

    /** With the decimals that the cell asks for, or as its unit usually has. */
    private static CellValue shown(Cell cell) {
        Double number = cell.value();
        Integer decimals = cell.decimals();
        if (number == null || decimals == null) {
            return numberOrNothing(cell.unit(), number);
        }
        return cell.unit() == Cell.CellUnit.SHARE
                ? CellValue.share(number, decimals)
                : CellValue.decimal(number, decimals);
    }

    private CellValue few(Cell cell) {
        return CellValue.text(new CellFormatter(messages).inTable(cell));
    }

    /** Whether the card's target will be met; empty where nothing can be said. */
    String assurance(Block.Card card) {
        return new CellFormatter(messages).assurance(card.assurance());
    }

    /** Why there is no number, in a muted style. */
    CellValue reason(Cell.CellState state) {
        return CellValue.text(format("state", state)).styled(CellStyleName.MUTED);
    }

    /**
     * The judgement of a month in its colour.
     *
     * @param early whether it is judged by limits of fewer than twelve months
     */
    CellValue judgement(Block.ChartJudgement judgement, boolean early) {
        return CellValue.text(new CellFormatter(messages).judgement(judgement, early, 1))
                .styled(style(judgement));
    }

    /** How a month of a series is judged, in its colour. */
    CellValue judgement(Block.XmrSeries series, Block.ChartPoint point) {
        return CellValue.text(new CellFormatter(messages).judgement(series, point))
                .styled(style(point.judgement()));
    }

    private static CellStyleName style(Block.ChartJudgement judgement) {
        return switch (judgement) {
            case COMMON, UNUSUAL, NO_DATA, WITHHELD, TOO_FEW, PROVISIONAL, NO_LIMITS -> CellStyleName.MUTED;
            case IMPROVEMENT -> CellStyleName.IMPROVEMENT;
            case CONCERN -> CellStyleName.CONCERN;
        };
    }

    /** A share as the quotient of the counts in two columns, where it is one; any other number as it is. */
    static CellValue shareOrNumber(Cell cell, int numerator, int denominator) {
        Double value = cell.value();
        return value != null && cell.isQuotient()
                ? CellValue.shareOf(value, numerator, denominator)
                : numberOrNothing(cell.unit(), value);
    }

    /** An end of an interval, with the decimals of the printed page; nothing where it has none. */
    CellValue bound(Cell.CellUnit unit, @Nullable Double end) {
        if (end == null) {
            return CellValue.nothing();
        }
        return unit == Cell.CellUnit.DAYS ? CellValue.decimal(end, 0) : number(unit, end);
    }

    /** What a chart shows, for those who do not see it: its finding, and where the numbers are. */
    String description(BilingualText heading) {
        return format("chart.description", "heading", format(heading));
    }

    static CellValue numberOrNothing(Cell.CellUnit unit, @Nullable Double number) {
        return number == null ? CellValue.nothing() : number(unit, number);
    }

    static CellValue wholeOrNothing(@Nullable Long number) {
        return number == null ? CellValue.nothing() : CellValue.whole(number);
    }

    /** Shown with the decimals of the printed page, held unrounded. */
    static CellValue number(Cell.CellUnit unit, double number) {
        return switch (unit) {
            case SHARE -> CellValue.share(number, 0);
            case SCORE -> CellValue.decimal(number, 1);
            case POINTS, COUNT -> CellValue.decimal(number, 0);
            case DAYS -> CellValue.decimal(number, isWhole(number) ? 0 : 1);
            case NONE -> CellValue.decimal(number, isWhole(number) ? 0 : 1);
        };
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number);
    }
}
