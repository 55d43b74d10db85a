package org.rida.mail;

import org.jspecify.annotations.Nullable;
import org.rida.wording.Problem;
import org.rida.wording.Text;

/** An attempt that failed, in words, and whether another one makes sense. */
final class Undelivered extends RuntimeException {

    /** What helps. */
    enum Remedy {
        TIME,
        A_PERSON
    }

    private final transient Text words;
    private final Remedy remedy;

    private Undelivered(Text words, Remedy remedy, @Nullable Throwable cause) {
        super(words.en(), cause);
        this.words = words;
        this.remedy = remedy;
    }

    static Undelivered forNow(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new Undelivered(Problem.of(key, namesAndValues).text(), Remedy.TIME, cause);
    }

    static Undelivered forGood(String key, Object... namesAndValues) {
        return forGood(null, key, namesAndValues);
    }

    static Undelivered forGood(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new Undelivered(Problem.of(key, namesAndValues).text(), Remedy.A_PERSON, cause);
    }

    Text words() {
        return words;
    }

    Remedy remedy() {
        return remedy;
    }
}
