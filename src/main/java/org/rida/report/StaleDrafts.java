package org.rida.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.rida.report.edition.DraftedMonths.ChangedMonth;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.UncountedFiles;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * Finds drafts that say other than is known: a month that they were drafted from, of the period or of a chart, has other counts now,
 * since late or corrected rows came, or the charity has another name. Whoever issues one is told.
 */
@Service
public class StaleDrafts {

    /** More months are told by the first and the last. */
    private static final int MOST_NAMED = 3;

    /** Behind the charity's name in the line below the title. */
    private static final String BEHIND_NAME = " · ";

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
     * A draft whose months have other counts now, or which has an earlier name of the charity.
     *
     * @param months the changed ones, as people read them; empty where only the name is another
     * @param earlier whether all of them lie before the period, so that charts and comparisons alone change
     * @param state of the counts and the name: another one means another change
     * @param figures the charity's name and the figures of requests on its cards that are others now; empty where only further ones
     *     changed, and for a part of a split report
     */
    public record StaleDraft(BilingualText months, boolean earlier, String state, List<FigureDifference> figures) {

        /** Key of the message that says what has changed. */
        public String message() {
            return months.isEmpty() ? "drafts.stale.name" : earlier ? "drafts.stale.earlier" : "drafts.stale";
        }
    }

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
        return Stream.concat(Stream.of(messages.format(stale.message(), "month", in.apply(stale.months()))), figures)
                .collect(Collectors.joining(System.lineSeparator() + "  "));
    }

    /** Empty for an issued edition, which changes only by a correction, and for a draft that says what is counted now. */
    public Optional<StaleDraft> find(Edition draft) {
        if (draft.isIssued()) {
            return Optional.empty();
        }
        Optional<StaleDraft> changed = changed(draft);
        return name(draft).map(name -> with(name, changed)).or(() -> changed);
    }

    private static StaleDraft with(FigureDifference name, Optional<StaleDraft> changed) {
        return new StaleDraft(
                changed.map(StaleDraft::months).orElse(BilingualText.EMPTY),
                changed.map(StaleDraft::earlier).orElse(false),
                changed.map(StaleDraft::state).orElse("") + " " + name.after(),
                Stream.concat(Stream.of(name), changed.stream().flatMap(stale -> stale.figures().stream()))
                        .toList());
    }

    /** The name that the draft has and the one in force, where they differ in a language. */
    private Optional<FigureDifference> name(Edition draft) {
        BilingualText name = sources.policy().association().name();
        return editions.figures(draft.id())
                .map(FigureSet::period)
                .filter(period -> !begins(period.ar(), name.ar()) || !begins(period.en(), name.en()))
                .map(period -> new FigureDifference(
                        BilingualText.ofMessage("drafts.stale.name.label"),
                        BilingualText.of(language -> named(period.in(language))),
                        name));
    }

    private static boolean begins(String period, String name) {
        return period.startsWith(name + BEHIND_NAME);
    }

    private static String named(String period) {
        int end = period.indexOf(BEHIND_NAME);
        return end < 0 ? period : period.substring(0, end);
    }

    /**
     * What is counted now beside an issued edition that is in force. The edition stays as it is: late rows, or another promise, have changed
     * the counts since. Empty while its cards say what is counted.
     */
    public Optional<StaleDraft> differing(Edition issued) {
        return issued.isIssued()
                ? changed(issued).filter(found -> !found.figures().isEmpty())
                : Optional.empty();
    }

    /** The numbers of all drafts that {@link #find} something of. */
    public Set<Long> all() {
        BilingualText name = sources.policy().association().name();
        return drafted.outOfDate(BilingualText.of(language -> name.in(language) + BEHIND_NAME));
    }

    private Optional<StaleDraft> changed(Edition edition) {
        List<ChangedMonth> changed = drafted.changed(edition.id());
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Period period = period(edition);
        List<YearMonth> months = changed.stream().map(ChangedMonth::month).toList();
        return Optional.of(new StaleDraft(
                names(months),
                months.stream().allMatch(month -> month.isBefore(period.firstMonth())),
                changed.toString(),
                figures(edition, period)));
    }

    private BilingualText names(List<YearMonth> months) {
        DigitSystem digits = sources.policy().association().digits();
        return BilingualText.of(language -> {
            Messages messages = new Messages(language, digits);
            DateFormatter dates = new DateFormatter(messages);
            return months.size() > MOST_NAMED
                    ? messages.format(
                            "drafts.stale.months",
                            "n",
                            months.size(),
                            "first",
                            dates.month(months.get(0)),
                            "last",
                            dates.month(months.get(months.size() - 1)))
                    : months.stream().map(dates::month).collect(Collectors.joining(messages.format("list.separator")));
        });
    }

    /** Whether rows of a file are not counted yet, so that it is not known of all drafts. */
    public boolean awaitsCount(long file) {
        return UncountedFiles.ids(sources.database()).contains(file);
    }

    /** The days that an edition reports; of a report that is not defined any more those of its month. */
    public Period period(Edition edition) {
        try {
            return sources.policy().period(definitions.get(edition.report()).kind(), edition.month());
        } catch (Problem problem) {
            return Period.month(edition.month());
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
