package org.rida.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case to call back: an answer with an obstacle or a low score from somebody who agreed to be called. It names numbers, never
 * the person, and never who served them.
 *
 * @param id number of the case
 * @param request number of the request; null when the answer names none
 * @param response number of the answer
 * @param topic code of the obstacle; null when the score alone is low
 * @param score overall satisfaction when the case was opened, 1 to 5; null when it was not given
 * @param openedOn day on which the answer reached Rida
 * @param mayCall whether the person still agrees to be called
 * @param steps in the order in which they were recorded, each kind at most once
 */
public record FollowUp(
        long id,
        @Nullable String request,
        String response,
        @Nullable String topic,
        @Nullable Integer score,
        LocalDate openedOn,
        boolean mayCall,
        List<FollowUpStep> steps) {

    /** Within so many days of the answer's arrival people are to hear back. */
    public static final int DAYS = 14;

    public FollowUp {
        steps = List.copyOf(steps);
    }

    /** What can happen to a case, in the order in which it usually does. */
    public enum FollowUpStepType {
        /** The person was reached. */
        CALLED,
        /** What they reported is solved. */
        SOLVED,
        /** They were asked again how satisfied they are. */
        ASKED_AGAIN,
        /** Ended otherwise: not reached, or nothing can be done. */
        CLOSED
    }

    /**
     * @param score overall satisfaction when asked again; null for other steps
     * @param signature who recorded it and when, with the note
     */
    public record FollowUpStep(FollowUpStepType type, LocalDate day, @Nullable Integer score, Signature signature) {}

    /** Where a case stands. */
    public enum FollowUpState {
        TO_CALL,
        CALLED,
        SOLVED,
        ASKED_AGAIN,
        CLOSED
    }

    /** By its last step. */
    public FollowUpState state() {
        return steps.isEmpty()
                ? FollowUpState.TO_CALL
                : FollowUpState.valueOf(steps.get(steps.size() - 1).type().name());
    }

    /** The steps that may follow. */
    public List<FollowUpStepType> next() {
        return switch (state()) {
            case TO_CALL -> List.of(FollowUpStepType.CALLED, FollowUpStepType.CLOSED);
            case CALLED -> List.of(FollowUpStepType.SOLVED, FollowUpStepType.ASKED_AGAIN, FollowUpStepType.CLOSED);
            case SOLVED -> List.of(FollowUpStepType.ASKED_AGAIN);
            case ASKED_AGAIN, CLOSED -> List.of();
        };
    }

    /** The day by which the person is to hear back. */
    public LocalDate due() {
        return openedOn.plusDays(DAYS);
    }

    /** Whether nobody has called yet, although the days have passed. */
    public boolean isOverdue(LocalDate today) {
        return state() == FollowUpState.TO_CALL && today.isAfter(due());
    }

    /** The step of a type; empty when it has not happened. */
    public Optional<FollowUpStep> step(FollowUpStepType type) {
        return steps.stream().filter(step -> step.type() == type).findFirst();
    }
}
