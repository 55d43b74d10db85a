package org.rida.intake;






import java.util.Locale;

/** What the rows of a file are. */
public enum Subject {
    REQUEST,
    RESPONSE,
    INVITATION;

    /** As stored with the file. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Subject of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
