package org.rida.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;

/**
 * A letter in the outbox.
 *
 * @param messageId the same at every attempt
 * @param attempts how often a process tried
 * @param nextAttemptAt of a letter being sent: when another process may try
 * @param sentAt null until it went out
 * @param error why the last attempt failed; empty when none did
 * @param resends the letter that a person wanted sent once more; null otherwise
 * @param actor who wanted that
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
        String reason) {

    /** Where a letter stands. */
    public enum MessageState {
        WAITING,
        SENDING,
        SENT,
        /** No further attempt: a person reads why, and may have it sent again. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static MessageState of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
