package org.rida.report.explore;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.metric.Share;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.report.document.Block;
import org.rida.report.render.chart.FunnelChart.FunnelGroup;

/**
 * Groups against the limits of chance around the whole.
 *
 * @param points in the policy's order, each with at least one case
 * @param table the same with the limits at each group's number of cases
 */
public record FunnelView(FunnelLimits limits, List<FunnelPoint> points, Block.TableData table) {

    public record FunnelPoint(BilingualText name, Share share) {}

    /** The groups with their names in a language, as the chart draws them. */
    public List<FunnelGroup> groups(Language language) {
        return points.stream()
                .map(point -> new FunnelGroup(point.name().in(language), point.share()))
                .toList();
    }
}
