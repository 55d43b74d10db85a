package org.rida.intake.finding;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;

/**
 * Creates refusals whose message arguments are texts themselves: a {@link BilingualText} argument is formatted in
 * the language of the message.
 */
public final class IngestProblem {

    private IngestProblem() {}

    /**
     * @param key of the message
     * @param namesAndValues the arguments, names and values in turn
     */
    public static Problem problem(String key, Object... namesAndValues) {
        return new Problem(BilingualText.of(language -> {
            List<Object> arguments = new ArrayList<>();
            for (Object value : namesAndValues) {
                arguments.add(value instanceof BilingualText text ? text.in(language) : value);
            }
            return new Messages(language, DigitSystem.EUROPEAN).format(key, arguments.toArray());
        }));
    }
}
