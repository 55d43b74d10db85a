package org.rida.console.analysis;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.console.reports.ReportSummary;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Builds links from the figures of a page to their rows.
 *
 * @param first first month that the page covers
 * @param last last month that the page covers
 * @param cut filters of the page
 */
public record LineageLinks(YearMonth first, YearMonth last, SliceFilter cut) {

    /**
     * A percentile of a survival curve depends on all requests at once, so that no rows are "behind" it.
     *
     * @return null for texts, masked cells and figures that are read off a survival curve
     */
    public @Nullable String url(Cell cell) {
        String source = cell.source();
        if (source == null || cell.state() != Cell.CellState.NUMBER) {
            return null;
        }
        return ReportSummary.metric(cell)
                .filter(metric -> !ReportSummary.isReadOffCurve(metric))
                .map(metric -> url("/lineage", source))
                .orElse(null);
    }

    /**
     * The rows of one month behind a point of a chart with the page's filters.
     *
     * @return null for a figure that is read off a survival curve
     */
    public @Nullable String rows(MetricRef measure, YearMonth month) {
        return ReportSummary.isReadOffCurve(measure.metric())
                ? null
                : new LineageLinks(month, month, cut).url("/lineage", measure.code());
    }

    /**
     * @param path of the page or of its CSV
     * @param key of a figure: {@code promise-kept@channel=phone}
     * @return the address with the filters of the page; values are encoded, since codes of partners may contain any
     *     character
     */
    String url(String path, String key) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("key", "{key}");
        Map<String, Object> variables = new HashMap<>(Map.of("key", key));
        if (first.isBefore(last)) {
            address.queryParam("since", first);
        }
        address.queryParam("month", last);
        FilterParameters.add(address, variables, cut);
        return address.encode().buildAndExpand(variables).toUriString();
    }
}
