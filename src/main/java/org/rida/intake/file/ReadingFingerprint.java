package org.rida.intake.file;

import org.rida.intake.mapping.Mapping;
import org.rida.io.Sha256;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;













import java.util.EnumMap;
import java.util.Map;

/** By what a file is read: all that decides what its rows become. Another reading of the same content is another file. */
public final class ReadingFingerprint {

    private static final int DIGITS = 16;

    private ReadingFingerprint() {}

    /** The same for mappings that read alike; 16 hexadecimal digits. */
    public static String fingerprint(Mapping mapping, Policy policy) {
        Map<Dimension, Object> terms = new EnumMap<>(Dimension.class);
        for (Dimension slice : Dimension.values()) {
            terms.put(slice, policy.terms(slice));
        }
        String all = mapping.withoutPassword() + "\n" + terms + "\n" + policy.questions();
        return Sha256.hex(all).substring(0, DIGITS);
    }
}
