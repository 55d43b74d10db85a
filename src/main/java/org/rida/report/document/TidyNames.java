package org.rida.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;

/**
 * What readers call the metrics and slices of tidy data. A frozen figure set has no policy to look codes up in: the names are those
 * that stand in the report beside the figures.
 */
final class TidyNames {

    private static final Map<String, Metric> METRICS =
            Stream.of(Metric.values()).collect(Collectors.toMap(Metric::id, Function.identity()));

    private final Messages messages;
    private final String whole;
    private final Map<String, String> slices = new HashMap<>();

    /** @param part name of the part that the report is about; empty for a report of everything */
    TidyNames(Messages messages, String part) {
        this.messages = messages;
        this.whole = part.isEmpty() ? messages.format("slice-name.all") : part;
    }

    /**
     * Where a figure stands in the report.
     *
     * @param heading words of its block and column
     * @param subject what the metric is about, such as a question; empty where no word beside the figure says it
     * @param slice words of its group; empty where none stand beside it
     */
    record Position(String heading, String subject, String slice) {

        /** A figure of a series or a card, which has one heading. */
        static Position headed(String heading) {
            return new Position(heading, "", "");
        }
    }

    /** The metric with this identifier, if it is one of the catalog. */
    static @Nullable Metric metric(String id) {
        return METRICS.get(id);
    }

    /** The metric's own name, with its subject; the heading where that is not known, and over several months. */
    String metricName(String code, Position position) {
        String[] parts = code.split("[:/]", 2);
        Metric metric = METRICS.get(parts[0]);
        if (metric == null || code.contains("/")) {
            return position.heading();
        }
        String name = messages.format(metric.nameKey());
        if (parts.length == 1) {
            return name;
        }
        return position.subject().isEmpty() ? position.heading() : name + ": " + position.subject();
    }

    /** Remembers what a slice is called, for figures beside which it does not stand. */
    void learn(String code, Position position) {
        if (!position.slice().isEmpty()) {
            slices.putIfAbsent(code, position.slice());
        }
    }

    /**
     * The name of a slice; its code where the report names it nowhere.
     *
     * @param all code of everything that the report is about
     */
    String sliceName(String code, String all, Position position) {
        if (code.equals(all)) {
            return whole;
        }
        return position.slice().isEmpty() ? slices.getOrDefault(code, code) : position.slice();
    }
}
