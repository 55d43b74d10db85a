package org.rida.intake.question;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a request by which its promise is judged. An answer to a survey, or an invitation, has its main day only.
 *
 * @param kind null where it is unknown
 */
public record RequestDays(
        LocalDate receivedOn,
        @Nullable String kind,
        @Nullable LocalDate reopenedOn,
        @Nullable LocalDate repliedOn,
        @Nullable LocalDate leftOn) {

    /** First day of its last clock run: that of the reopening where an end before it is known. */
    LocalDate start() {
        LocalDate ended = ended();
        return reopenedOn != null && ended != null && ended.isBefore(reopenedOn) ? reopenedOn : receivedOn;
    }

    /** Whether its last clock run has no end. */
    boolean isOpen() {
        LocalDate ended = ended();
        return ended == null || ended.isBefore(start());
    }

    private @Nullable LocalDate ended() {
        return repliedOn == null || leftOn != null && leftOn.isBefore(repliedOn) ? leftOn : repliedOn;
    }
}
