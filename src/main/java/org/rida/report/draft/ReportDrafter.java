package org.rida.report.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.rida.report.figure.FigureScope;
import org.rida.report.opinion.AnswerSnapshots;
import org.rida.report.opinion.OpinionLedger;
import org.rida.report.opinion.OpinionLedgers;
import org.rida.report.opinion.PublishedOpinions;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.SurveyAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Turns counts into the figure set of a report. */
@Component
public class ReportDrafter {

    private static final String ISSUED =
            """
            select exists (select from report_edition
                where report = :report and month = :month and part = :part and state = 'issued')
            """;

    private final Policy policy;
    private final FigureSources sources;
    private final OpinionLedgers ledgers;
    private final PageBuilder pages;
    private final InstantSource time;
    private final PageFrame frame;

    public ReportDrafter(FigureSources sources, List<BlockBuilder> drafts, InstantSource time) {
        this.policy = sources.policy();
        this.sources = sources;
        this.ledgers = new OpinionLedgers(sources.database(), policy);
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
     * What was drafted.
     *
     * @param answers by month, that its figures are of and that no issue has counted yet
     */
    public record DraftedFigures(FigureSet figures, Map<YearMonth, List<SurveyAnswer>> answers) {}

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
    public FigureSet draft(DraftRequest wanted, PageBuilder.Mishap mishap) {
        return drafted(wanted, mishap).figures();
    }

    /** Keeps the answers of a draft, so that its figures stay what they are when it is issued. */
    @Transactional
    public void keep(DraftedFigures drafted) {
        new AnswerSnapshots(JdbcClient.create(sources.database())).save(drafted.answers());
    }

    /** As {@link #draft}, with the answers that are to be kept with it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DraftedFigures drafted(DraftRequest wanted) {
        return drafted(wanted, (page, block, problem) -> {
            throw problem;
        });
    }

    private DraftedFigures drafted(DraftRequest wanted, PageBuilder.Mishap mishap) {
        @Nullable OpinionLedger ledger = ledgers.open(
                        wanted.definition().audience(),
                        policy.period(wanted.definition().kind(), wanted.month()),
                        coverage(wanted.month()),
                        isIssued(wanted))
                .orElse(null);
        DraftContext draft = new DraftContext(
                facts(wanted.definition(), wanted.month(), wanted.part(), ledger),
                wanted.definition(),
                new DraftContext.Origin(wanted.name(), wanted.run(), time.instant(), wanted.provisional()),
                wanted.definition().splitBy() == SplitBy.SOURCE && wanted.part() != null
                        ? wanted.part().value()
                        : null);
        FlowBalance flow = draft.facts().flow();
        List<FigureSet.ReportPage> drafted = pages.build(draft, mishap);
        FigureSet figures = new FigureSet(
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
                ledger == null ? PublishedOpinions.NONE : ledger.published(),
                wanted.part() == null ? flow : null);
        return new DraftedFigures(figures, ledger == null ? Map.of() : ledger.answers());
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
        PeriodFigures facts = facts(definition, month, null, null);
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
        PeriodFigures facts = facts(definition, month, null, null);
        DraftContext draft =
                new DraftContext(facts, definition, new DraftContext.Origin(0, time.instant(), BilingualText.EMPTY));
        return new FigureSet.FigureSetPart(each, value, DimensionLabels.label(each, value, draft));
    }

    /** What is to be known before a report of everything is drafted: empty when its flow follows from what was issued. */
    public BilingualText notice(String report, ReportDefinition definition, YearMonth month) {
        DraftContext draft = new DraftContext(
                facts(definition, month, null, null),
                definition,
                new DraftContext.Origin(report, 0, time.instant(), BilingualText.EMPTY));
        return RestatementLines.notice(draft);
    }

    /** @throws Problem when the flow of the report's period does not balance */
    public void reconcile(ReportDefinition definition, YearMonth month) {
        facts(definition, month, null, null).flow();
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
            ReportDefinition definition, YearMonth month, FigureSet.@Nullable FigureSetPart part, @Nullable OpinionLedger ledger) {
        DataCoverage coverage = coverage(month);
        Period period = policy.period(definition.kind(), month);
        FigureScope whole = FigureScope.of(period);
        return new PeriodFigures(
                sources,
                coverage,
                part == null || part.slice() == Dimension.ALL ? whole : whole.in(part.slice(), part.value()),
                definition.audience(),
                ledger);
    }

    private DataCoverage coverage(YearMonth month) {
        DataCoverage coverage = DataCoverage.of(sources.database())
                .orElseThrow(() -> Problem.of("problem.nothing-read", "month", month));
        if (!coverage.contains(month)) {
            throw Problem.of(
                    "problem.month-without-data", "month", month, "from", coverage.first(), "to", coverage.coversTo());
        }
        return coverage;
    }

    private boolean isIssued(DraftRequest wanted) {
        return JdbcClient.create(sources.database())
                .sql(ISSUED)
                .param("report", wanted.name())
                .param("month", wanted.month().atDay(1))
                .param("part", wanted.part() == null ? "" : wanted.part().value())
                .query(Boolean.class)
                .single();
    }
}
