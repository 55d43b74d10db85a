package org.rida.i18n;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.Function;

/**
 * A text in Arabic and English. Two asterisks on both sides mark words as bold on pages that support it. Arabic comes
 * first, as everywhere in the product.
 */
public record BilingualText(String ar, String en) {

    /** No text. */
    public static final BilingualText EMPTY = new BilingualText("", "");

    /** The same in both languages: a number of an issue, a file name, a name that has no translation. */
    public static BilingualText same(String text) {
        return new BilingualText(text, text);
    }

    /**
     * A message of the message files in both languages, with European digits.
     *
     * @throws IllegalArgumentException when there is no such message
     */
    public static BilingualText ofMessage(String key, Object... namesAndValues) {
        return of(language -> new Messages(language, DigitSystem.EUROPEAN).format(key, namesAndValues));
    }

    /** As {@link Messages#size}. */
    public static BilingualText ofSize(long bytes) {
        return of(language -> new Messages(language, DigitSystem.EUROPEAN).size(bytes));
    }

    /** The message of a code under a prefix in both languages; the code itself where there is none. */
    public static BilingualText named(String prefix, String code) {
        return of(language -> new Messages(language, DigitSystem.EUROPEAN).named(prefix, code));
    }

    /** @param words the text in the given language */
    public static BilingualText of(Function<Language, String> words) {
        return new BilingualText(words.apply(Language.AR), words.apply(Language.EN));
    }

    /** The text in one of its languages. */
    public String in(Language language) {
        return language == Language.AR ? ar : en;
    }

    /** Whether it is empty in both languages. */
    @JsonIgnore
    public boolean isEmpty() {
        return ar.isEmpty() && en.isEmpty();
    }
}
