package org.rida.report.figure;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Metric;

/**
 * A metric and its subject: written {@code promise-kept} or {@code satisfied-share:overall}.
 *
 * @param subject question, theme or pair of stages, for metrics that need one
 */
public record MetricRef(Metric metric, @Nullable String subject) {

    /** Parses the written form; empty when it names no metric. The subject is not checked. */
    public static Optional<MetricRef> parse(String code) {
        String[] parts = code.split(":", 2);
        return Arrays.stream(Metric.values())
                .filter(m -> m.id().equals(parts[0]))
                .findFirst()
                .map(m -> new MetricRef(m, parts.length > 1 ? parts[1] : null));
    }

    /** The written form, as {@link #parse} reads it. */
    public String code() {
        return subject == null ? metric.id() : metric.id() + ":" + subject;
    }
}
