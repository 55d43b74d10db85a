package org.rida.console.analysis;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ActionEffects;
import org.rida.report.figure.MetricCatalog;

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
            } catch (Problem | IllegalArgumentException | java.util.NoSuchElementException unknown) {
                return choices;
            }
        }
        return choices;
    }
}
