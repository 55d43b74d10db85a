package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.Respondents;
import org.rida.report.explore.Turnaround;
import org.rida.report.figure.FigureLineage;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A figure that leads to rows leads to as many as its n says: those of its own group, month and filter. */
class RowsBehindPagesTest extends RunningConsole {

    @Autowired
    private Turnaround turnaround;

    @Autowired
    private Explorer explorer;

    @Autowired
    private Respondents respondents;

    @Autowired
    private MetricCatalog measures;

    @Autowired
    private FigureLineage figures;

    @Autowired
    private Lineage lineage;

    @ParameterizedTest
    @CsvSource({
        "by=service, 10",
        "by=channel, 10",
        "by=department, 10",
        "by=segment, 10",
        "by=party, 10",
        "by=kind, 10",
        "channel=phone&channel=letter, 5"
    })
    void turnaroundListsAsManyRowsAsItsFiguresSay(String query, int atLeast) {
        MultiValueMap<String, String> parameters = parameters("?" + query);
        SliceFilter cut = FilterParameters.read(parameters, List.of(Dimension.values()));
        Dimension by =
                Dimension.valueOf(String.valueOf(parameters.toSingleValueMap().getOrDefault("by", "service"))
                        .toUpperCase(java.util.Locale.ROOT));
        Turnaround.TurnaroundView view = turnaround.view(null, cut, by).orElseThrow();
        assertRows(
                "/turnaround?lang=en&" + query,
                new LineageLinks(view.month(), view.month(), cut),
                cells(view),
                atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "measure=promise-kept&by=service&months=6, 10",
        "measure=satisfied-share:overall&by=channel&channel=phone&channel=letter&a=phone&b=letter, 5",
        "measure=answered-median&by=department&service=food, 5"
    })
    void trendsListsAsManyRowsAsItsFiguresSay(String query, int atLeast) {
        TrendsParameters asked = TrendsParameters.of(parameters("?" + query), measures);
        Explorer.ExplorerView view = explorer.view(asked.query()).orElseThrow();
        LineageLinks links =
                new LineageLinks(view.first(), view.last(), asked.query().filter());
        assertRows("/trends?lang=en&" + query, links, cells(view), atLeast);
        for (Block.ChartPoint point : view.line().chart().points()) {
            String rows = links.rows(asked.query().measure(), point.month());
            assertThat(again(rows).denominator()).as("%s in %s", rows, query).isEqualTo(point.n());
        }
    }

    @Test
    void respondentsListsAsManyRowsAsItsFiguresSay() {
        Respondents.RespondentsView view = respondents.view(null).orElseThrow();
        assertRows(
                "/respondents?lang=en",
                new LineageLinks(view.month(), view.month(), SliceFilter.EVERYBODY),
                cells(view),
                10);
    }

    /** Every address of the page belongs to figures of its view, and each of these has as many rows. */
    private void assertRows(String page, LineageLinks links, List<Cell> cells, int atLeast) {
        Map<String, List<Cell>> behind = new HashMap<>();
        for (Cell cell : cells) {
            String address = links.url(cell);
            if (address != null) {
                behind.computeIfAbsent(decoded(address), each -> new ArrayList<>())
                        .add(cell);
            }
        }
        String body = client(Role.QUALITY).get(page).body();
        Set<String> shown = new HashSet<>();
        for (String address : all(body, "class=\"lineage-link\" href=\"(/lineage\\?[^\"]+)\"")) {
            shown.add(decoded(address.replace("&amp;", "&")));
        }
        assertThat(behind.keySet()).as("addresses of %s", page).containsAll(shown);
        assertThat(shown).as("addresses of %s", page).hasSizeGreaterThanOrEqualTo(atLeast);
        for (String address : shown) {
            Figure again = again(address);
            for (Cell cell : behind.getOrDefault(address, List.of())) {
                if (cell.denominator() != null) {
                    assertThat(again.denominator())
                            .as("%s on %s", address, page)
                            .isEqualTo(cell.denominator());
                } else {
                    assertThat(List.of(again.numerator(), again.denominator()))
                            .as("%s on %s", address, page)
                            .contains(cell.numerator());
                }
            }
        }
    }

    /** The figure of the rows that an address lists. */
    private Figure again(@Nullable String address) {
        MultiValueMap<String, String> asked = parameters(String.valueOf(address));
        Map<String, String> one = asked.toSingleValueMap();
        String key = one.getOrDefault("key", "");
        java.time.YearMonth last = java.time.YearMonth.parse(one.get("month"));
        Counts counts = lineage.counts(figures.behind(
                one.containsKey("since") ? java.time.YearMonth.parse(one.get("since")) : last,
                last,
                key,
                FilterParameters.read(asked, List.of(Dimension.values()))));
        return SeriesKey.parse(key).metric().figure(counts, AnswerTarget.TWO_WEEKS);
    }

    /** All cells of a view, however deep they stand in it. */
    private static List<Cell> cells(Object part) {
        List<Cell> found = new ArrayList<>();
        collect(part, found);
        return found;
    }

    private static void collect(@Nullable Object part, List<Cell> found) {
        if (part instanceof Cell cell) {
            found.add(cell);
        } else if (part instanceof Collection<?> parts) {
            parts.forEach(each -> collect(each, found));
        } else if (part instanceof Record record && record.getClass().getName().startsWith("org.rida.report.")) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(value(component, record), found);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MultiValueMap<String, String> parameters(String address) {
        UriComponents parts = UriComponentsBuilder.fromUriString(address).build();
        return org.springframework.util.CollectionUtils.toMultiValueMap(
                new HashMap<>(decodedValues(parts.getQueryParams())));
    }

    private static Map<String, List<String>> decodedValues(MultiValueMap<String, String> values) {
        Map<String, List<String>> decoded = new HashMap<>();
        values.forEach((name, all) ->
                decoded.put(name, all.stream().map(RowsBehindPagesTest::decoded).toList()));
        return decoded;
    }

    private static String decoded(String text) {
        return UriUtils.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
