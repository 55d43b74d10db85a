package org.rida.report.context;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Term;
import org.rida.tally.count.Population;

/** The labels and the order of the values of a dimension, as the policy defines them or, for derived dimensions, Rida. */
public final class DimensionLabels {

    private static final List<String> OUTCOMES = List.of(
            "accepted",
            "rejected",
            Population.WAITING,
            Population.UNCLOCKED,
            Population.LEFT_UNANSWERED,
            Population.UNKNOWN);
    private static final List<String> TIMELINESS = List.of(
            "on_time",
            "late",
            Population.WAITING,
            Population.UNCLOCKED,
            Population.LEFT_UNANSWERED,
            Population.UNKNOWN);

    private DimensionLabels() {}

    /** The label of a value. Codes that neither the policy nor Rida names (a partner's departments) are shown unchanged. */
    public static BilingualText label(Dimension slice, String value, DraftContext draft) {
        return label(slice, value, draft.facts().policy());
    }

    /** As the label of a draft, by the policy alone. */
    public static BilingualText label(Dimension slice, String value, Policy policy) {
        BilingualText listed = policy.name(slice, value);
        String key = "slice." + value.toLowerCase(Locale.ROOT);
        boolean own = listed.equals(BilingualText.same(value))
                && new Messages(Language.AR, DigitSystem.EUROPEAN).contains(key);
        return own ? BilingualText.of(l -> new Messages(l, policy.association().digits()).format(key)) : listed;
    }

    /**
     * A label within a sentence: English names begin with a small letter there, unless the policy writes their first word
     * with a capital in the middle of a name, too ("Model Charity of Madinah"), or they are an abbreviation.
     */
    public static BilingualText inSentence(BilingualText label, Policy policy) {
        return new BilingualText(label.ar(), lowered(label.en(), policy));
    }

    private static String lowered(String label, Policy policy) {
        String first = label.split("[^\\p{L}]", 2)[0];
        boolean abbreviated = first.chars().skip(1).anyMatch(Character::isUpperCase);
        if (first.isEmpty() || abbreviated || isProperName(first, policy)) {
            return label;
        }
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static boolean isProperName(String word, Policy policy) {
        Pattern inside = Pattern.compile("\\S\\s+" + Pattern.quote(word) + "\\b");
        Stream<BilingualText> terms = Arrays.stream(Dimension.values())
                .flatMap(dimension -> policy.terms(dimension).stream())
                .map(Term::name);
        return Stream.concat(
                        Stream.of(
                                policy.association().name(),
                                policy.association().policyTitle()),
                        terms)
                .anyMatch(name -> inside.matcher(name.en()).find());
    }

    /** The codes in the order in which tables list them; values that only the data have are not among them. */
    public static List<String> order(Dimension slice, Policy policy) {
        return switch (slice) {
            case OUTCOME -> OUTCOMES;
            case TIMELINESS -> TIMELINESS;
            default -> policy.terms(slice).stream().map(Term::code).toList();
        };
    }
}
