package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The request parameters of the trend page; invalid ones are ignored, so that old links keep working.
 *
 * @param query what the parameters ask for, complete with defaults
 */
public record TrendsParameters(ExplorerQuery query) {

    private static final List<Integer> SPANS = List.of(12, 24, 36, 60);
    private static final int SPAN = 24;
    /** In months; a saved view of the newest months has as many as the range that was looked at. */
    private static final int LONGEST_SPAN = 120;

    /** The dimensions whose filters are always visible. */
    static final List<Dimension> MAIN =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT, Dimension.SEGMENT);

    /** @param measures for validation; an unknown metric becomes the overall one */
    public static TrendsParameters of(MultiValueMap<String, String> given, MetricCatalog measures) {
        MultiValueMap<String, String> parameters = MonthInput.ordered(given, "since", "until");
        SliceFilter cut = FilterParameters.read(parameters, List.of(Dimension.values()));
        Dimension breakdown = breakdown(parameters, cut);
        // groups of a dimension that a filter has replaced are none of the one shown
        boolean comparable = text(parameters, "by")
                .flatMap(TrendsParameters::dimension)
                .filter(by -> by != breakdown)
                .isEmpty();
        return new TrendsParameters(new ExplorerQuery(
                text(parameters, "measure").flatMap(measures::find).orElseGet(measures::overall),
                cut,
                month(parameters, "since"),
                month(parameters, "until"),
                text(parameters, "months")
                        .flatMap(TrendsParameters::number)
                        .filter(months -> months >= 1 && months <= LONGEST_SPAN)
                        .orElse(SPAN),
                breakdown,
                text(parameters, "a").filter(a -> comparable).orElse(null),
                text(parameters, "b").filter(b -> comparable).orElse(null),
                text(parameters, "earlier").flatMap(EarlierTime::find).orElse(null)));
    }

    /**
     * As {@link #of}, for files.
     *
     * @throws Problem when the measure or the month is unknown
     */
    static TrendsParameters strictly(MultiValueMap<String, String> parameters, MetricCatalog measures) {
        text(parameters, "measure").ifPresent(measures::require);
        MonthInput.check(parameters.getFirst("since"));
        MonthInput.check(parameters.getFirst("until"));
        return of(parameters, measures);
    }

    /** Numbers of months that the page offers, and the one that it shows. */
    public List<Integer> spans() {
        return Stream.concat(SPANS.stream(), Stream.of(query.months()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Earlier times that the page offers for a comparison. */
    public List<EarlierTime> earlierTimes() {
        return List.of(EarlierTime.values());
    }

    /** Number of these dimensions that have a filter. */
    public long countFilters(List<Dimension> dimensions) {
        return dimensions.stream()
                .filter(s -> !query.filter().chosen(s).isEmpty())
                .count();
    }

    /**
     * Whether the view is a single series, filtered by one value at most, about which decisions can be recorded. Actions and
     * rebases refer to a {@link SeriesKey}, which has one value at most.
     */
    public boolean isOneSeries() {
        return query.filter().isOneGroup();
    }

    /**
     * Key of the series shown; filtered by several values that of the unfiltered metric.
     *
     * @return the key as text, as links to actions, rebases and rows use it
     */
    public String series() {
        SliceFilter filter = isOneSeries() ? query.filter() : SliceFilter.EVERYBODY;
        return new SeriesKey(query.measure().metric(), query.measure().subject(), filter.dimension(), filter.value())
                .toString();
    }

    /**
     * URL of the view as a file.
     *
     * @param format {@code xlsx} or {@code csv}
     */
    public String download(String format) {
        return address("/trends." + format);
    }

    /**
     * URL of the view with all its parameters.
     *
     * @param path of the page or of its file
     */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> variables = new HashMap<>();
        FilterParameters.add(address, variables, "measure", query.measure().code());
        if (query.since() == null) {
            address.queryParam("months", query.months());
        } else {
            address.queryParam("since", query.since());
        }
        address.queryParam("by", query.breakdown().code());
        if (query.last() != null) {
            address.queryParam("until", query.last());
        }
        FilterParameters.add(address, variables, query.filter());
        if (query.first() != null) {
            FilterParameters.add(address, variables, "a", query.first());
        }
        if (query.second() != null) {
            FilterParameters.add(address, variables, "b", query.second());
        }
        if (query.earlier() != null) {
            address.queryParam("earlier", query.earlier().code());
        }
        return address.encode().buildAndExpand(variables).toUriString();
    }

    /** The requested dimension, unless a filter leaves one group of it: then the first main one of which it does not. */
    private static Dimension breakdown(MultiValueMap<String, String> parameters, SliceFilter cut) {
        return Stream.concat(text(parameters, "by").flatMap(TrendsParameters::dimension).stream(), MAIN.stream())
                .filter(dimension -> cut.chosen(dimension).size() != 1)
                .findFirst()
                .orElse(Dimension.CHANNEL);
    }

    private static @Nullable YearMonth month(MultiValueMap<String, String> parameters, String name) {
        try {
            return text(parameters, name).map(YearMonth::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<Dimension> dimension(String code) {
        return Arrays.stream(Dimension.values())
                .filter(s -> s != Dimension.ALL && s.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<String> text(MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(t -> !t.isEmpty());
    }
}
