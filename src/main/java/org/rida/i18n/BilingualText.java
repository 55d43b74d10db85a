package org.rida.i18n;














import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.Function;

/** The same words in Arabic and in English. A page may mark words as bold with two asterisks on both sides. */
public record BilingualText(String ar, String en) {

    public static final BilingualText EMPTY = new BilingualText("", "");

    /** The same in both languages: a number of an issue, a file name, a name that has no translation. */
    public static BilingualText same(String text) {
        return new BilingualText(text, text);
    }

    public static BilingualText of(Function<Language, String> words) {
        return new BilingualText(words.apply(Language.AR), words.apply(Language.EN));
    }

    public String in(Language language) {
        return language == Language.AR ? ar : en;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return ar.isEmpty() && en.isEmpty();
    }
}
