package org.rida.report.explore;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Direction;
import org.rida.metric.Figure;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.context.DifferenceText;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.ComparedCells;
import org.rida.report.explore.EarlierMonths.ComparedPeriods;
import org.rida.report.explore.ExplorerQuery.EarlierTime;

/**
 * Months in a row as a whole, beside the whole of those that they are compared with, in one sentence: both values with their
 * cases, which is better, and whether chance alone may be the cause.
 *
 * @param name of the earlier time
 */
record EarlierWhole(ComparedPeriods periods, BilingualText name, Figure own, Figure earlier) {

    private static final int MONTHS_OF_YEAR = 12;

    /**
     * The wholes of the last months that are complete and whose earlier ones are. They have no day in common, since a figure is
     * not compared with one that it is part of: of a comparison with the year before, twelve months at most.
     *
     * @return empty where no month can be compared; of the period before also where a part of it has no data
     */
    static Optional<ComparedPeriods> find(
            List<ComparedPeriods> months, EarlierTime time, Predicate<Period> isComplete) {
        List<ComparedPeriods> known = months.stream()
                .filter(month -> isComplete.test(month.own()) && isComplete.test(month.earlier()))
                .toList();
        boolean isPart = time == EarlierTime.BEFORE
                && !months.stream().map(ComparedPeriods::earlier).allMatch(isComplete);
        if (known.isEmpty() || isPart) {
            return Optional.empty();
        }
        List<ComparedPeriods> last = time == EarlierTime.BEFORE
                ? known
                : known.subList(Math.max(0, known.size() - MONTHS_OF_YEAR), known.size());
        return Optional.of(new ComparedPeriods(
                whole(last.get(0).own(), last.get(last.size() - 1).own()),
                whole(last.get(0).earlier(), last.get(last.size() - 1).earlier())));
    }

    private static Period whole(Period first, Period last) {
        if (first.equals(last)) {
            return first;
        }
        return isHijri(first)
                ? new Period(PeriodKind.HIJRI_YEAR, first.first(), last.last())
                : Period.span(first.firstMonth(), last.lastMonth());
    }

    private static boolean isHijri(Period period) {
        return period.kind() == PeriodKind.HIJRI_MONTH || period.kind() == PeriodKind.HIJRI_YEAR;
    }

    /** From its first month to its last one; of Hijri months with their days. */
    static String name(Period period, Messages wording) {
        DateFormatter dates = new DateFormatter(wording);
        if (isHijri(period)) {
            return wording.format(
                    "trends.earlier.month",
                    "name",
                    dates.hijriSpan(period.first(), period.last()),
                    "other",
                    dates.day(period.first()) + " – " + dates.day(period.last()));
        }
        return period.firstMonth().equals(period.lastMonth())
                ? PeriodLabels.alone(Period.month(period.lastMonth()), wording)
                : dates.month(period.firstMonth()) + " – " + dates.month(period.lastMonth());
    }

    String sentence(Messages wording) {
        ComparedCells values =
                ComparedCells.of(FigureCells.cell(own, (String) null), FigureCells.cell(earlier, (String) null));
        return wording.format(
                "trends.whole.compared",
                "own",
                name(periods.own(), wording),
                "value",
                value(own, values.first(), wording),
                "time",
                name.in(wording.language()),
                "earlier",
                name(periods.earlier(), wording),
                "before",
                value(earlier, values.second(), wording),
                "answer",
                answer(wording));
    }

    /** That nothing can be compared. */
    static String none(YearMonth first, Messages wording) {
        return wording.format("trends.whole.none", "month", new DateFormatter(wording).month(first));
    }

    /** With its cases; a share as so many of so many. */
    private static String value(Figure figure, Cell cell, Messages wording) {
        String shown = new CellFormatter(wording).withUnit(cell);
        if (figure.value().isEmpty() || figure.metric().unit() == Unit.COUNT || cell.isOfFew()) {
            return shown;
        }
        return cell.isQuotient()
                ? wording.format(
                        "chart.point.share",
                        "value",
                        shown,
                        "part",
                        wording.number(figure.numerator()),
                        "n",
                        wording.number(figure.denominator()))
                : wording.format("chart.point.value", "value", shown, "n", wording.number(figure.denominator()));
    }

    /** Nothing where one of both has no value. */
    private String answer(Messages wording) {
        if (own.value().isEmpty() || earlier.value().isEmpty()) {
            return "";
        }
        Unit unit = own.metric().unit();
        return Difference.between(own, earlier)
                .map(d -> wording.format(
                        d.isClear() ? "trends.whole.clear" : "trends.whole.unclear",
                        "how",
                        wording.format("trends.whole." + (DifferenceText.isNothing(unit, d) ? "same" : how(d.value()))),
                        "difference",
                        DifferenceText.sentence(unit, d, wording)))
                .orElseGet(() -> wording.format(
                        "trends.whole.without-interval",
                        "how",
                        wording.format("trends.whole."
                                + how(own.value().getAsDouble()
                                        - earlier.value().getAsDouble()))));
    }

    private String how(double difference) {
        if (difference == 0) {
            return "same";
        }
        boolean higher = difference > 0;
        Direction direction = own.metric().direction();
        if (direction == Direction.NEUTRAL) {
            return higher ? "higher" : "lower";
        }
        return higher == (direction == Direction.HIGHER_IS_BETTER) ? "better" : "worse";
    }
}
