package org.rida.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/**
 * An action against an obstacle, and the series that it should improve.
 *
 * @param id number
 * @param plan as first agreed
 * @param openedOn day of the decision
 * @param opened who recorded it and when
 * @param steps later changes, in order
 * @param withdrawn empty unless it was withdrawn
 */
public record ImprovementAction(
        long id,
        Plan plan,
        LocalDate openedOn,
        Signature opened,
        List<ActionStep> steps,
        Optional<Signature> withdrawn) {

    /**
     * What is to be done.
     *
     * @param text what is to be done
     * @param topic a theme's code, or the obstacle in words
     * @param owner a role or department, never a person's name
     * @param due the day by which it should be done, as first agreed; an {@link ActionStep} may move it
     * @param series the series whose months are compared before and after it
     * @param english null where it was written in one language
     */
    public record Plan(
            String topic, String text, String owner, LocalDate due, SeriesKey series, @Nullable English english) {

        public Plan(String topic, String text, String owner, LocalDate due, SeriesKey series) {
            this(topic, text, owner, due, series, null);
        }

        /** What is to be done, as a reader of either language should read it. */
        public BilingualText description() {
            return english == null ? BilingualText.same(text) : new BilingualText(text, english.text());
        }

        /** The role or department, likewise. */
        public BilingualText ownerText() {
            return english == null ? BilingualText.same(owner) : new BilingualText(owner, english.owner());
        }
    }

    /**
     * The same in English.
     *
     * @param text what is to be done
     * @param owner a role or department
     */
    public record English(String text, String owner) {}

    /**
     * @param type what changed
     * @param signature who recorded it, when and why
     * @param day the new due day, the day from which it is done, or the day of reopening
     */
    public record ActionStep(ActionType type, LocalDate day, Signature signature) {

        /** What can happen to an action. */
        public enum ActionType {
            /** It is due on another day. */
            MOVED,
            /** It is done. */
            CLOSED,
            /** It is not done after all. */
            REOPENED
        }
    }

    /** What holds of an action today. */
    public enum ActionState {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    public ImprovementAction {
        steps = List.copyOf(steps);
    }

    /** Withdrawn wins over closed, and the last step over earlier ones. */
    public ActionState state() {
        if (withdrawn.isPresent()) {
            return ActionState.WITHDRAWN;
        }
        return closedOn().isPresent() ? ActionState.CLOSED : ActionState.OPEN;
    }

    /** The day by which it is due now. */
    public LocalDate due() {
        return last(ActionStep.ActionType.MOVED).map(ActionStep::day).orElse(plan.due());
    }

    /** The day from which it is done; empty while it is open, or open again. */
    public Optional<LocalDate> closedOn() {
        return steps.stream()
                .filter(s -> s.type() != ActionStep.ActionType.MOVED)
                .reduce((first, second) -> second)
                .filter(s -> s.type() == ActionStep.ActionType.CLOSED)
                .map(ActionStep::day);
    }

    /** Whether it is open and its day has passed. */
    public boolean isOverdue(LocalDate today) {
        return state() == ActionState.OPEN && due().isBefore(today);
    }

    private Optional<ActionStep> last(ActionStep.ActionType type) {
        return steps.stream().filter(s -> s.type() == type).reduce((first, second) -> second);
    }
}
