package org.rida.intake;

import java.util.ArrayList;
import java.util.List;
import org.rida.wording.Digits;
import org.rida.wording.Problem;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** Refusals whose words hold words: a {@link Text} among the arguments is said in the message's own language. */
final class Refusal {

    private Refusal() {}

    static Problem of(String key, Object... namesAndValues) {
        return new Problem(Text.of(language -> {
            List<Object> said = new ArrayList<>();
            for (Object value : namesAndValues) {
                said.add(value instanceof Text text ? text.in(language) : value);
            }
            return new Wording(language, Digits.EUROPEAN).say(key, said.toArray());
        }));
    }
}
