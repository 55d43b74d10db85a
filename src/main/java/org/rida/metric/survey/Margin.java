package org.rida.metric.survey;

import java.util.Map;

/**
 * Everyone asked, by the categories of one property.
 *
 * @param name of the property: state, channel, segment
 * @param asked people by category, none negative
 */
public record Margin(String name, Map<String, Double> asked) {

    /** @throws IllegalArgumentException when a number is negative or nobody was asked */
    public Margin {
        asked = Map.copyOf(asked);
        double total = asked.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(total > 0) || asked.values().stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    "margin \"%s\": expected people asked in some category, found %s".formatted(name, asked));
        }
    }
}
