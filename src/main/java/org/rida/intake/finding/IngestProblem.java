package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;













import java.util.ArrayList;
import java.util.List;

/** Refusals whose words hold words: a {@link BilingualText} among the arguments is said in the message's own language. */
public final class IngestProblem {

    private IngestProblem() {}

    public static Problem problem(String key, Object... namesAndValues) {
        return new Problem(BilingualText.of(language -> {
            List<Object> said = new ArrayList<>();
            for (Object value : namesAndValues) {
                said.add(value instanceof BilingualText text ? text.in(language) : value);
            }
            return new Messages(language, DigitSystem.EUROPEAN).format(key, said.toArray());
        }));
    }
}
