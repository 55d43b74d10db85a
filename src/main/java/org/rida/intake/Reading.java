package org.rida.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.rida.policy.Policy;
import org.rida.policy.Slice;

/** By what a file is read: all that decides what its rows become. Another reading of the same content is another file. */
final class Reading {

    private Reading() {}

    /** The same for mappings that read alike; 16 hexadecimal digits. */
    static String of(Mapping mapping, Policy policy) {
        Map<Slice, Object> terms = new EnumMap<>(Slice.class);
        for (Slice slice : Slice.values()) {
            terms.put(slice, policy.terms(slice));
        }
        String all = mapping.withoutPassword() + "\n" + terms + "\n" + policy.questions();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
