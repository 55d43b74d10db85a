package org.rida.report.explore;

import java.util.List;
import org.rida.policy.Dimension;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks the explorer once when the web server has started, so that the first person does not wait for classes and the database's
 * cache. What it needs is read again by the next query, so a failure is only logged.
 */
@Component
class ExplorerWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(ExplorerWarmUp.class);

    private final Explorer explorer;
    private final MetricCatalog measures;

    ExplorerWarmUp(Explorer explorer, MetricCatalog measures) {
        this.explorer = explorer;
        this.measures = measures;
    }

    @EventListener(WebServerInitializedEvent.class)
    void start() {
        Thread thread = new Thread(this::warmUp, "explorer-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** The page without parameters, and the same with a filter of a value that occurs. */
    void warmUp() {
        try {
            explorer.view(query(SliceFilter.EVERYBODY));
            explorer.values().getOrDefault(Dimension.SERVICE, List.of()).stream()
                    .findFirst()
                    .ifPresent(value -> explorer.view(query(SliceFilter.of(Dimension.SERVICE, value))));
        } catch (RuntimeException e) {
            LOG.debug("Could not warm the explorer up", e);
        }
    }

    private ExplorerQuery query(SliceFilter filter) {
        return new ExplorerQuery(measures.overall(), filter, null, null, 24, Dimension.CHANNEL, null, null);
    }
}
