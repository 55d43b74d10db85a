package org.rida.report.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.block.SenderStatistics;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.RestatementLines;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.SplitBy;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.EditionIssuer;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.Guard;
import org.rida.report.masking.Guards;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Turns counts into the figure set of a report. */
@Component
public class ReportDrafter {

    private final Policy policy;
    private final FigureSources sources;
    private final Guards guards;
    private final PageBuilder pages;
    private final InstantSource time;
    private final PageFrame frame;

    public ReportDrafter(FigureSources sources, List<BlockBuilder> drafts, InstantSource time) {
        this.policy = sources.policy();
        this.sources = sources;
        this.guards = new Guards(sources);
        this.pages = new PageBuilder(drafts);
        this.time = time;
        this.frame = new PageFrame(policy, time);
    }

    /**
     * What is to be drafted.
     *
     * @param part null for everything
     * @param provisional why the figures are not final yet, as the one who asks for them knows; empty when nothing is missing
     */
    public record DraftRequest(
            String name,
            ReportDefinition definition,
            YearMonth month,
            FigureSet.@Nullable FigureSetPart part,
            BilingualText provisional,
            long run) {}

    /**
     * The figures of a month, page by page.
     *
     * @throws Problem when there is no data for the month, or its flow does not reconcile
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(DraftRequest wanted) {
        return draft(wanted, (page, block, problem) -> {
            throw problem;
        });
    }

    /** As {@link #draft}, but a block that cannot be filled is told and left out. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(DraftRequest request, PageBuilder.Mishap mishap) {
        DraftRequest wanted = drawable(request);
        Guard guard = guards.guardFor(wanted, () -> values(wanted.definition(), wanted.month()));
        DraftContext draft = new DraftContext(
                facts(wanted.definition(), wanted.month(), wanted.part(), guard),
                wanted.definition(),
                new DraftContext.Origin(wanted.name(), wanted.run(), time.instant(), wanted.provisional()),
                wanted.definition().splitBy() == SplitBy.SOURCE && wanted.part() != null
                        ? wanted.part().value()
                        : null);
        FlowBalance flow = draft.facts().coversRequests() ? draft.facts().flow() : null;
        List<FigureSet.ReportPage> drafted = pages.build(draft, mishap);
        return new FigureSet(
                wanted.name(),
                wanted.month(),
                wanted.definition().title(),
                frame.period(draft, wanted.part()),
                frame.stamp(draft),
                frame.footer(draft),
                draft.facts().cutOff(),
                policy.association().digits(),
                drafted,
                wanted.part(),
                guard.disclosed(),
                guard.beside(),
                wanted.part() == null ? flow : null);
    }

    /** The request as it is, or for a period after the last day of the requests what can be drawn of answers alone. */
    private DraftRequest drawable(DraftRequest request) {
        DataCoverage coverage = coverage(request.month());
        if (coverage.touches(policy.period(request.definition().kind(), request.month()))) {
            return request;
        }
        BilingualText statement = BilingualText.of(language -> {
            Messages messages = new Messages(language, policy.association().digits());
            DateFormatter dates = new DateFormatter(messages);
            return messages.format("draft.answers-only", "day", dates.day(coverage.coversTo()));
        });
        return new DraftRequest(
                request.name(),
                AnswersOnly.restrict(request.definition(), statement),
                request.month(),
                request.part(),
                request.provisional().isEmpty() ? statement : request.provisional(),
                request.run());
    }

    /** One part for each value of the report's slice that has a request in the month; a single null for one document of everything. */
    public List<FigureSet.@Nullable FigureSetPart> parts(ReportDefinition definition, YearMonth month) {
        if (definition.splitBy() == null) {
            return Collections.singletonList(null);
        }
        Dimension each = definition.splitBy().dimension();
        if (each == null) {
            return senders(policy.period(definition.kind(), month));
        }
        PeriodFigures facts = facts(definition, month, null, Guard.NONE);
        DraftContext draft =
                new DraftContext(facts, definition, new DraftContext.Origin(0, time.instant(), BilingualText.EMPTY));
        Set<String> values = new LinkedHashSet<>(DimensionLabels.order(each, policy));
        Set<String> found = new TreeSet<>();
        for (Metric metric : List.of(Metric.RECEIVED, Metric.PROMISE_KEPT, Metric.ANSWERED, Metric.OPEN)) {
            found.addAll(facts.bySlice(metric, null, each).keySet());
        }
        values.retainAll(found);
        values.addAll(found);
        return values.stream()
                .<FigureSet.@Nullable FigureSetPart>map(
                        value -> new FigureSet.FigureSetPart(each, value, DimensionLabels.label(each, value, draft)))
                .toList();
    }

