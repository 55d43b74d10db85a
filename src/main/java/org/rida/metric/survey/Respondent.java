package org.rida.metric.survey;

import java.util.Map;

/**
 * Somebody who answered.
 *
 * @param weight one over the probability with which this person was asked, above 0; 1 where everyone was
 * @param categories by name of margin, as on the day of asking
 */
public record Respondent(double weight, Map<String, String> categories) {

    public Respondent {
        categories = Map.copyOf(categories);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("respondent: expected a weight above 0, found " + weight);
        }
    }

    /** @throws IllegalArgumentException when the respondent has none in this margin */
    String category(String margin) {
        String category = categories.get(margin);
        if (category == null) {
            throw new IllegalArgumentException("respondent: no category in margin \"%s\"".formatted(margin));
        }
        return category;
    }
}
