package org.rida.report;

import java.util.List;
import java.util.Locale;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Term;
import org.rida.policy.Slice;
import org.rida.tally.Population;
import org.rida.wording.Digits;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** What the values of a slice are called, and in which order they stand: the policy's, or Rida's own. */
final class SliceNames {

    private static final List<String> OUTCOMES =
            List.of("accepted", "rejected", Population.WAITING, Population.LEFT_UNANSWERED, Population.UNCLOCKED);
    private static final List<String> TIMELINESS =
            List.of("on_time", "late", Population.WAITING, Population.LEFT_UNANSWERED, Population.UNCLOCKED);

    private SliceNames() {}

    /** Codes that neither the policy nor Rida names (a partner's departments) are shown as they are. */
    static Text of(Slice slice, String value, Draft draft) {
        return of(slice, value, draft.facts().policy());
    }

    static Text of(Slice slice, String value, Policy policy) {
        Text listed = policy.name(slice, value);
        String key = "slice." + value.toLowerCase(Locale.ROOT);
        boolean own = listed.equals(Text.same(value)) && new Wording(Language.AR, Digits.EUROPEAN).knows(key);
        return own ? Text.of(l -> new Wording(l, policy.association().digits()).say(key)) : listed;
    }

    static List<String> order(Slice slice, Policy policy) {
        return switch (slice) {
            case OUTCOME -> OUTCOMES;
            case TIMELINESS -> TIMELINESS;
            default -> policy.terms(slice).stream().map(Term::code).toList();
        };
    }
}
