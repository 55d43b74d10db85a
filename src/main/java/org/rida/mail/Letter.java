package org.rida.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Language;
import org.rida.wording.Text;

/**
 * A letter in the outbox.
 *
 * @param messageId the same at every attempt
 * @param attempts how often a process tried
 * @param nextAttemptAt of a letter being sent: when another process may try
 * @param sentAt null until it went out
 * @param error why the last attempt failed; empty when none did
 * @param resends the letter that a person wanted sent once more; null otherwise
 * @param askedBy who wanted that
 */
public record Letter(
        long id,
        String about,
        Address address,
        Language language,
        String subject,
        String body,
        List<Attachment> attachments,
        String messageId,
        State state,
        int attempts,
        Instant enqueuedAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        Text error,
        @Nullable Long resends,
        String askedBy,
        String askedWhy) {

    /** Where a letter stands. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** No further attempt: a person reads why, and may have it sent again. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
