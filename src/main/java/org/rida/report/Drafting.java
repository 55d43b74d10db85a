package org.rida.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rida.policy.Association;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.PageSpec;
import org.rida.tally.Coverage;
import org.rida.wording.Dates;
import org.rida.wording.Problem;
import org.rida.wording.Text;
import org.rida.wording.Wording;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Turns counts into the figure set of a report. */
@Component
class Drafting {

    private final Policy policy;
    private final FigureSources sources;
    private final List<BlockDraft> drafts;
    private final InstantSource time;

    Drafting(FigureSources sources, List<BlockDraft> drafts, InstantSource time) {
        this.policy = sources.policy();
        this.sources = sources;
        this.drafts = drafts;
        this.time = time;
    }

    /**
     * The figures of a month, page by page.
     *
     * @throws Problem when there is no data for the month, or its flow does not reconcile
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureSet draft(String name, ReportDefinition definition, YearMonth month, long run, Text provisional) {
        Draft draft =
                new Draft(facts(definition, month), definition, new Draft.Origin(run, time.instant(), provisional));
        draft.facts().flow();
        return new FigureSet(
                name,
                month,
                definition.title(),
                period(draft),
                stamp(draft),
                footer(draft),
                draft.facts().cutOff(),
                policy.association().digits(),
                definition.pages().stream().map(page -> page(page, draft)).toList());
    }

    /** @throws Problem when the flow of the report's period does not balance */
    void reconcile(ReportDefinition definition, YearMonth month) {
        facts(definition, month).flow();
    }

    /** The frozen figures as they go out: with the day of issue in place of the draft's stamp. */
    FigureSet issued(Issues.Frozen frozen) {
        FigureSet figures = frozen.figures();
        LocalDate today = day(frozen.at());
        Text stamp = frozen.corrected()
                .map(c -> say(figures, w -> w.say("issue.stamp.corrected", "day", new Dates(w).day(day(c.issuedAt())))))
                .orElse(Text.EMPTY);
        Text footer = say(
                figures,
                w -> w.say("issue.footer", "day", new Dates(w).day(today), "hijri", new Dates(w).hijriDay(today)));
        return figures.with(stamp, List.of(figures.footer().get(0), footer), figures.pages());
    }

    /** The day in the association's zone. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, policy.association().zone());
    }

    private static Text say(FigureSet figures, Function<Wording, String> words) {
        return Text.of(language -> words.apply(new Wording(language, figures.digits())));
    }

    private Facts facts(ReportDefinition definition, YearMonth month) {
        Coverage coverage =
                Coverage.of(sources.database()).orElseThrow(() -> Problem.of("problem.nothing-read", "month", month));
        if (!coverage.contains(month)) {
            throw Problem.of(
                    "problem.month-without-data", "month", month, "from", coverage.first(), "to", coverage.coversTo());
        }
        return new Facts(sources, coverage, policy.period(definition.kind(), month));
    }

    private Text period(Draft draft) {
        Period period = draft.facts().period();
        return draft.text(w -> w.say(
                "draft.period",
                "association",
                policy.association().name().in(w.language()),
                "month",
                PeriodNames.of(period, w),
                "hijri",
                PeriodNames.otherCalendar(period, w),
                "audience",
                w.say("draft.audience." + draft.audience().name().toLowerCase(Locale.ROOT))));
    }

    /** A period whose inputs end before it does, or were not all there when it was due, is provisional, and says so. */
    private Text stamp(Draft draft) {
        Text missing = draft.origin().provisional();
        if (!missing.isEmpty()) {
            return draft.text(
                    w -> w.say("draft.stamp.provisional-missing", "missing", w.digits(missing.in(w.language()))));
        }
        LocalDate cutOff = draft.facts().cutOff();
        boolean whole = cutOff.equals(draft.facts().period().last());
        return draft.text(w -> whole
                ? w.say("draft.stamp.draft")
                : w.say("draft.stamp.provisional", "day", draft.dates(w).day(cutOff)));
    }

    private List<Text> footer(Draft draft) {
        Association association = policy.association();
        LocalDate today = day(time.instant());
        return List.of(
                Text.of(language -> draft.wording(language)
                        .say(
                                "draft.footer.policy",
                                "title",
                                association.policyTitle().in(language),
                                "version",
                                association.policyVersion(),
                                "decision",
                                association.decision())),
                draft.text(w -> w.say(
                        "draft.footer.prepared",
                        "day",
                        draft.dates(w).day(today),
                        "hijri",
                        draft.dates(w).hijriDay(today))));
    }

    private FigureSet.Page page(PageSpec spec, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        for (BlockSpec block : spec.blocks()) {
            blocks.add(block(block, draft));
        }
        return new FigureSet.Page(Objects.requireNonNullElse(spec.title(), Text.EMPTY), blocks);
    }

    private Block block(BlockSpec spec, Draft draft) {
        return drafts.stream()
                .map(kind -> kind.draft(spec, draft))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "block: expected sentence, cards, legend, xmr, table, distribution, curve, bias, text, definitions, data-quality or provenance, found none"));
    }
}
