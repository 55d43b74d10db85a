package org.rida.report;

import java.util.Locale;
import org.rida.wording.Text;
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

    /**
     * A title of a definition with the promise in it: {@code {within}} becomes "within two weeks", {@code {beyond}} "beyond two
     * weeks", as the clock in force says.
     */
    static Text titled(Text title, Draft draft) {
        return draft.text(w -> {
            String words = title.in(w.language())
                    .replace("{within}", say("within", draft, w))
                    .replace("{beyond}", say("beyond", draft, w));
            return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        });
    }

    private static String say(String place, Draft draft, Wording wording) {
        return wording.say(
                "figures.title." + place,
                "within",
                within(draft.facts(), wording),
                "limit",
                limit(draft.facts(), wording));
    }

    private static String basis(Facts facts) {
        return facts.basis().name().toLowerCase(Locale.ROOT);
    }
}
