package org.rida.report.context;

import java.util.Locale;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.SentenceCase;
import org.rida.policy.ClockVersion.Basis;
import org.rida.report.figure.PeriodFigures;

/** The target of the service clock in words, in the days of the report's basis: «أسبوعين», "10 working days". */
public final class PromiseText {

    private PromiseText() {}

    /** The target in the form that follows "within". */
    public static String within(PeriodFigures facts, Messages wording) {
        return wording.format("figures.within." + basis(facts), "n", facts.targetDays());
    }

    /** So many days of the basis that the promise is counted in. */
    public static String days(PeriodFigures facts, long days, Messages wording) {
        String key = facts.basis() == Basis.WORKING ? "figures.within.working" : "count.days.object";
        return wording.format(key, "n", days);
    }

    /** The target in the form that follows "beyond the". */
    public static String limit(PeriodFigures facts, Messages wording) {
        return wording.format("figures.limit." + basis(facts), "n", facts.targetDays());
    }

    /**
     * A title of a definition with the promise in it: {@code {within}} becomes "within two weeks", {@code {beyond}} "beyond two
     * weeks", as the clock in force says.
     */
    public static BilingualText titled(BilingualText title, DraftContext draft) {
        return draft.text(w -> {
            String words = title.in(w.language())
                    .replace("{within}", format("within", draft, w))
                    .replace("{beyond}", format("beyond", draft, w));
            return SentenceCase.begun(words);
        });
    }

    private static String format(String phrase, DraftContext draft, Messages wording) {
        return wording.format(
                "figures.title." + phrase,
                "within",
                within(draft.facts(), wording),
                "limit",
                limit(draft.facts(), wording));
    }

    private static String basis(PeriodFigures facts) {
        return facts.basis().name().toLowerCase(Locale.ROOT);
    }
}
