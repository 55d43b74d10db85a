package org.rida.console.api;

import java.time.LocalDate;
import java.util.List;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.ExplorerDownloads;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A time series with its process limits, as JSON. The same masking applies as on the trend page: a token gives no more than
 * its owner sees.
 */
@RestController
class FiguresApiController {

    private static final int MAX_MONTHS = 120;

    private final ExplorerDownloads downloads;
    private final MetricCatalog measures;

    FiguresApiController(ExplorerDownloads downloads, MetricCatalog measures) {
        this.downloads = downloads;
        this.measures = measures;
    }

    /**
     * @param name of what is counted: all requests, or the group of the filter
     * @param group title of the chart
     * @param unit of the points
     * @param points oldest first, with limits; a masked point has no value
     * @param series normalised key of the series
     * @param verdict interpretation of the process behaviour chart
     * @param provisional whether the inputs end, on cutOff, before the last month does, which then is not judged
     */
    record SeriesResponse(
            String series,
            BilingualText name,
            BilingualText group,
            Cell.CellUnit unit,
            BilingualText verdict,
            LocalDate cutOff,
            boolean provisional,
            List<Block.ChartPoint> points) {}

    /**
     * @param series {@code promise-kept}, {@code satisfied-share:overall}, {@code promise-kept@channel=website}
     * @param months 1 to 120; other values are adjusted
     * @throws Problem when the series is unknown or nothing has been counted
     */
    @GetMapping("/api/v1/figures")
    SeriesResponse figures(
            @RequestParam String series, @RequestParam(defaultValue = "24") int months, RequestUser user) {
        MetricRef measure = measures.require(series.strip().split("@", 2)[0]);
        SeriesKey filter = SeriesKey.parse(series);
        SeriesKey key = new SeriesKey(measure.metric(), measure.subject(), filter.dimension(), filter.value());
        int limited = Math.min(Math.max(1, months), MAX_MONTHS);
        SliceFilter cut = SliceFilter.EVERYBODY.and(key.dimension(), key.value());
        return downloads
                .read(new ExplorerQuery(measure, cut, null, null, limited, Dimension.CHANNEL, null, null), user.actor())
                .map(view -> new SeriesResponse(
                        key.toString(),
                        view.line().chart().title(),
                        view.line().name(),
                        view.line().chart().unit(),
                        view.line().verdict(),
                        view.cutOff(),
                        view.isProvisional(),
                        view.line().chart().points()))
                .orElseThrow(() -> Problem.of("problem.nothing-counted"));
    }
}
