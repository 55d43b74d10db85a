package org.rida.report;

import java.util.Locale;
import org.rida.wording.Wording;

/** The promise in words, on the day basis that the report leads with: «أسبوعين», "10 working days". */
final class PromiseWords {

    private PromiseWords() {}

    /** As it follows "within". */
    static String within(Facts facts, Wording wording) {
        return wording.say("figures.within." + basis(facts), "n", facts.targetDays());
    }

    /** As it follows "beyond the". */
    static String limit(Facts facts, Wording wording) {
        return wording.say("figures.limit." + basis(facts), "n", facts.targetDays());
    }

    private static String basis(Facts facts) {
        return facts.basis().name().toLowerCase(Locale.ROOT);
    }
}