    /** Of the slice that it falls into; empty where it does not. */
    private List<String> values(ReportDefinition definition, YearMonth month) {
        return parts(definition, month).stream()
                .filter(Objects::nonNull)
                .map(FigureSet.FigureSetPart::value)
                .toList();
    }

    /** Whoever has ever sent a file: also who sent none this time. */
    private List<FigureSet.@Nullable FigureSetPart> senders(Period period) {
        return new SenderStatistics(JdbcClient.create(sources.database()))
                        .between(
                                period.first(),
                                period.last(),
                                policy.association().zone().getId())
                        .stream()
                        .<FigureSet.@Nullable FigureSetPart>map(source -> sender(source.name()))
                        .toList();
    }

    private static FigureSet.FigureSetPart sender(String mapping) {
        return new FigureSet.FigureSetPart(Dimension.ALL, mapping, BilingualText.same(mapping));
    }

    /** One of them, by its value. */
    public FigureSet.FigureSetPart part(ReportDefinition definition, YearMonth month, String value) {
        Dimension each = Objects.requireNonNull(definition.splitBy()).dimension();
        if (each == null) {
            return sender(value);
        }
        PeriodFigures facts = facts(definition, month, null, Guard.NONE);
        DraftContext draft =
                new DraftContext(facts, definition, new DraftContext.Origin(0, time.instant(), BilingualText.EMPTY));
        return new FigureSet.FigureSetPart(each, value, DimensionLabels.label(each, value, draft));
    }

    /** What is to be known before a report of everything is drafted: empty when its flow follows from what was issued. */
    public BilingualText notice(String report, ReportDefinition definition, YearMonth month) {
        PeriodFigures facts = facts(definition, month, null, Guard.NONE);
        return facts.coversRequests()
                ? RestatementLines.notice(new DraftContext(
                        facts, definition, new DraftContext.Origin(report, 0, time.instant(), BilingualText.EMPTY)))
                : BilingualText.EMPTY;
    }

    /** @throws Problem when the flow of the report's period does not balance */
    public void reconcile(ReportDefinition definition, YearMonth month) {
        PeriodFigures facts = facts(definition, month, null, Guard.NONE);
        if (!facts.coversRequests()) {
            throw Problem.of("problem.answers-only", "month", month);
        }
        facts.flow();
    }

    /** The frozen figures as they go out: with the day of issue in place of the draft's stamp. */
    public FigureSet issued(EditionIssuer.FrozenEdition frozen) {
        return frame.issued(frozen);
    }

    /** The day in the association's zone. */
    public LocalDate day(Instant at) {
        return frame.day(at);
    }

    private PeriodFigures facts(
            ReportDefinition definition, YearMonth month, FigureSet.@Nullable FigureSetPart part, Guard guard) {
        DataCoverage coverage = coverage(month);
        Period period = policy.period(definition.kind(), month);
        FigureScope whole = FigureScope.of(period);
        return new PeriodFigures(
                sources,
                coverage,
                part == null || part.slice() == Dimension.ALL ? whole : whole.in(part.slice(), part.value()),
                guard);
    }

    /** @throws Problem when nothing is counted */
    public YearMonth latestMonth() {
        return DataCoverage.of(sources.database()).map(DataCoverage::last).orElseThrow(() -> {
            UncountedFiles uncounted = UncountedFiles.of(sources.database());
            return uncounted.isEmpty() ? Problem.of("report.problem.nothing-read") : new Problem(uncounted.notice());
        });
    }

    /** @throws Problem when nothing of the month is counted; it says so when rows are in that wait to be counted */
    private DataCoverage coverage(YearMonth month) {
        Optional<DataCoverage> coverage = DataCoverage.of(sources.database());
        if (coverage.filter(c -> c.containsAnswers(month)).isPresent()) {
            return coverage.get();
        }
        UncountedFiles uncounted = UncountedFiles.of(sources.database());
        if (!uncounted.isEmpty()) {
            throw uncounted.problem(month);
        }
        throw coverage.map(c ->
                        Problem.of("problem.month-without-data", "month", month, "from", c.first(), "to", c.coversTo()))
                .orElseGet(() -> Problem.of("problem.nothing-read", "month", month));
    }
}
