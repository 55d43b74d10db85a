package org.rida.outbox;

import java.util.Locale;

/** How a message is delivered. */
public enum TransportType {
    MAIL,
    /** Its attachments are copied into a folder. */
    FOLDER;

    /** As stored in the database and used in keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TransportType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
