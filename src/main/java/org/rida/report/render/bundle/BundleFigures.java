package org.rida.report.render.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellState;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;

/**
 * The figures of a report with the counts from which each can be recomputed. Both are frozen in the figure set, of groups that it shows:
 * how many took so many days, or gave such a score. Within a group that is shown nothing further is hidden; counts of smaller groups,
 * such as those that weights are made of, are not there.
 */
final class BundleFigures {

    /**
     * A figure that the report prints as a number.
     *
     * @param id from 1 on, unique in the bundle
     * @param parameter the share or the day that the method is about; null of methods without
     * @param counts number of its counts, from 1 on; 0 without
     * @param reason why it is listed as printed; null where it is recomputed
     */
    record BundleFigure(
            int id,
            TidyFigure figure,
            Recomputation method,
            @Nullable Double parameter,
            int counts,
            @Nullable NotRecomputed reason) {}

    /** Why a figure is listed as printed. */
    enum NotRecomputed {
        /** Weights, shares of aspects, scores of the same people: their counts would be of groups too small to be shown. */
        SMALL_GROUPS,
        /** In what is made for the public: behind a single day there may be one person. */
        SINGLE_DAYS,
        /** Arithmetic on rates of weeks, which the report explains line by line. */
        RATES
    }

    private static final double HALF = .5;
    private static final double MOST = .9;
    private static final String DAY = "day=";

    private final List<BundleFigure> all = new ArrayList<>();
    /** Each with its number: many figures are made of the same. */
    private final Map<Map<String, Long>, Integer> counts = new LinkedHashMap<>();

    private final OptionalInt target;

    private BundleFigures(FigureSet figures) {
        target = figures.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Block.Curve.class::isInstance)
                .mapToInt(curve -> ((Block.Curve) curve).target())
                .findFirst();
        for (TidyFigure figure : TidyFigure.of(figures, new Messages(Language.EN, DigitSystem.EUROPEAN))) {
            if (figure.cell().state() == CellState.NUMBER && figure.cell().value() != null) {
                all.add(bundled(figure, all.size() + 1));
            }
        }
    }

    /** Of the figures in the order of the workbook's sheet, those without a number left out; words in English. */
    static BundleFigures of(FigureSet figures) {
        return new BundleFigures(figures);
    }

    List<BundleFigure> list() {
        return List.copyOf(all);
    }

    /** By name, in the order of their numbers: "count"; "numerator" and "denominator"; days, scores. */
    List<Map<String, Long>> counts() {
        return List.copyOf(counts.keySet());
    }

    private BundleFigure bundled(TidyFigure figure, int id) {
        Cell cell = figure.cell();
        Cell.CountedFrom from = cell.from();
        if (from != null && !from.counts().isEmpty()) {
            Recomputation method = Recomputation.ofCounts(from.metric());
            Double parameter = parameter(figure, method, from.metric());
            return needsParameter(method) && parameter == null
                    ? asPrinted(id, figure)
                    : new BundleFigure(id, figure, method, parameter, number(from.counts()), null);
        }
        if (cell.unit() == CellUnit.COUNT && cell.low() == null && isWhole(cell)) {
            long count = Math.round(Objects.requireNonNull(cell.value()));
            return new BundleFigure(id, figure, Recomputation.COUNT, null, number(Map.of("count", count)), null);
        }
        if (cell.isQuotient()) {
            Map<String, Long> both = Map.of(
                    "numerator", Objects.requireNonNull(cell.numerator()),
                    "denominator", Objects.requireNonNull(cell.denominator()));
            return new BundleFigure(
                    id,
                    figure,
                    cell.low() == null ? Recomputation.SHARE : Recomputation.SHARE_WILSON,
                    null,
                    number(both),
                    null);
        }
        return asPrinted(id, figure);
    }

    private static BundleFigure asPrinted(int id, TidyFigure figure) {
        NotRecomputed reason = Cell.CountedFrom.ANSWERS.equals(figure.cell().from())
                ? NotRecomputed.SMALL_GROUPS
                : Recomputation.needsCounts(figure) ? NotRecomputed.SINGLE_DAYS : NotRecomputed.RATES;
        return new BundleFigure(id, figure, Recomputation.AS_PRINTED, null, 0, reason);
    }

    private int number(Map<String, Long> buckets) {
        return counts.computeIfAbsent(buckets, b -> counts.size() + 1);
    }

    private static boolean needsParameter(Recomputation method) {
        return switch (method) {
            case PERCENTILE,
                    AALEN_JOHANSEN_DAY,
                    KAPLAN_MEIER_SHARE,
                    AALEN_JOHANSEN_SHARE,
                    AALEN_JOHANSEN_LEFT,
                    AALEN_JOHANSEN_WAITING,
                    STILL_WAITING -> true;
            default -> false;
        };
    }

    /** Of a share by the promise's day the day of the report's curve, which is the same. */
    private @Nullable Double parameter(TidyFigure figure, Recomputation method, String metric) {
        return switch (method) {
            case PERCENTILE, AALEN_JOHANSEN_DAY -> metric.contains("p90") ? MOST : HALF;
            case KAPLAN_MEIER_SHARE,
                    AALEN_JOHANSEN_SHARE,
                    AALEN_JOHANSEN_LEFT,
                    AALEN_JOHANSEN_WAITING,
                    STILL_WAITING -> {
                int at = figure.slice().indexOf(DAY);
                yield at >= 0
                        ? Double.valueOf(figure.slice().substring(at + DAY.length()))
                        : target.isPresent() ? Double.valueOf(target.getAsInt()) : null;
            }
            default -> null;
        };
    }

    private static boolean isWhole(Cell cell) {
        double value = Objects.requireNonNull(cell.value());
        return value == Math.rint(value);
    }
}
