package org.rida.outbox;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import org.jspecify.annotations.Nullable;

/** An attempt that failed, in words, and whether another one makes sense. */
final class DeliveryFailed extends RuntimeException {

    /** What helps. */
    enum Remedy {
        TIME,
        A_PERSON
    }

    private final transient BilingualText description;
    private final Remedy remedy;

    private DeliveryFailed(BilingualText words, Remedy remedy, @Nullable Throwable cause) {
        super(words.en(), cause);
        this.description = words;
        this.remedy = remedy;
    }

    static DeliveryFailed forNow(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new DeliveryFailed(Problem.of(key, namesAndValues).text(), Remedy.TIME, cause);
    }

    static DeliveryFailed forGood(String key, Object... namesAndValues) {
        return forGood(null, key, namesAndValues);
    }

    static DeliveryFailed forGood(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new DeliveryFailed(Problem.of(key, namesAndValues).text(), Remedy.A_PERSON, cause);
    }

    BilingualText description() {
        return description;
    }

    Remedy remedy() {
        return remedy;
    }
}
