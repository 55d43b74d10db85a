package org.rida.intake.file;

import java.util.EnumMap;
import java.util.Map;
import org.rida.intake.mapping.Mapping;
import org.rida.io.Sha256;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/**
 * Identifies how a file is read: the mapping and the policy's lists, which together decide what its rows become. The
 * same content under a different fingerprint is read again as another file.
 */
public final class ReadingFingerprint {

    private static final int DIGITS = 16;

    private ReadingFingerprint() {}

    /**
     * The first 16 hexadecimal digits of a SHA-256 over the mapping without name and password, the terms of all
     * dimensions, and the questions, whether they are still asked or not.
     */
    public static String fingerprint(Mapping mapping, Policy policy) {
        Map<Dimension, Object> terms = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            terms.put(dimension, policy.terms(dimension));
        }
        String all = mapping.withoutPassword() + "\n" + terms + "\n"
                + policy.questions().stream().map(Question::asAsked).toList();
        return Sha256.hex(all).substring(0, DIGITS);
    }
}
