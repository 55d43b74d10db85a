package org.rida.mail;

import java.util.Locale;

/** How a letter goes out. */
public enum Way {
    MAIL,
    /** Its attachments are put into a folder. */
    FOLDER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
