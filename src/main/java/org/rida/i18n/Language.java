package org.rida.i18n;

import com.ibm.icu.util.ULocale;

/** A language of the product. Arabic comes first everywhere. */
public enum Language {
    AR("ar"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Two-letter code, as used in file names, parameters and the {@code lang} attribute. */
    public String code() {
        return code;
    }

    /** Whether pages are laid out from right to left. */
    public boolean rightToLeft() {
        return this == AR;
    }

    /** What stands between the items of a list, with the space after it. */
    public String listSeparator() {
        return this == AR ? "، " : ", ";
    }

    /** The locale of messages: its plural rules count, its digits do not (see {@link DigitSystem}). */
    ULocale locale() {
        return ULocale.forLanguageTag(code);
    }

    /**
     * @param code in either case
     * @throws IllegalArgumentException naming the codes that exist
     */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code.equalsIgnoreCase(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException("language: expected ar or en, found \"" + code + "\"");
    }
}
