package org.rida.report;

import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;







import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answers to a question on a scale of five, as a report has them.
 *
 * @param spread by score, or by side alone
 * @param slices by which they are cut
 */
record Answers(String question, boolean spread, Set<Dimension> slices) {

    Answers byScore() {
        return new Answers(question, true, slices);
    }

    Tables everybody(Place place, Facts facts) {
        return QuestionMask.tables(facts.at(place).scores(question).scores(1, 5), spread);
    }

    /** What is cut once is not cut again. */
    Tables cut(Place place, Facts facts) {
        Tables everybody = everybody(place, facts);
        return place.slice() == Dimension.ALL ? SliceMask.tables(everybody, shares(facts.at(place))) : everybody;
    }

    private Map<String, Map<String, Share>> shares(Facts facts) {
        Map<String, Map<String, Share>> shares = new TreeMap<>();
        for (Dimension cut : slices) {
            Map<String, Share> values = new TreeMap<>();
            facts.bySlice(Metric.SATISFIED_SHARE, question, cut)
                    .forEach((name, figure) -> values.put(name, new Share(figure.numerator(), figure.denominator())));
            shares.put(cut.code(), values);
        }
        return shares;
    }
}
