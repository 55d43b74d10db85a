package org.rida.report.figure;

import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** A measure that does not exist; names those that do, so that a program can offer them. */
public final class UnknownMeasure extends Problem {

    private final transient Map<String, BilingualText> known;

    /** @param known names by code: those of the metric where only its question, stage or theme is wrong */
    UnknownMeasure(String found, Map<String, BilingualText> known) {
        super(BilingualText.ofMessage("problem.measure", "found", found, "known", known.keySet()));
        this.known = known;
    }

    public Map<String, BilingualText> known() {
        return known;
    }
}
