package org.rida.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.wording.Text;

/** Figures as cells. */
final class Figures {

    private Figures() {}

    static Cell cell(Figure figure, @Nullable String of) {
        if (figure.value().isEmpty()) {
            return figure.denominator() > 0 && isCurve(figure.metric())
                    ? new Cell(
                            Cell.State.NOT_REACHED,
                            Cell.Unit.DAYS,
                            null,
                            low(figure),
                            null,
                            null,
                            null,
                            Text.EMPTY,
                            null)
                    : Cell.noData(unit(figure.metric().unit()));
        }
        return new Cell(
                Cell.State.NUMBER,
                unit(figure.metric().unit()),
                figure.value().getAsDouble(),
                low(figure),
                high(figure),
                figure.numerator(),
                figure.denominator(),
                Text.EMPTY,
                source(figure.metric(), of));
    }

    static Cell.Unit unit(Unit unit) {
        return Cell.Unit.valueOf(unit.name());
    }

    static @Nullable Double low(Figure figure) {
        return figure.interval().map(Interval::low).orElse(null);
    }

    /** Null also when the interval has no upper end. */
    static @Nullable Double high(Figure figure) {
        Optional<Double> high = figure.interval().map(Interval::high);
        return high.filter(Double::isFinite).orElse(null);
    }

    private static boolean isCurve(Metric metric) {
        return metric == Metric.MEDIAN_INCLUDING_OPEN || metric == Metric.P90_INCLUDING_OPEN;
    }

    private static String source(Metric metric, @Nullable String of) {
        return of == null ? metric.id() : metric.id() + ":" + of;
    }
}
