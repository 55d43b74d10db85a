package org.rida.report.render.bundle;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellState;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;

/**
 * The figures of a report with the counts from which each can be recomputed. Both are those of the workbook's sheet of tidy data, so
 * the bundle shows nothing that the report does not.
 */
final class BundleFigures {

    /** How the script recomputes a figure. */
    enum Recomputation {
        /** A count stands for itself. */
        COUNT,
        /** Numerator over denominator. */
        SHARE,
        /** The same with Wilson's interval. */
        SHARE_WILSON,
        /** Mean of the scores 1 to 5 from how many gave each, with Student's interval. */
        MEAN_STUDENT,
        /** Medians, survival curves, weights: made from single requests or answers, which no report shows. */
        AS_PRINTED
    }

    /**
     * A figure that the report prints as a number.
     *
     * @param id from 1 on, unique in the bundle
     * @param counts by name: "count"; "numerator" and "denominator"; "score-1" to "score-5"; none where
     *     the figure is not recomputed
     */
    record BundleFigure(int id, TidyFigure figure, Recomputation method, Map<String, Long> counts) {}

    private static final int BEST = 5;

    /** Estimated from a survival curve: the counts beside it are those of the cohort, not of the share. */
    private static final Set<String> OF_A_CURVE = Set.of(Metric.ANSWERED_BY_TARGET_KM.id());

    private record SliceKey(YearMonth month, String metric, String slice) {}

    private final List<BundleFigure> all = new ArrayList<>();
    private final Map<SliceKey, Cell> byKey = new HashMap<>();

    private BundleFigures(List<TidyFigure> figures) {
        figures.forEach(f -> byKey.put(new SliceKey(f.month(), f.metric(), f.slice()), f.cell()));
        for (TidyFigure figure : figures) {
            if (figure.cell().state() == CellState.NUMBER && figure.cell().value() != null) {
                all.add(bundled(figure, all.size() + 1));
            }
        }
    }

    /** The figures in the order of the workbook's sheet, those without a number left out; words in English. */
    static List<BundleFigure> list(FigureSet figures) {
        Messages words = new Messages(Language.EN, DigitSystem.EUROPEAN);
        return List.copyOf(new BundleFigures(TidyFigure.of(figures, words)).all);
    }

    private BundleFigure bundled(TidyFigure figure, int id) {
        Cell cell = figure.cell();
        if (cell.unit() == CellUnit.COUNT && cell.low() == null && isWhole(cell)) {
            long count = Math.round(Objects.requireNonNull(cell.value()));
            return new BundleFigure(id, figure, Recomputation.COUNT, Map.of("count", count));
        }
        if (isShareOfCounts(figure)) {
            Map<String, Long> counts = Map.of(
                    "numerator", Objects.requireNonNull(cell.numerator()),
                    "denominator", Objects.requireNonNull(cell.denominator()));
            return new BundleFigure(
                    id, figure, cell.low() == null ? Recomputation.SHARE : Recomputation.SHARE_WILSON, counts);
        }
        Map<String, Long> scores = scores(figure);
        return scores.isEmpty()
                ? new BundleFigure(id, figure, Recomputation.AS_PRINTED, Map.of())
                : new BundleFigure(id, figure, Recomputation.MEAN_STUDENT, scores);
    }

    private static boolean isWhole(Cell cell) {
        double value = Objects.requireNonNull(cell.value());
        return value == Math.rint(value);
    }

    private static boolean isShareOfCounts(TidyFigure figure) {
        Cell cell = figure.cell();
        return cell.unit() == CellUnit.SHARE
                && cell.numerator() != null
                && cell.denominator() != null
                && cell.denominator() > 0
                && !OF_A_CURVE.contains(figure.metric().split("[:/]", 2)[0]);
    }

    /** How many gave each score, where the report shows it beside their mean; empty where not. */
    private Map<String, Long> scores(TidyFigure figure) {
        String mean = Metric.MEAN_SCORE.id() + ":";
        if (!figure.metric().startsWith(mean) || !figure.slice().equals("all")) {
            return Map.of();
        }
        String question = figure.metric().substring(mean.length());
        Map<String, Long> scores = new HashMap<>();
        IntStream.rangeClosed(1, BEST).forEach(score -> {
            Cell cell = byKey.get(new SliceKey(figure.month(), "answers:" + question, "score=" + score));
            if (cell != null && cell.numerator() != null) {
                scores.put("score-" + score, cell.numerator());
            }
        });
        return scores.size() == BEST ? scores : Map.of();
    }
}
