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
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What an address asks for; what it names wrongly is passed over, so that old links still show something. */
public record TrendsParameters(ExplorerQuery query) {

    private static final List<Integer> SPANS = List.of(12, 24, 36, 60);
    private static final int SPAN = 24;

    /** The slices that stand first: their filters are always in sight. */
    static final List<Dimension> MAIN =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT, Dimension.SEGMENT);

    static TrendsParameters of(MultiValueMap<String, String> asked, MetricCatalog measures) {
        SliceFilter cut = cut(asked);
        return new TrendsParameters(new ExplorerQuery(
                text(asked, "measure").flatMap(measures::find).orElseGet(measures::overall),
                cut,
                month(asked),
                text(asked, "months")
                        .flatMap(TrendsParameters::number)
                        .filter(SPANS::contains)
                        .orElse(SPAN),
                breakdown(asked, cut),
                text(asked, "a").orElse(null),
                text(asked, "b").orElse(null)));
    }

    public List<Integer> spans() {
        return SPANS;
    }

    public String value(Dimension slice) {
        return query.cut().values().getOrDefault(slice, "");
    }

    /** How many of these filters are set. */
    public long set(List<Dimension> slices) {
        return slices.stream().filter(s -> !value(s).isEmpty()).count();
    }

    /** Whether decisions can be made about it: about everybody, or about one group. */
    public boolean isOneSeries() {
        return query.cut().values().size() < 2;
    }

    /** What is looked at as decisions name it; of several filters the measure alone. */
    public String series() {
        SeriesKey whole = SeriesKey.of(query.measure().metric(), query.measure().subject());
        return query.cut().values().entrySet().stream()
                .filter(e -> isOneSeries())
                .findFirst()
                .map(e -> new SeriesKey(whole.metric(), whole.subject(), e.getKey(), e.getValue()))
                .orElse(whole)
                .toString();
    }

    /** The address of a file with what is shown. */
    public String download(String format) {
        return address("/trends." + format);
    }

    /** Everything of the view as an address. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path)
                .queryParam("measure", "{measure}")
                .queryParam("months", query.months())
                .queryParam("by", query.breakdown().code());
        if (query.last() != null) {
            address.queryParam("until", query.last());
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("measure", query.measure().code());
        query.cut().values().forEach((slice, value) -> put(address, variables, slice.code(), value));
        put(address, variables, "a", query.first());
        put(address, variables, "b", query.second());
        return address.encode().buildAndExpand(variables).toUriString();
    }

    private static void put(
            UriComponentsBuilder address, Map<String, Object> variables, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
            variables.put(name, value);
        }
    }

    /** A slice that is filtered holds one group, and no difference to look for: then another one. */
    private static Dimension breakdown(MultiValueMap<String, String> asked, SliceFilter cut) {
        return Stream.concat(text(asked, "by").flatMap(TrendsParameters::slice).stream(), MAIN.stream())
                .filter(slice -> !cut.values().containsKey(slice))
                .findFirst()
                .orElse(Dimension.CHANNEL);
    }

    static SliceFilter cut(MultiValueMap<String, String> asked) {
        SliceFilter cut = SliceFilter.EVERYBODY;
        for (Dimension slice : Dimension.values()) {
            Optional<String> value = text(asked, slice.code());
            cut = value.isEmpty() ? cut : cut.and(slice, value.get());
        }
        return cut;
    }

    private static @Nullable YearMonth month(MultiValueMap<String, String> asked) {
        try {
            return text(asked, "until").map(YearMonth::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<Dimension> slice(String code) {
        return Arrays.stream(Dimension.values())
                .filter(s -> s != Dimension.ALL && s.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<String> text(MultiValueMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).map(String::strip).filter(t -> !t.isEmpty());
    }
}
