package org.rida.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rida.wording.Digits;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** Something to know about a file, kept with it. {@code code} names the words: {@code intake.note.<code>}. */
record Note(String code, Map<String, Object> arguments) {

    static Note of(String code, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new Note(code, arguments);
    }

    Text text() {
        Object[] flat = arguments.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
        return Text.of(language -> new Wording(language, Digits.EUROPEAN).say("intake.note." + code, flat));
    }
}
