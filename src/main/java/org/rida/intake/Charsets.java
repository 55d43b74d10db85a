package org.rida.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

final class Charsets {
    private Charsets() {}

    static Charset of(Incoming file, Mapping mapping) {
        return mapping.charset().equals("auto") ? StandardCharsets.UTF_8 : Charset.forName(mapping.charset());
    }
}
