package org.rida.console.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.policy.Dimension;
import org.rida.report.explore.Explorer;
import org.rida.report.figure.MetricCatalog;
import org.springframework.stereotype.Component;

/**
 * Finds what an address names that no longer exists: a channel or a measure that the policy had when the view was saved, a parameter of
 * an earlier version. Pages ignore it or show nothing for it; this says so.
 */
@Component
class ViewCheck {

    private final Explorer explorer;
    private final MetricCatalog measures;

    ViewCheck(Explorer explorer, MetricCatalog measures) {
        this.explorer = explorer;
        this.measures = measures;
    }

    /** As written in the address, {@code channel=fax}; empty when everything is known. */
    String unknown(ViewAddress address) {
        boolean filtered = address.entries().stream()
                .anyMatch(e -> address.page().dimension(e.getKey()).isPresent());
        return unknown(address, filtered ? values() : Map.of());
    }

    /** The values that filters know, to check several addresses with one look. */
    Map<Dimension, List<String>> values() {
        return explorer.values();
    }

    /** @param values as of {@link #values} */
    String unknown(ViewAddress address, Map<Dimension, List<String>> values) {
        return address.entries().stream()
                .filter(entry -> !isKnown(address.page(), entry.getKey(), entry.getValue(), values))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" · "));
    }

    private boolean isKnown(SavedPage page, String name, String value, Map<Dimension, List<String>> values) {
        Optional<Dimension> dimension = page.dimension(name);
        if (dimension.isPresent()) {
            return values.getOrDefault(dimension.get(), List.of()).contains(value);
        }
        return page.reads(name)
                && (!name.equals("measure") || measures.find(value).isPresent());
    }
}
