package org.rida.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.metric.Figure;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Differences.FigureDifference;
import org.rida.report.edition.DraftedMonths;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * Finds drafts that say less than is known: the months they report were counted again after they were drafted, since late or corrected
 * rows came. Whoever issues one is told.
 */
@Service
public class StaleDrafts {

    private final DraftedMonths drafted;
    private final EditionRepository editions;
    private final ReportDefinitions definitions;
    private final FigureSources sources;

    StaleDrafts(
            DraftedMonths drafted, EditionRepository editions, ReportDefinitions definitions, FigureSources sources) {
        this.drafted = drafted;
        this.editions = editions;
        this.definitions = definitions;
        this.sources = sources;
    }

    /**
     * A draft whose months were counted again.
     *
     * @param countedAt when that was last done: another moment means another change
     * @param figures the figures of requests on its cards that are others now; empty where only further ones changed, and for a part of
     *     a split report
     */
    public record StaleDraft(YearMonth month, Instant countedAt, List<FigureDifference> figures) {}

    /** What to say of a draft where there is no page: the month, and each figure before and now; empty where nothing has changed. */
    public Optional<BilingualText> warning(Edition draft) {
        DigitSystem digits = sources.policy().association().digits();
        return find(draft).map(stale -> BilingualText.of(language -> warning(stale, new Messages(language, digits))));
    }

    private static String warning(StaleDraft stale, Messages messages) {
        Function<BilingualText, String> in = text -> text.in(messages.language());
        Stream<String> figures = stale.figures().stream()
                .map(f -> messages.format(
                        "drafts.stale.figure",
                        "figure",
                        in.apply(f.figure()),
                        "before",
                        in.apply(f.before()),
                        "now",
                        in.apply(f.after())));
        String month = new DateFormatter(messages).month(stale.month());
        return Stream.concat(Stream.of(messages.format("drafts.stale", "month", month)), figures)
                .collect(Collectors.joining(System.lineSeparator() + "  "));
    }

    /** Empty for an issued edition, which changes only by a correction, and for a draft that says what is counted now. */
    public Optional<StaleDraft> find(Edition draft) {
        if (draft.isIssued()) {
            return Optional.empty();
        }
        Period period = period(draft);
        return drafted.countedAfter(draft.id(), period)
                .map(countedAt -> new StaleDraft(draft.month(), countedAt, figures(draft, period)));
    }

    /** Of a report that is not defined any more the month. */
    private Period period(Edition draft) {
        try {
            return sources.policy().period(definitions.get(draft.report()).kind(), draft.month());
        } catch (Problem problem) {
            return Period.month(draft.month());
        }
    }

    private List<FigureDifference> figures(Edition draft, Period period) {
        if (!draft.part().isEmpty()) {
            return List.of();
        }
        try {
            FigureCalculator now = sources.viewCalculator(sources.coverageOf(draft.month()));
            return editions.figures(draft.id()).stream()
                    .flatMap(figures ->
                            cards(figures).flatMap(card -> difference(card, now, period, figures.digits()).stream()))
                    .toList();
        } catch (Problem problem) {
            // no data of the month any more: there is no figure to name
            return List.of();
        }
    }

    private static Stream<Block.Card> cards(FigureSet figures) {
        return figures.pages().stream()
                .limit(1)
                .flatMap(page -> page.blocks().stream())
                .filter(Block.Cards.class::isInstance)
                .flatMap(block -> ((Block.Cards) block).cards().stream());
    }

    /** Of a card that shows a number of all requests; opinions are masked by rules of their own. */
    private static Optional<FigureDifference> difference(
            Block.Card card, FigureCalculator now, Period period, DigitSystem digits) {
        Cell before = card.value();
        if (before.source() == null) {
            return Optional.empty();
        }
        SeriesKey key = SeriesKey.parse(before.source());
        MetricRef measure = new MetricRef(key.metric(), key.subject());
        if (key.dimension() != Dimension.ALL || FigureCalculator.coveredWith(measure) != PopulationGroup.RECEIVED) {
            return Optional.empty();
        }
        Figure figure = now.figure(period, measure, SliceFilter.EVERYBODY);
        Cell after = FigureCells.cell(figure, key);
        FigureDifference difference = new FigureDifference(card.title(), text(before, digits), text(after, digits));
        return difference.before().equals(difference.after()) ? Optional.empty() : Optional.of(difference);
    }

    /** The value, and beside a share what it is of: a share may stay what it is while more requests are counted. */
    private static BilingualText text(Cell cell, DigitSystem digits) {
        Function<Messages, String> text = messages -> {
            String value = new CellFormatter(messages).withUnit(cell);
            Long of = cell.denominator();
            Long counted = cell.numerator();
            return cell.unit() == Cell.CellUnit.SHARE && counted != null && of != null
                    ? messages.format(
                            "drafts.stale.value",
                            "value",
                            value,
                            "ratio",
                            messages.format("card.ratio", "num", messages.number(counted), "den", of))
                    : value;
        };
        return BilingualText.of(language -> text.apply(new Messages(language, digits)));
    }
}
