package org.rida.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request with its survey.
 *
 * @param reopened the timeline after a reopening; null when there was none
 */
public record SampleCase(
        RequestAttributes attributes,
        RequestTimeline first,
        @Nullable RequestTimeline reopened,
        @Nullable Invitation invitation,
        @Nullable SurveyResponse response) {

    public RequestTimeline asOf(LocalDate day) {
        if (reopened == null) {
            return first.asOf(day);
        }
        LocalDate reopenedOn = reopened.on(RequestStage.REOPENED);
        return reopenedOn != null && reopenedOn.isAfter(day) ? first.asOf(day) : reopened.asOf(day);
    }

    public boolean changed(LocalDate after, LocalDate upTo) {
        return first.changed(after, upTo) || (reopened != null && reopened.changed(after, upTo));
    }

    boolean isOverBy(LocalDate day) {
        return !first.last().isAfter(day)
                && (reopened == null || !reopened.last().isAfter(day))
                && (invitation == null || !invitation.invitedOn().isAfter(day))
                && (response == null || !response.answeredOn().isAfter(day));
    }
}
