package org.rida.console.views;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.analysis.TrendsParameters;
import org.rida.console.analysis.WatchListParameters;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.Explorer.ExplorerView;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.explore.Turnaround;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.render.html.HtmlText;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.WatchList;
import org.springframework.stereotype.Component;

/**
 * The main figures of a view in the sentences of its page, for a message. A message leaves the house: opinions of a group are in it
 * only where the board might see them, and what is left of all answers without the group is as large. Rows and comments are in none.
 */
@Component
class ViewSentences {

    private final Explorer explorer;
    private final Turnaround turnaround;
    private final WatchList watchList;
    private final MetricCatalog measures;
    private final Policy policy;

    ViewSentences(
            Explorer explorer, Turnaround turnaround, WatchList watchList, MetricCatalog measures, Policy policy) {
        this.explorer = explorer;
        this.turnaround = turnaround;
        this.watchList = watchList;
        this.measures = measures;
        this.policy = policy;
    }

    /** Empty for a page that shows rows only, and before anything was counted. */
    List<String> tell(ViewAddress address, Messages messages) {
        return switch (address.page()) {
            case TRENDS ->
                trends(TrendsParameters.of(address.parameters(), measures).query(), messages);
            case TURNAROUND -> turnaround(address, messages);
            case WATCH ->
                explorer.coverage()
                        .map(coverage ->
                                watch(coverage.coversTo(), WatchListParameters.read(address.parameters()), messages))
                        .orElse(List.of());
            case WHAT_IF, RESPONDENTS, COMMENTS, REJECTED -> List.of();
        };
    }

    private List<String> trends(ExplorerQuery query, Messages messages) {
        return explorer.view(query)
                .filter(view -> !view.isEmpty())
                .map(view -> trends(query, view, messages))
                .orElse(List.of());
    }

    private List<String> trends(ExplorerQuery query, ExplorerView view, Messages messages) {
        HtmlText text = new HtmlText(messages);
        DateFormatter dates = new DateFormatter(messages);
        List<String> sentences = new ArrayList<>();
        String filter = text.text(explorer.name(query.filter()));
        sentences.add(Stream.of(
                        text.text(view.whole().title()),
                        filter,
                        Stream.of(view.first(), view.last())
                                .distinct()
                                .map(dates::month)
                                .collect(Collectors.joining(" – ")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")));
        @Nullable ExplorerView all = isOpinion(query) && !query.filter().isEverybody() ? everybody(query) : null;
        sentences.add(
                isShown(
                                query,
                                view.whole().value(),
                                all == null ? null : all.whole().value())
                        ? messages.format(
                                "trends.whole",
                                "value",
                                text.withUnit(view.whole().value()))
                        : messages.format("views.mail.too-few"));
        if (!view.line().verdict().isEmpty() && isShown(query, last(view), all == null ? null : last(all))) {
            sentences.add(text.text(view.line().verdict()));
        }
        return sentences;
    }

    private @Nullable ExplorerView everybody(ExplorerQuery query) {
        return explorer.view(new ExplorerQuery(
                        query.measure(),
                        SliceFilter.EVERYBODY,
                        query.since(),
                        query.last(),
                        query.months(),
                        Dimension.CHANNEL,
                        null,
                        null))
                .orElse(null);
    }

    private static Cell last(ExplorerView view) {
        List<Block.ChartPoint> points = view.line().chart().points();
        return points.get(points.size() - 1).cell(view.line().chart().unit());
    }

    private static boolean isOpinion(ExplorerQuery query) {
        return FigureCalculator.coveredWith(query.measure()) == PopulationGroup.SURVEY;
    }

    /** @param all the same figure of everybody; null where the view is of everybody */
    private boolean isShown(ExplorerQuery query, Cell cell, @Nullable Cell all) {
        if (!isOpinion(query)) {
            return true;
        }
        long n = count(cell);
        Long satisfied = cell.numerator();
        int minimum = policy.minimumAnswers().getOrDefault(Audience.BOARD, Integer.MAX_VALUE);
        boolean few = n < minimum || satisfied != null && satisfied == 0 && n < policy.minimumAnswersNoneSatisfied();
        long others = all == null ? 0 : count(all) - n;
        return !few && (others == 0 || others >= minimum);
    }

    private static long count(Cell cell) {
        return Optional.ofNullable(cell.denominator()).orElse(0L);
    }

    private List<String> turnaround(ViewAddress address, Messages messages) {
        HtmlText text = new HtmlText(messages);
        SliceFilter filter = SliceFilter.EVERYBODY;
        for (var parameter : address.parameters().entrySet()) {
            Optional<Dimension> dimension = address.page().dimension(parameter.getKey());
            if (dimension.isPresent()) {
                filter = filter.and(dimension.get(), parameter.getValue());
            }
        }
        return turnaround
                .view(month(address.parameters().getFirst("month")), filter, Dimension.SERVICE)
                .map(view -> Stream.concat(
                                Stream.of(BilingualText.same(new DateFormatter(messages).month(view.month()))),
                                Stream.of(
                                        view.longest(),
                                        view.ends() == null
                                                ? BilingualText.EMPTY
                                                : view.ends().sentence()))
                        .map(text::text)
                        .filter(sentence -> !sentence.isBlank())
                        .toList())
                .orElse(List.of());
    }

    private List<String> watch(LocalDate day, WatchList.Filter filter, Messages messages) {
        WatchList.Summary summary = watchList.summary(day, policy.clockOn(day).headline(), filter);
        return List.of(messages.format(
                "watch.summary",
                "open",
                summary.open(),
                "overdue",
                summary.overdue(),
                "soon",
                summary.breachProjected()));
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
