package org.rida.outbox;














import java.util.Locale;

/** How a letter goes out. */
public enum TransportType {
    MAIL,
    /** Its attachments are put into a folder. */
    FOLDER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TransportType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
