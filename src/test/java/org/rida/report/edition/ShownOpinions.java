package org.rida.report.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.report.disclosure.PublishedGroup;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;

/**
 * What a reader finds of opinions in an edition, whether in a document, in the bundle beside it or in its figures as JSON, against the
 * groups of which it is recorded that they are shown. The attack is on those: what is shown and not recorded would escape it.
 */
final class ShownOpinions {

    private static final Set<String> WITH_QUESTION = Set.of(
            Metric.SATISFIED_SHARE.id(),
            Metric.DISSATISFIED_SHARE.id(),
            Metric.MEAN_SCORE.id(),
            Metric.INFORMED_OF_RIGHTS_SHARE.id(),
            Metric.CHOSEN_SHARE.id());
    private static final Map<String, String> OF_ONE_QUESTION = Map.of(
            Metric.NET_PROMOTER.id(), "score:recommend",
            Metric.EFFORT_MEAN.id(), "score:effort",
            Metric.EFFORT_EASY_SHARE.id(), "score:effort",
            Metric.EXPECTATION_GAP.id(), "gap");

    private final List<String> unrecorded = new ArrayList<>();
    private final Set<String> recorded;
    private int looked;

    /** @param published of all editions, since charts show months that were issued before */
    ShownOpinions(List<PublishedGroup> published) {
        recorded = published.stream()
                .map(group -> size(group.question(), group.answers().cardinality()))
                .collect(Collectors.toSet());
    }

    /** How many figures were looked at. */
    int looked() {
        return looked;
    }

    /** Figures of groups of which it is not recorded that they are shown; empty when the attack sees all. */
    List<String> unrecorded() {
        return unrecorded;
    }

    /** Figures with the number of answers behind them, of which a group of as many has to be recorded. */
    void in(FigureSet figures) {
        for (TidyFigure figure : TidyFigure.of(figures, new Messages(Language.EN, DigitSystem.EUROPEAN))) {
            String question = question(figure.metric());
            Long n = figure.cell().denominator();
            if (question != null && n != null && figure.cell().state() == Cell.CellState.NUMBER) {
                looked++;
                if (!recorded.contains(size(question, n))) {
                    unrecorded.add(figures.report() + " " + figure);
                }
            }
        }
    }

    private static String size(String question, long answers) {
        return question.replaceFirst("^(rated:)?(score|theme):", "") + " " + answers;
    }

    /** Null of what is no opinion. */
    private static @Nullable String question(String metric) {
        String[] parts = metric.split("[:/]", 3);
        return WITH_QUESTION.contains(parts[0]) && parts.length > 1 ? parts[1] : OF_ONE_QUESTION.get(parts[0]);
    }
}
