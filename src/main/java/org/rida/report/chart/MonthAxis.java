package org.rida.report.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.report.CellWords;
import org.rida.report.chart.Canvas.Anchor;
import org.rida.report.chart.Canvas.Lettering;
import org.rida.report.chart.Canvas.Spot;
import org.rida.wording.Wording;

/** The names of some months under a plot: the first, the last, and others at equal steps; the year where it is new. */
final class MonthAxis {

    private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 36, 60};
    private static final int MOST_STEPS = 6;

    private final CellWords words;

    MonthAxis(Wording wording) {
        this.words = new CellWords(wording);
    }

    void draw(Canvas canvas, Plot plot, Lettering lettering) {
        @Nullable YearMonth previous = null;
        int last = plot.months() - 1;
        for (int index : labelled(plot.months())) {
            YearMonth month = plot.first().plusMonths(index);
            boolean newYear = previous == null || previous.getYear() != month.getYear() || index == last;
            Anchor anchor =
                    last == 0 ? Anchor.MIDDLE : index == 0 ? Anchor.LEFT : index == last ? Anchor.RIGHT : Anchor.MIDDLE;
            double nudge = anchor == Anchor.LEFT ? -4 : anchor == Anchor.RIGHT ? 4 : 0;
            Spot at = new Spot(plot.x(month) + nudge, plot.bottom() + 16);
            canvas.text(newYear ? words.month(month) : words.monthName(month), at, anchor, lettering);
            previous = month;
        }
    }

    /** Places of the labelled months; none so near to the last that their names would touch. */
    static List<Integer> labelled(int months) {
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && (months - 1.0) / STEPS[i] <= MOST_STEPS; i--) {
            step = STEPS[i];
        }
        List<Integer> labelled = new ArrayList<>();
        for (int i = 0; i < months - 1; i += step) {
            if (i == 0 || (months - 1 - i) * MOST_STEPS * 10 >= (months - 1) * 8) {
                labelled.add(i);
            }
        }
        labelled.add(months - 1);
        return labelled;
    }
}
