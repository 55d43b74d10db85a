package org.rida.report.document;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.rida.i18n.Messages;

/** Formats cells in one language. All renderers use it, so that PDF, workbook, HTML and CSV show the same numbers. */
public final class CellFormatter {

    private final Messages messages;

    public CellFormatter(Messages messages) {
        this.messages = messages;
    }

    /** For a column whose title names the unit: {@code 9}, {@code 86%}, {@code masked}. */
    public String inTable(Cell cell) {
        return switch (cell.state()) {
            case NUMBER -> number(cell);
            case WORDS -> cell.text().in(messages.language());
            case TOO_FEW -> messages.format("report.too-few");
            case NO_DATA -> noData();
            case NOT_REACHED -> messages.format("report.not-reached");
        };
    }

    /**
     * As the column is displayed: a MEASURE names its unit, and the wide columns of bars explain a masked cell in
     * full.
     */
    public String in(Cell cell, Block.ChartKind drawing) {
        if (drawing == Block.ChartKind.MEASURE) {
            return measure(cell);
        }
        boolean bar = drawing == Block.ChartKind.SHARE_BAR || drawing == Block.ChartKind.COUNT_BAR;
        return bar && cell.state() == Cell.CellState.TOO_FEW ? reason(cell.state()) : inTable(cell);
    }

    private String measure(Cell cell) {
        return cell.state() == Cell.CellState.NUMBER && cell.unit() == Cell.CellUnit.COUNT
                ? messages.format("report.requests", "n", Math.round(value(cell)))
                : withUnit(cell);
    }

    /** For places without another indication of the unit: {@code 9 days}. */
    public String withUnit(Cell cell) {
        if (cell.state() == Cell.CellState.NUMBER && cell.unit() == Cell.CellUnit.DAYS) {
            return days(cell);
        }
        return cell.state() == Cell.CellState.TOO_FEW ? reason(cell.state()) : inTable(cell);
    }

    /** Why there is no number, in full: {@code masked (small number)}. */
    public String reason(Cell.CellState state) {
        return state == Cell.CellState.TOO_FEW ? messages.format("report.too-few-why") : noData();
    }

    /** How a month of a series is judged, with the care of the sentence on the series where its limits are early. */
    public String judgement(Block.XmrSeries series, Block.ChartPoint point) {
        return judgement(point.judgement(), series.isEarly(point), series.step());
    }

    /**
     * @param early whether fewer than twelve points set the limits
     * @param step months that a point stands for, as of {@link Block.XmrSeries}
     */
    public String judgement(Block.ChartJudgement judgement, boolean early, int step) {
        String told = "xlsx.judgement." + code(judgement);
        return messages.format(
                switch (judgement) {
                    case COMMON -> told + (early ? step == 1 ? ".early" : ".early.quarter" : "");
                    case IMPROVEMENT, CONCERN, UNUSUAL -> told + (early ? ".early" : "");
                    case NO_DATA, WITHHELD, TOO_FEW, PROVISIONAL, NO_LIMITS -> told;
                });
    }

    /**
     * What the icons of a card say, in words as careful as the verdict on its series; empty for a card without icons.
     */
    public String icons(Block.Card card) {
        List<String> texts = new ArrayList<>();
        if (card.variation() != null) {
            texts.add(messages.format(
                    "report.variation." + code(card.variation()) + (card.early() == null ? "" : ".early")));
        }
        if (card.assurance() != Block.TargetOutlook.NONE) {
            texts.add(assurance(card.assurance()));
        }
        return String.join(" · ", texts);
    }

    /** Whether the target will be met; empty where nothing can be said. */
    public String assurance(Block.TargetOutlook assurance) {
        return assurance == Block.TargetOutlook.NONE ? "" : messages.format("report.assurance." + code(assurance));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text for an undefined figure. */
    public String noData() {
        return messages.format("report.no-data");
    }

    /**
     * A value on an axis or a target: a share as a percentage, other units as plain numbers; one decimal only where
     * necessary.
     */
    public String axis(Cell.CellUnit unit, double value) {
        if (unit == Cell.CellUnit.SHARE) {
            return isWhole(value * 100) ? messages.percent(value) : messages.percent(value, 1);
        }
        return isWhole(value) ? messages.number(value, 0) : messages.number(value, 1);
    }

    /** {@code October 2026}. */
    public String month(YearMonth month) {
        return messages.format(
                "report.month", "name", monthName(month), "year", messages.digits(Integer.toString(month.getYear())));
    }

    /** Without the year. */
    public String monthName(YearMonth month) {
        return messages.format("report.month-name", "m", "m" + month.getMonthValue());
    }

    private String number(Cell cell) {
        if (cell.isOfFew()) {
            return counts(cell);
        }
        double value = value(cell);
        return switch (cell.unit()) {
            case SHARE -> messages.percent(value, decimals(cell, 0));
            case COUNT -> messages.number(Math.round(value));
            case DAYS -> messages.number(value, decimals(cell, isWhole(value) ? 0 : 1));
            case SCORE -> messages.number(value, decimals(cell, 1));
            case POINTS -> messages.number(value, decimals(cell, 0));
            case NONE -> axis(cell.unit(), value);
        };
    }

    private String counts(Cell cell) {
        return messages.format(
                "report.counts",
                "num",
                messages.number(Objects.requireNonNull(cell.numerator())),
                "den",
                messages.number(Objects.requireNonNull(cell.denominator())));
    }

    /** A whole number of days agrees with its noun; after a decimal fraction the noun has the plural category "other" of CLDR. */
    private String days(Cell cell) {
        return cell.decimals() == null && isWhole(value(cell))
                ? messages.format("report.days", "n", Math.round(value(cell)))
                : messages.format("report.days-part", "n", number(cell));
    }

    private static int decimals(Cell cell, int usual) {
        return Objects.requireNonNullElse(cell.decimals(), usual);
    }

    private static double value(Cell cell) {
        return Objects.requireNonNull(cell.value(), () -> "a number cell without a number: " + cell);
    }

    /** Tolerates rounding errors of percentages. */
    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6;
    }
}
