package org.rida.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;

/**
 * A message in the outbox.
 *
 * @param topic what it is about, {@code edition/17/issued}
 * @param messageId its Message-ID, the same at every attempt
 * @param attempts how many attempts were started
 * @param nextAttemptAt when the next attempt is due; of a message being sent, when its lease expires
 * @param sentAt null until it was sent
 * @param error why the last attempt failed; empty when none did
 * @param resendOf the message that a person had sent once more; null otherwise
 * @param actor who requested that; empty otherwise
 * @param reason why; empty otherwise
 * @param cancelledAt null unless a person cancelled it
 * @param cancelledBy who did; empty otherwise
 */
public record OutboxMessage(
        long id,
        String topic,
        Recipient recipient,
        Language language,
        String subject,
        String body,
        List<Attachment> attachments,
        String messageId,
        MessageState state,
        int attempts,
        Instant enqueuedAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        BilingualText error,
        @Nullable Long resendOf,
        String actor,
        String reason,
        @Nullable Instant cancelledAt,
        String cancelledBy) {

    /** Whether it waits for another try: until now none has succeeded. */
    public boolean isDeferred() {
        return state == MessageState.WAITING && attempts > 0;
    }

    /** State of a message. */
    public enum MessageState {
        WAITING,
        SENDING,
        SENT,
        /** No further attempt is made; a person may send it again. */
        FAILED,
        /** A person cancelled it before it was sent. */
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static MessageState of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
