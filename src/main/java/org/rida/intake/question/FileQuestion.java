package org.rida.intake.question;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something unusual in a file.
 *
 * @param code distant-months, few-rows, many-rows, new-channel, dates-out-of-order or equal-answers
 * @param subject what it is about: a month such as {@code 2026-10}, months such as {@code
 *     2022-05/2022-06}, a channel, the header of a column, a set of scores
 * @param arguments of the message {@code files.question.CODE}, by name
 * @param answer {@code usual}: right, and not to be asked again; {@code wrong}: a mistake of the sender; null before
 * @param answeredBy null before
 * @param answeredAt null before
 */
public record FileQuestion(
        long id,
        String code,
        String subject,
        Map<String, Object> arguments,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable OffsetDateTime answeredAt) {

    /** Whether a person must still answer. */
    public boolean isOpen() {
        return answer == null;
    }
}
