package org.rida.outbox;

import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** A failed attempt, with the reason in words and whether another attempt may succeed. */
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

    private DeliveryFailed(BilingualText description, Remedy remedy, @Nullable Throwable cause) {
        super(description.en(), cause);
        this.description = description;
        this.remedy = remedy;
    }

    /** A failure after which the message is tried again. */
    static DeliveryFailed temporary(@Nullable Throwable cause, String key, Object... namesAndValues) {
        return new DeliveryFailed(Problem.of(key, namesAndValues).text(), Remedy.RETRY, cause);
    }

    /** The same, for a reason that is in words already. */
    static DeliveryFailed temporary(Problem reason) {
        return new DeliveryFailed(reason.text(), Remedy.RETRY, reason);
    }

    /** A failure that no further attempt can resolve without a person. */
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
