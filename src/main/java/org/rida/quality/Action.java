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
public record Action(
        long id, Plan plan, LocalDate openedOn, Recorded opened, List<Step> steps, Optional<Recorded> withdrawn) {

    /**
     * What is to be done.
     *
     * @param about a theme's code, or the obstacle in words
     * @param owner a role or department, not a person's fault
     * @param due by when; later ones are told by a {@link Step}
     * @param moves the series whose months are compared before and after it
     * @param english null where it was written in one language
     */
    public record Plan(
            String about, String words, String owner, LocalDate due, SeriesKey moves, @Nullable English english) {

        public Plan(String about, String words, String owner, LocalDate due, SeriesKey moves) {
            this(about, words, owner, due, moves, null);
        }

        /** What is to be done, as a reader of either language should read it. */
        public BilingualText told() {
            return english == null ? BilingualText.same(words) : new BilingualText(words, english.words());
        }

        /** The role or department, likewise. */
        public BilingualText toldOwner() {
            return english == null ? BilingualText.same(owner) : new BilingualText(owner, english.owner());
        }
    }

    /** The same in English. */
    public record English(String words, String owner) {}

    /** @param day the new due day, the day from which it is done, or the day of reopening */
    public record Step(Sort sort, LocalDate day, Recorded written) {

        public enum Sort {
            MOVED,
            CLOSED,
            REOPENED
        }
    }

    public enum State {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    public Action {
        steps = List.copyOf(steps);
    }

    public State state() {
        if (withdrawn.isPresent()) {
            return State.WITHDRAWN;
        }
        return closedOn().isPresent() ? State.CLOSED : State.OPEN;
    }

    /** The day by which it is due now. */
    public LocalDate due() {
        return last(Step.Sort.MOVED).map(Step::day).orElse(plan.due());
    }

    /** The day from which it is done; empty while it is open, or open again. */
    public Optional<LocalDate> closedOn() {
        return steps.stream()
                .filter(s -> s.sort() != Step.Sort.MOVED)
                .reduce((first, second) -> second)
                .filter(s -> s.sort() == Step.Sort.CLOSED)
                .map(Step::day);
    }

    public boolean overdue(LocalDate today) {
        return state() == State.OPEN && due().isBefore(today);
    }

    private Optional<Step> last(Step.Sort sort) {
        return steps.stream().filter(s -> s.sort() == sort).reduce((first, second) -> second);
    }
}
