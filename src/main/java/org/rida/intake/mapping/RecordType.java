package org.rida.intake.mapping;

import java.util.Locale;

/** The type of the records in a file: all rows of a file have the same. */
public enum RecordType {
    REQUEST,
    RESPONSE,
    INVITATION;

    /** As stored with the file and written in mappings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the code is unknown */
    public static RecordType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
