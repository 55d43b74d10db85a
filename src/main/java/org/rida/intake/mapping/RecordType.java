package org.rida.intake.mapping;














import java.util.Locale;

/** What the rows of a file are. */
public enum RecordType {
    REQUEST,
    RESPONSE,
    INVITATION;

    /** As stored with the file. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RecordType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
