package org.rida.quality;

import org.rida.i18n.BilingualText;













import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is being done about an obstacle, and the figure that it should move.
 *
 * @param steps what became of it, in order
 */
public record ImprovementAction(
        long id, Plan plan, LocalDate openedOn, Signature opened, List<ActionStep> steps, Optional<Signature> withdrawn) {

    /**
     * What is to be done.
     *
     * @param about a theme's code, or the obstacle in words
     * @param owner a role or department, not a person's fault
     * @param due by when; later ones are told by a {@link ActionStep}
     * @param moves the series whose months are compared before and after it
     * @param english null where it was written in one language
     */
    public record Plan(
            String about, String text, String owner, LocalDate due, SeriesKey moves, @Nullable English english) {

        public Plan(String about, String words, String owner, LocalDate due, SeriesKey moves) {
            this(about, words, owner, due, moves, null);
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
    public record ActionStep(ActionType sort, LocalDate day, Signature written) {

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
                .filter(s -> s.sort() != ActionStep.ActionType.MOVED)
                .reduce((first, second) -> second)
                .filter(s -> s.sort() == ActionStep.ActionType.CLOSED)
                .map(ActionStep::day);
    }

    public boolean overdue(LocalDate today) {
        return state() == ActionState.OPEN && due().isBefore(today);
    }

    private Optional<ActionStep> last(ActionStep.ActionType sort) {
        return steps.stream().filter(s -> s.sort() == sort).reduce((first, second) -> second);
    }
}
