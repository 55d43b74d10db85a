package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;







import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Turns counts into the figure set of a report. */
@Component
class Drafting {

    private final Policy policy;
    private final FigureSources sources;
    private final Guards guards;
    private final Pages pages;
    private final InstantSource time;
    private final Frame frame;

    Drafting(FigureSources sources, List<BlockDraft> drafts, InstantSource time) {
        this.policy = sources.policy();
        this.sources = sources;
        this.guards = new Guards(sources);
        this.pages = new Pages(drafts);
        this.time = time;
        this.frame = new Frame(policy, time);
    }

    /**
     * What is to be drafted.
     *
     * @param part null for everything
     * @param provisional why the figures are not final yet, as the one who asks for them knows; empty when nothing is missing
     */
    record Wanted(
            String name,
            ReportDefinition definition,
            YearMonth month,
            FigureSet.@Nullable Part part,
            BilingualText provisional,
            long run) {}

    /**
     * The figures of a month, page by page.
     *
     * @throws Problem when there is no data for the month, or its flow does not reconcile
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(Wanted wanted) {
        return draft(wanted, (page, block, problem) -> {
            throw problem;
        });
    }

    /** As {@link #draft}, but a block that cannot be filled is told and left out. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(Wanted wanted, Pages.Mishap mishap) {
        Guard guard = guards.of(wanted, () -> values(wanted.definition(), wanted.month()));
        Draft draft = new Draft(
                facts(wanted.definition(), wanted.month(), wanted.part(), guard),
                wanted.definition(),
                new Draft.Origin(wanted.name(), wanted.run(), time.instant(), wanted.provisional()),
                wanted.definition().splitBy() == Each.SOURCE && wanted.part() != null
                        ? wanted.part().value()
                        : null);
        FlowBalance flow = draft.facts().flow();
        List<FigureSet.Page> drafted = pages.of(draft, mishap);
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

    /** One part for each value of the report's slice that has a request in the month; a single null for one document of everything. */
    List<FigureSet.@Nullable Part> parts(ReportDefinition definition, YearMonth month) {
        if (definition.splitBy() == null) {
            return Collections.singletonList(null);
        }
        Dimension each = definition.splitBy().slice();
        if (each == null) {
            return senders(policy.period(definition.kind(), month));
        }
        Facts facts = facts(definition, month, null, Guard.NONE);
        Draft draft = new Draft(facts, definition, new Draft.Origin(0, time.instant(), BilingualText.EMPTY));
        Set<String> values = new LinkedHashSet<>(SliceNames.order(each, policy));
        Set<String> found = new TreeSet<>();
        for (Metric metric : List.of(Metric.RECEIVED, Metric.PROMISE_KEPT, Metric.ANSWERED, Metric.OPEN)) {
            found.addAll(facts.bySlice(metric, null, each).keySet());
        }
        values.retainAll(found);
        values.addAll(found);
        return values.stream()
                .<FigureSet.@Nullable Part>map(
                        value -> new FigureSet.Part(each, value, SliceNames.of(each, value, draft)))
                .toList();
    }

    /** Of the slice that it falls into; empty where it does not. */
    private List<String> values(ReportDefinition definition, YearMonth month) {
        return parts(definition, month).stream()
                .filter(Objects::nonNull)
                .map(FigureSet.Part::value)
                .toList();
    }

    /** Whoever has ever sent a file: also who sent none this time. */
    private List<FigureSet.@Nullable Part> senders(Period period) {
        return new Sources(JdbcClient.create(sources.database()))
                        .between(
                                period.first(),
                                period.last(),
                                policy.association().zone().getId())
                        .stream()
                        .<FigureSet.@Nullable Part>map(source -> sender(source.name()))
                        .toList();
    }

    private static FigureSet.Part sender(String mapping) {
        return new FigureSet.Part(Dimension.ALL, mapping, BilingualText.same(mapping));
    }

    /** One of them, by its value. */
    FigureSet.Part part(ReportDefinition definition, YearMonth month, String value) {
        Dimension each = Objects.requireNonNull(definition.splitBy()).slice();
        if (each == null) {
            return sender(value);
        }
        Facts facts = facts(definition, month, null, Guard.NONE);
        Draft draft = new Draft(facts, definition, new Draft.Origin(0, time.instant(), BilingualText.EMPTY));
        return new FigureSet.Part(each, value, SliceNames.of(each, value, draft));
    }

    /** What is to be known before a report of everything is drafted: empty when its flow follows from what was issued. */
    BilingualText notice(String report, ReportDefinition definition, YearMonth month) {
        Draft draft = new Draft(
                facts(definition, month, null, Guard.NONE),
                definition,
                new Draft.Origin(report, 0, time.instant(), BilingualText.EMPTY));
        return RestatedLines.notice(draft);
    }

    /** @throws Problem when the flow of the report's period does not balance */
    void reconcile(ReportDefinition definition, YearMonth month) {
        facts(definition, month, null, Guard.NONE).flow();
    }

    /** The frozen figures as they go out: with the day of issue in place of the draft's stamp. */
    FigureSet issued(Issues.Frozen frozen) {
        return frame.issued(frozen);
    }

    /** The day in the association's zone. */
    LocalDate day(Instant at) {
        return frame.day(at);
    }

    private Facts facts(ReportDefinition definition, YearMonth month, FigureSet.@Nullable Part part, Guard guard) {
        DataCoverage coverage =
                DataCoverage.of(sources.database()).orElseThrow(() -> Problem.of("problem.nothing-read", "month", month));
        if (!coverage.contains(month)) {
            throw Problem.of(
                    "problem.month-without-data", "month", month, "from", coverage.first(), "to", coverage.coversTo());
        }
        Period period = policy.period(definition.kind(), month);
        Place whole = Place.of(period);
        return new Facts(
                sources,
                coverage,
                part == null || part.slice() == Dimension.ALL ? whole : whole.in(part.slice(), part.value()),
                guard);
    }
}
