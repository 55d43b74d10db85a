package org.rida.report.figure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.metric.Counts;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.report.context.DimensionLabels;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;
import org.rida.report.opinion.OpinionLedger;
import org.rida.report.opinion.OpinionLedger.ShownOpinions;
import org.rida.report.opinion.OpinionLedger.ShownRow;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;

/** People's opinions as the readers of a report may see them, at one place. */
public final class OpinionFigures {

    private final OpinionLedger ledger;
    private final Policy policy;
    private final FigureScope place;

    OpinionFigures(OpinionLedger ledger, Policy policy, FigureScope place) {
        this.ledger = ledger;
        this.policy = policy;
        this.place = place;
    }

    /**
     * A table by slice.
     *
     * @param window of its answers
     * @param isOver whether the window is over by the end of the report's period
     * @param rows none when it is not, or when there are too few answers
     * @param answers how many there are in all
     * @param waiting how many of them are not counted yet
     */
    public record OpinionTableView(Period window, boolean isOver, List<OpinionRowView> rows, int answers, int waiting) {

        /** The row that a value is shown in. */
        public Optional<OpinionRowView> rowOf(String value) {
            return rows.stream().filter(row -> row.values().contains(value)).findFirst();
        }
    }

    /**
     * @param values one, or those that are shown together
     * @param counts of the row's answers by population
     */
    public record OpinionRowView(List<String> values, Function<String, Counts> counts) {

        public boolean isJoined() {
            return values.size() > 1;
        }
    }

    /** Opinions are published in the policy's calendar only, so that no two periods overlap by a few days. */
    static boolean isPublished(Period period) {
        return switch (period.kind()) {
            case MONTH, GREGORIAN_YEAR, POLICY_YEAR -> true;
            case QUARTER -> isWhole(period, 3);
            case HALF_YEAR -> isWhole(period, 6);
            case YEAR_TO_DATE, ROLLING_YEAR, HIJRI_MONTH, HIJRI_YEAR -> false;
        };
    }

    private static boolean isWhole(Period period, int months) {
        return period.firstMonth().plusMonths(months - 1L).equals(period.lastMonth());
    }

    /** The answers of a period; empty when they are too few or not published. */
    Counts counts(Period at, String population) {
        return row(at, population)
                .map(row -> ledger.counts(row, population))
                .map(counts -> mayTell(at, population) ? counts : mentionsOnly(counts))
                .orElse(Counts.NONE);
    }

    /**
     * Everybody's answers of a period one by one, for figures that are of all of them together: those of the row that stands in the
     * table of these populations. Empty when they are too few or not published.
     */
    List<SurveyAnswer> answers(Period at, List<String> populations) {
        WindowSpan span = new WindowSpan(at.firstMonth(), at.lastMonth());
        return isPublished(at)
                ? ledger.table(Dimension.ALL, span, populations, List.of()).rows().stream()
                        .flatMap(row -> ledger.answers(row).stream())
                        .toList()
                : List.of();
    }

    /** Whether there are answers that are not shown. */
    boolean hides(Period at, String population) {
        return !isPublished(at) || row(at, population).isEmpty() && answers(at, population) > 0;
    }

    /** How many answers there are, shown or not. */
    int answers(Period at, String population) {
        return isPublished(at) ? shown(at, population).answers() : 0;
    }

    private Optional<ShownRow> row(Period at, String population) {
        return isPublished(at)
                ? shown(at, population).rows().stream()
                        .filter(row -> row.values().equals(List.of(place.value())))
                        .findFirst()
                : Optional.empty();
    }

    /** A part's answers are those of its row in the table of all parts. */
    private ShownOpinions shown(Period at, String population) {
        WindowSpan span = new WindowSpan(at.firstMonth(), at.lastMonth());
        return place.dimension() == Dimension.ALL
                ? ledger.total(span, population)
                : ledger.table(
                        place.dimension(), span, List.of(population), DimensionLabels.order(place.dimension(), policy));
    }

    /** How satisfied those are who mention a theme is told when enough of them said so. */
    private boolean mayTell(Period at, String population) {
        return !population.startsWith(Population.THEME.code())
                || row(at, OpinionLedger.rated(population)).isPresent();
    }

    private static Counts mentionsOnly(Counts counts) {
        return Counts.of(Map.of("none", counts.total()));
    }

    /** By slice, over the window that was chosen for it, or over the whole of a longer period. */
    public OpinionTableView table(Dimension slice, List<String> populations) {
        if (place.dimension() != Dimension.ALL) {
            throw Problem.of(
                    "report.problem.cut-twice", "slice", place.dimension().code(), "by", slice.code());
        }
        Period period = place.period();
        WindowSpan window = ledger.window(slice, populations, lastWhole(period));
        boolean isLonger = period.kind() != PeriodKind.MONTH
                && isPublished(period)
                && !period.firstMonth().isAfter(window.first())
                && !period.lastMonth().isBefore(window.last());
        if (isLonger) {
            window = new WindowSpan(period.firstMonth(), period.lastMonth());
        }
        boolean isOver = !window.last().isAfter(lastWhole(period));
        if (!isOver) {
            return new OpinionTableView(period(window), false, List.of(), 0, 0);
        }
        ShownOpinions shown = ledger.table(slice, window, populations, DimensionLabels.order(slice, policy));
        List<OpinionRowView> rows = new ArrayList<>();
        shown.rows()
                .forEach(row ->
                        rows.add(new OpinionRowView(row.values(), population -> ledger.counts(row, population))));
        return new OpinionTableView(period(window), true, rows, shown.answers(), ledger.uncounted(shown, populations));
    }

    private static YearMonth lastWhole(Period period) {
        return period.last().equals(period.lastMonth().atEndOfMonth())
                ? period.lastMonth()
                : period.lastMonth().minusMonths(1);
    }

    private static Period period(WindowSpan window) {
        return Period.window(window.first(), window.last());
    }

    static @Nullable String population(Metric metric, @Nullable String of, Policy policy) {
        if (metric == Metric.THEME_MENTIONS || MetricPopulations.isOfAnswers(metric)) {
            String question = of == null ? MetricPopulations.question(metric, policy) : of;
            return MetricPopulations.population(
                    metric, question, policy.clock().get(0).headline());
        }
        return null;
    }
}
