package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;

/** A column that is read downwards has one number of decimals. */
class ColumnDecimalsTest extends RunningConsole {

    private static final Pattern CELL = Pattern.compile("<td data-label=\"([^\"]*)\"[^>]*>(.*?)</td>", Pattern.DOTALL);
    /** A number alone or with its unit; of a difference the first. */
    private static final Pattern NUMBER = Pattern.compile("^[+−-]?[\\d,]+(?:\\.(\\d+))?(?=%| |$)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure=promise-kept&earlier=year&by=service",
                "measure=promise-kept&earlier=before&by=channel&service=food",
                "measure=satisfied-share:overall&earlier=hijri&by=department",
                "measure=mean-score:overall&earlier=year",
                "measure=answered-median&earlier=year&channel=phone"
            })
    void everyColumnOfComparisonsHasOneNumberOfDecimals(String query) {
        String page = client(Role.QUALITY)
                .get("/trends?lang=en&months=12&until=2026-10&" + query)
                .body();
        String earlier = page.substring(page.indexOf("id=\"earlier\""), page.indexOf("id=\"where\""));
        Map<String, List<String>> columns = columns(earlier);
        assertThat(columns).as(query).hasSizeGreaterThanOrEqualTo(6);
        columns.forEach((title, cells) -> {
            Set<Integer> decimals = new TreeSet<>();
            for (String cell : cells) {
                Matcher number = NUMBER.matcher(cell);
                // "3 of 7" is no number with decimals
                if (number.find() && !cell.contains(" of ") && !cell.matches(".*[A-Z].*")) {
                    decimals.add(number.group(1) == null ? 0 : number.group(1).length());
                }
            }
            assertThat(decimals).as("%s in %s: %s", title, query, cells).hasSizeLessThanOrEqualTo(1);
        });
    }

    private static Map<String, List<String>> columns(String table) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Matcher cell = CELL.matcher(table);
        while (cell.find()) {
            columns.computeIfAbsent(cell.group(1), each -> new ArrayList<>())
                    .add(cell.group(2).replaceAll("<[^>]*>", "").strip());
        }
        return columns;
    }
}
