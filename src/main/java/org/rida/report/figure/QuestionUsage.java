package org.rida.report.figure;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.QuestionMasking;
import org.rida.report.masking.SliceMasking;

/**
 * How a report shows the answers to a question on a scale of five.
 *
 * @param question its code
 * @param spread whether it shows them by score, or only by satisfied and dissatisfied
 * @param slices the dimensions by which its tables break them down
 */
public record QuestionUsage(String question, boolean spread, Set<Dimension> slices) {

    /** How the blocks of a report show the answers to a question. */
    public static QuestionUsage in(ReportDefinition definition, String question) {
        List<BlockSpec> blocks = definition.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .toList();
        Set<Dimension> slices = EnumSet.noneOf(Dimension.class);
        blocks.stream()
                .map(BlockSpec::table)
                .filter(Objects::nonNull)
                .filter(table -> table.columns().stream().anyMatch(c -> question.equals(c.subject())))
                .map(table -> table.rows().dimension())
                .filter(Objects::nonNull)
                .forEach(slices::add);
        boolean spread = blocks.stream()
                .map(BlockSpec::distribution)
                .filter(Objects::nonNull)
                .anyMatch(distribution -> distribution.questions().contains(question));
        return new QuestionUsage(question, spread, slices);
    }

    /** The same with the answers by score. */
    public QuestionUsage byScore() {
        return new QuestionUsage(question, true, slices);
    }

    Tables everybody(FigureScope place, PeriodFigures facts) {
        return QuestionMasking.tables(facts.at(place).scores(question).scores(1, 5), spread);
    }

    /** The cells by dimension; a scope of one value has no breakdown, since reports break down by one dimension. */
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
