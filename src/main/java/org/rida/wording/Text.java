package org.rida.wording;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.Function;

/** The same words in Arabic and in English. A page may mark words as bold with two asterisks on both sides. */
public record Text(String ar, String en) {

    public static final Text EMPTY = new Text("", "");

    /** The same in both languages: a number of an issue, a file name, a name that has no translation. */
    public static Text same(String text) {
        return new Text(text, text);
    }

    public static Text of(Function<Language, String> words) {
        return new Text(words.apply(Language.AR), words.apply(Language.EN));
    }

    public String in(Language language) {
        return language == Language.AR ? ar : en;
    }

    @JsonIgnore
    public boolean isEmpty() {
        return ar.isEmpty() && en.isEmpty();
    }
}
