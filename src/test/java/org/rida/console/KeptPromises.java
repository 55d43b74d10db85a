package org.rida.console;

import java.util.Objects;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.report.explore.EarlierMonths.EarlierView;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.Explorer.ExplorerView;
import org.rida.report.explore.ExplorerQuery;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;

/** What the explorer says of promises kept beside those of an earlier time. */
record KeptPromises(Explorer explorer) {

    ExplorerView view(EarlierTime time, int months) {
        return explorer.view(new ExplorerQuery(
                        new MetricRef(Metric.PROMISE_KEPT, null),
                        SliceFilter.EVERYBODY,
                        null,
                        null,
                        months,
                        Dimension.CHANNEL,
                        null,
                        null,
                        time))
                .orElseThrow();
    }

    EarlierView beside(EarlierTime time, int months) {
        return Objects.requireNonNull(view(time, months).earlier());
    }
}
