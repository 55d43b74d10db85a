package org.rida.report.figure;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.SeriesKey;
import org.rida.report.definition.ReportDefinitions;
import org.rida.tally.count.Population;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;
import org.springframework.stereotype.Service;

/**
 * Finds the count behind a figure, whose rows {@link Lineage} lists. A figure is named by its key, as every
 * cell of a figure set carries it: {@code promise-kept@channel=phone}, {@code satisfied-share:overall}.
 */
@Service
public class FigureLineage {

    private static final String THEME = "theme:";

    private final Policy policy;
    private final ReportDefinitions definitions;

    FigureLineage(Policy policy, ReportDefinitions definitions) {
        this.policy = policy;
        this.definitions = definitions;
    }

    /**
     * The count behind a figure of an edition.
     *
     * @throws Problem when the key names no figure, or one of a cohort
     */
    public Lineage.LineageQuery behind(String report, YearMonth month, String key) {
        return behind(policy.period(definitions.get(report).kind(), month), key);
    }

    /**
     * The count behind a figure of the explorer: of the months from first to last and the cases that the filter selects; of a
     * stock at the end of the last month.
     *
     * @throws Problem when the key names no figure, or one of a cohort
     */
    public Lineage.LineageQuery behind(YearMonth first, YearMonth last, String key, SliceFilter filter) {
        return behind(Period.span(first, last), key, filter);
    }

    /**
     * The count behind a figure of any period.
     *
     * @throws Problem when the key names no figure, or one of a cohort
     */
    public Lineage.LineageQuery behind(Period period, String key) {
        return behind(period, key, SliceFilter.EVERYBODY);
    }

    private Lineage.LineageQuery behind(Period period, String key, SliceFilter filter) {
        SeriesKey series = SeriesKey.parse(key);
        if (MetricPopulations.isCohort(series.metric())) {
            throw Problem.of("figures.problem.time-to-answer", "key", key);
        }
        Basis basis = policy.clockOn(period.last()).headline();
        return new Lineage.LineageQuery(
                period,
                population(series.metric(), series.subject(), basis, key),
                filter.and(series.dimension(), series.value()));
    }

    private String population(Metric metric, @Nullable String of, Basis basis, String key) {
        if (of != null && of.startsWith(THEME)) {
            return Population.theme(of.substring(THEME.length()));
        }
        String question = of == null ? MetricPopulations.question(metric, policy) : of;
        if (question == null && MetricPopulations.needsOf(metric)) {
            throw Problem.of("quality.problem.series", "found", key);
        }
        return MetricPopulations.population(metric, question, basis);
    }
}
