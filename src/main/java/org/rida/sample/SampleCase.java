package org.rida.sample;














import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that comes of it.
 *
 * @param again the second run, when the request was opened again
 */
public record SampleCase(
        RequestAttributes facts, RequestTimeline first, @Nullable RequestTimeline again, @Nullable Invitation invitation, @Nullable SurveyResponse answer) {

    public RequestTimeline asOf(LocalDate day) {
        if (again == null) {
            return first.asOf(day);
        }
        LocalDate reopened = again.on(RequestStage.REOPENED);
        return reopened != null && reopened.isAfter(day) ? first.asOf(day) : again.asOf(day);
    }

    public boolean changed(LocalDate after, LocalDate upTo) {
        return first.changed(after, upTo) || (again != null && again.changed(after, upTo));
    }

    boolean isOverBy(LocalDate day) {
        return !first.last().isAfter(day)
                && (again == null || !again.last().isAfter(day))
                && (invitation == null || !invitation.invitedOn().isAfter(day))
                && (answer == null || !answer.answeredOn().isAfter(day));
    }
}
