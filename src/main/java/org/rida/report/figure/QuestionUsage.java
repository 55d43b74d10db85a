package org.rida.report.figure;

import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.QuestionMasking;
import org.rida.report.masking.SliceMasking;













import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answers to a question on a scale of five, as a report has them.
 *
 * @param spread by score, or by side alone
 * @param slices by which they are cut
 */
public record QuestionUsage(String question, boolean spread, Set<Dimension> slices) {

    public QuestionUsage byScore() {
        return new QuestionUsage(question, true, slices);
    }

    Tables everybody(FigureScope place, PeriodFigures facts) {
        return QuestionMasking.tables(facts.at(place).scores(question).scores(1, 5), spread);
    }

    /** What is cut once is not cut again. */
    Tables cut(FigureScope place, PeriodFigures facts) {
        Tables everybody = everybody(place, facts);
        return place.slice() == Dimension.ALL ? SliceMasking.tables(everybody, shares(facts.at(place))) : everybody;
    }

    private Map<String, Map<String, Share>> shares(PeriodFigures facts) {
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
