package org.rida.report.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.RestatementLines;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.SplitBy;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.EditionIssuer;
import org.rida.report.edition.MonthsRead;
import org.rida.report.figure.FigureScope;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.opinion.OpinionLedger;
import org.rida.report.opinion.OpinionLedgers;
import org.rida.report.opinion.PublishedOpinions;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drafts reports: computes the figure set of a report from the counts of its period. */
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
    private final ReportParts parts;

    public ReportDrafter(FigureSources sources, List<BlockBuilder> drafts, InstantSource time) {
        this.policy = sources.policy();
        this.sources = sources;
        this.ledgers = new OpinionLedgers(sources.database(), policy);
        this.pages = new PageBuilder(drafts);
        this.time = time;
        this.frame = new PageFrame(policy, time);
        this.parts = new ReportParts(sources);
    }

    /**
     * What is to be drafted.
     *
     * @param name of the report, as its editions are stored
     * @param month with which the report's period ends
     * @param part null for everything
     * @param provisional which inputs were missing when the run gave up waiting for them; empty when none was
     * @param run that drafts it; 0 for a preview
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
     * @param read the counts that it was computed from
     * @param ledger of the opinions in it; null where readers may see every answer
     */
    public record DraftedFigures(FigureSet figures, MonthsRead read, @Nullable OpinionLedger ledger) {}

    /**
     * The figures of a month, page by page, as they are at one moment: a transaction that the caller has open would have another
     * isolation.
     *
     * @throws Problem when there is no data for the month, or its flow does not reconcile
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(DraftRequest wanted) {
        return draft(wanted, (page, block, problem) -> {
            throw problem;
        });
    }

    /** As {@link #draft}, but a block that cannot be filled is reported and left out. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(DraftRequest wanted, PageBuilder.Mishap mishap) {
        return drafted(wanted, mishap).figures();
    }

    /**
     * Keeps the answers of a draft, so that its figures stay what they are when it is issued. In a transaction of its own: drafts
     * that are made at the same time share answers, and would wait for each other's documents.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(DraftedFigures drafted) {
        if (drafted.ledger() != null) {
            ledgers.keep(drafted.ledger());
        }
    }

    /** As {@link #draft}, with the answers that are to be kept with it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DraftedFigures drafted(DraftRequest wanted) {
        return drafted(wanted, (page, block, problem) -> {
            throw problem;
        });
    }

    private DraftedFigures drafted(DraftRequest request, PageBuilder.Mishap mishap) {
        DraftRequest wanted = drawable(request);
        OpinionLedger ledger = ledgers.open(
                        wanted.definition().audience(),
                        policy.period(wanted.definition().kind(), wanted.month()),
                        sources.coverageOf(wanted.month()),
                        isIssued(wanted))
                .orElse(null);
        DraftContext draft = new DraftContext(
                facts(wanted.definition(), wanted.month(), wanted.part(), ledger),
                wanted.definition(),
                new DraftContext.Origin(wanted.name(), wanted.run(), time.instant(), wanted.provisional()),
                wanted.definition().splitBy() == SplitBy.SOURCE && wanted.part() != null
                        ? wanted.part().value()
                        : null);
        FlowBalance flow = draft.facts().coversRequests() ? draft.facts().flow().reconciled() : null;
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
        MonthsRead read = MonthsRead.of(
                JdbcClient.create(sources.database()),
                draft.facts().period(),
                draft.facts().reads(),
                draft.facts().opinionsFrom());
        return new DraftedFigures(figures, read, ledger);
    }

    /** The request as it is, or for a period after the last day of the requests what can be drawn of answers alone. */
    private DraftRequest drawable(DraftRequest request) {
        DataCoverage coverage = sources.coverageOf(request.month());
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

    /**
     * The documents that the report is split into: one for each value of its dimension that occurs in the period, or for each
     * sender; a single null for one document of everything.
     *
     * @throws Problem when there is no data for the month
     */
    public List<FigureSet.@Nullable FigureSetPart> parts(ReportDefinition definition, YearMonth month) {
        return parts.parts(definition, month);
    }

    /** The part of a split report with a value. */
    public FigureSet.FigureSetPart part(ReportDefinition definition, String value) {
        return parts.part(definition, value);
    }

    /** How the flow differs from the one issued for the period before, for the person who issues; empty when it does not. */
    public BilingualText notice(String report, ReportDefinition definition, YearMonth month) {
        PeriodFigures facts = facts(definition, month, null, null);
        return facts.coversRequests()
                ? RestatementLines.notice(new DraftContext(
                        facts, definition, new DraftContext.Origin(report, 0, time.instant(), BilingualText.EMPTY)))
                : BilingualText.EMPTY;
    }

    /** That a draft would fail with the data that are in now; empty when it would not. */
    public BilingualText foretold(YearMonth month) {
        return sources.foretold(month);
    }

    /** @throws Problem when the flow of the report's period does not balance, or only answers of the period are counted */
    public void reconcile(ReportDefinition definition, YearMonth month) {
        PeriodFigures facts = facts(definition, month, null, null);
        if (!facts.coversRequests()) {
            throw Problem.of("problem.answers-only", "month", month);
        }
        facts.flow().reconciled();
    }

    /** The frozen figures as they are issued: the day of issue replaces the draft's stamp. */
    public FigureSet issued(EditionIssuer.FrozenEdition frozen) {
        return frame.issued(frozen);
    }

    /** The day of a moment in the organization's time zone. */
    public LocalDate day(Instant at) {
        return frame.day(at);
    }

    /**
     * The last month of which requests are counted.
     *
     * @throws Problem when nothing is counted
     */
    public YearMonth latestMonth() {
        return sources.latestMonth();
    }

    private PeriodFigures facts(
            ReportDefinition definition,
            YearMonth month,
            FigureSet.@Nullable FigureSetPart part,
            @Nullable OpinionLedger ledger) {
        Period period = policy.period(definition.kind(), month);
        FigureScope whole = FigureScope.of(period);
        return new PeriodFigures(
                sources,
                sources.coverageOf(month),
                part == null || part.slice() == Dimension.ALL ? whole : whole.in(part.slice(), part.value()),
                definition.audience(),
                ledger);
    }

    private boolean isIssued(DraftRequest wanted) {
        FigureSet.FigureSetPart part = wanted.part();
        return JdbcClient.create(sources.database())
                .sql(ISSUED)
                .param("report", wanted.name())
                .param("month", wanted.month().atDay(1))
                .param("part", part == null ? "" : part.value())
                .query(Boolean.class)
                .single();
    }
}
