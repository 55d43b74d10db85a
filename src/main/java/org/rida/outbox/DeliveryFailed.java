package org.rida.outbox;

import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** An attempt that failed, in words, and whether another one makes sense. */
final class DeliveryFailed extends RuntimeException {

    /** What is needed before the message can be delivered. */
    enum Remedy {
        /** Another attempt may succeed without any change. */
        RETRY,
        /** A person has to correct something first; no further attempt is made. */
        MANUAL
    }

    private final transient BilingualText description;
    private final Remedy remedy;

    private DeliveryFailed(BilingualText words, Remedy remedy, @Nullable Throwable cause) {
        super(words.en(), cause);
        this.description = words;
        this.remedy = remedy;
    }

    static DeliveryFailed temporary(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new DeliveryFailed(Problem.of(key, namesAndValues).text(), Remedy.RETRY, cause);
    }

    static DeliveryFailed permanent(String key, Object... namesAndValues) {
        return permanent(null, key, namesAndValues);
    }

    static DeliveryFailed permanent(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new DeliveryFailed(Problem.of(key, namesAndValues).text(), Remedy.MANUAL, cause);
    }

    BilingualText description() {
        return description;
    }

    Remedy remedy() {
        return remedy;
    }
}
