package org.rida.console.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ActionEffects;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;

/** The series to choose from on a form: those without filter, and the one from whose page the user comes. */
final class SeriesOptions {

    private SeriesOptions() {}

    /** @param code key of the series */
    record Choice(String code, BilingualText name) {}

    /**
     * @param requested key from the URL; ignored when it is invalid
     * @return without filter: every metric with every question that it applies to
     */
    static List<Choice> choices(MetricCatalog measures, String requested, ActionEffects effects) {
        List<Choice> choices = new ArrayList<>();
        measures.all()
                .forEach(group -> group.measures().forEach(m -> choices.add(new Choice(m.code(), measures.name(m)))));
        if (!requested.isEmpty() && choices.stream().noneMatch(c -> c.code().equals(requested))) {
            try {
                choices.add(0, new Choice(requested, effects.name(SeriesKey.parse(requested))));
            } catch (Problem | IllegalArgumentException | NoSuchElementException unknown) {
                return choices;
            }
        }
        return choices;
    }

    /**
     * The series that a form sent.
     *
     * @throws Problem when it is not written like a series, or the policy has no such question, theme or pair of stages
     */
    static SeriesKey require(MetricCatalog measures, String sent) {
        SeriesKey key = SeriesKey.parse(sent);
        if (measures.find(new MetricRef(key.metric(), key.subject()).code()).isEmpty()) {
            throw Problem.of("quality.problem.series", "found", sent);
        }
        return key;
    }

    /** The key itself for a question, theme or stage that the policy no longer has: a decision about it stays readable. */
    static BilingualText name(SeriesKey series, ActionEffects effects) {
        try {
            return effects.name(series);
        } catch (IllegalArgumentException | NoSuchElementException gone) {
            return BilingualText.same(series.toString());
        }
    }
}
