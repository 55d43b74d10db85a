package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;







import java.util.Locale;

/** The promise in words, on the day basis that the report leads with: «أسبوعين», "10 working days". */
final class PromiseWords {

    private PromiseWords() {}

    /** As it follows "within". */
    static String within(Facts facts, Messages wording) {
        return wording.format("figures.within." + basis(facts), "n", facts.targetDays());
    }

    /** As it follows "beyond the". */
    static String limit(Facts facts, Messages wording) {
        return wording.format("figures.limit." + basis(facts), "n", facts.targetDays());
    }

    /**
     * A title of a definition with the promise in it: {@code {within}} becomes "within two weeks", {@code {beyond}} "beyond two
     * weeks", as the clock in force says.
     */
    static BilingualText titled(BilingualText title, Draft draft) {
        return draft.text(w -> {
            String words = title.in(w.language())
                    .replace("{within}", say("within", draft, w))
                    .replace("{beyond}", say("beyond", draft, w));
            return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        });
    }

    private static String say(String place, Draft draft, Messages wording) {
        return wording.format(
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
