package org.rida.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/**
 * An action against an obstacle, and the series that it should improve.
 *
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

    /** The same in English. */
    public record English(String text, String owner) {}

    /** @param day the new due day, the day from which it is done, or the day of reopening */
    public record ActionStep(ActionType type, LocalDate day, Signature signature) {

        public enum ActionType {
            MOVED,
            CLOSED,
            REOPENED
        }
    }

    public enum ActionState {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    public ImprovementAction {
        steps = List.copyOf(steps);
    }

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

    public boolean isOverdue(LocalDate today) {
        return state() == ActionState.OPEN && due().isBefore(today);
    }

    private Optional<ActionStep> last(ActionStep.ActionType type) {
        return steps.stream().filter(s -> s.type() == type).reduce((first, second) -> second);
    }
}
