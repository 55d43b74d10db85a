package org.rida.report.draft;

import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.block.SenderStatistics;
import org.rida.report.context.DimensionLabels;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.document.FigureSet.FigureSetPart;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which documents a report is split into: one for everything, or one for each value of a dimension or each sender of files. */
record ReportParts(FigureSources sources) {

    /** A value without any of these in the period has nothing to report. */
    private static final List<Metric> OCCURRENCE =
            List.of(Metric.RECEIVED, Metric.PROMISE_KEPT, Metric.ANSWERED, Metric.OPEN);

    /**
     * The parts in the policy's order, then those that it does not name; a single null for one document of everything.
     *
     * @throws Problem when the parts depend on counts and there is no data for the month
     */
    List<@Nullable FigureSetPart> parts(ReportDefinition definition, YearMonth month) {
        if (definition.splitBy() == null) {
            return Collections.singletonList(null);
        }
        Dimension dimension = definition.splitBy().dimension();
        Period period = policy().period(definition.kind(), month);
        if (dimension == null) {
            return senders(period);
        }
        PeriodFigures figures = new PeriodFigures(sources, sources.coverageOf(month), period);
        Set<String> found = new TreeSet<>();
        OCCURRENCE.forEach(
                metric -> found.addAll(figures.bySlice(metric, null, dimension).keySet()));
        Set<String> values = new LinkedHashSet<>(DimensionLabels.order(dimension, policy()));
        values.retainAll(found);
        values.addAll(found);
        return values.stream()
                .<@Nullable FigureSetPart>map(value -> part(dimension, value))
                .toList();
    }

    /**
     * The part with a value, also when nothing of it occurs in the period: it may have been drafted when something did.
     *
     * @throws NullPointerException when the report is not split
     */
    FigureSetPart part(ReportDefinition definition, String value) {
        Dimension dimension = Objects.requireNonNull(definition.splitBy()).dimension();
        return dimension == null ? sender(value) : part(dimension, value);
    }

    private FigureSetPart part(Dimension dimension, String value) {
        return new FigureSetPart(dimension, value, DimensionLabels.label(dimension, value, policy()));
    }

    /** Everyone who has ever sent a file: one who sent none this time is to be told so. */
    private List<@Nullable FigureSetPart> senders(Period period) {
        return new SenderStatistics(JdbcClient.create(sources.database()))
                        .between(
                                period.first(),
                                period.last(),
                                policy().association().zone().getId())
                        .stream()
                        .<@Nullable FigureSetPart>map(source -> sender(source.name()))
                        .toList();
    }

    private static FigureSetPart sender(String mapping) {
        return new FigureSetPart(Dimension.ALL, mapping, BilingualText.named("mapping.", mapping));
    }

    private Policy policy() {
        return sources.policy();
    }
}
