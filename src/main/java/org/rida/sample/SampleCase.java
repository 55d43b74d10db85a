package org.rida.sample;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request with its survey.
 *
 * @param attributes known at receipt
 * @param first the timeline without the reopening
 * @param invitation null for people who are not invited to the survey
 * @param response null for people who do not respond
 * @param reopened the timeline after a reopening; null when there was none
 */
public record SampleCase(
        RequestAttributes attributes,
        RequestTimeline first,
        @Nullable RequestTimeline reopened,
        @Nullable Invitation invitation,
        @Nullable SurveyResponse response) {

    /** @return what the charity knows at the end of the day */
    public RequestTimeline asOf(LocalDate day) {
        if (reopened == null) {
            return first.asOf(day);
        }
        LocalDate reopenedOn = reopened.on(RequestStage.REOPENED);
        return reopenedOn != null && reopenedOn.isAfter(day) ? first.asOf(day) : reopened.asOf(day);
    }

    /** Whether an export of the second day says something about the request that one of the first did not. */
    public boolean changed(LocalDate after, LocalDate upTo) {
        return first.changed(after, upTo) || (reopened != null && reopened.changed(after, upTo));
    }

    /** Whether later exports have nothing to add, so that the case can be dropped. */
    boolean isOverBy(LocalDate day) {
        return !first.last().isAfter(day)
                && (reopened == null || !reopened.last().isAfter(day))
                && (invitation == null || !invitation.invitedOn().isAfter(day))
                && (response == null || !response.answeredOn().isAfter(day));
    }

    /**
     * A request to rate the service.
     *
     * @param invitedOn day of the invitation
     * @param mode of the survey: {@code interviewer}, {@code phone}, {@code link} or {@code paper}
     */
    public record Invitation(LocalDate invitedOn, String mode) {}

    /**
     * A filled survey.
     *
     * @param answeredOn day of the answer
     * @param mode of the survey
     * @param values by question code, as written in the export; unanswered questions are missing
     */
    public record SurveyResponse(LocalDate answeredOn, String mode, Map<String, String> values) {}
}
