package org.rida.job.charity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.rida.policy.WorkingCalendar;
import org.rida.tally.PromiseEffect;
import org.rida.tally.PromiseEffect.MonthEffect;
import org.rida.tally.count.DataCoverage;
import org.springframework.stereotype.Component;

/**
 * What a change of the promise would do to the months that are counted, before anything is saved. Requests are judged by the promise of the
 * day on which they were received, so a change from a day on leaves everything before it as it is, and one of the version in force judges
 * the past anew.
 */
@Component
public class PromiseChanges {

    private final CharityRules charity;
    private final DataSource database;

    PromiseChanges(CharityRules charity, DataSource database) {
        this.charity = charity;
        this.database = database;
    }

    /**
     * A change, with both ways to make it.
     *
     * @param before the policy as it is in the files
     * @param after as the form says it, from {@code past} on
     * @param dated whether days or their basis change, which a version of the promise holds; the calendar and the kinds hold for all days
     * @param from the day from which the promise changes when the past is left alone
     * @param past the day from which it changes when the version in force is corrected
     * @param was the version that the entered one takes the place of, or follows
     * @param entered the day that the form says
     * @param left the months that differ when the past is left alone; only what holds for all days touches them
     * @param rewritten the months that differ when the version in force is corrected
     */
    public record PromiseChange(
            Policy before,
            Policy after,
            boolean dated,
            LocalDate from,
            LocalDate past,
            ClockVersion was,
            LocalDate entered,
            List<MonthEffect> left,
            List<MonthEffect> rewritten) {

        /** The version as the form says it. */
        public ClockVersion becomes() {
            return after.clockOn(past);
        }

        /** Whether the form asks for the past: it says an earlier day than that of the version in force. */
        public boolean isOfPast() {
            return past.isBefore(was.inForceFrom());
        }

        /** The version that follows the entered one; null where none does. */
        public @Nullable ClockVersion following() {
            return before.clock().stream()
                    .filter(version -> version.inForceFrom().isAfter(from))
                    .findFirst()
                    .orElse(null);
        }

        /** What the page shows of the effect, for its confirmation. */
        public String shown() {
            return from + " " + past + " " + left + " " + rewritten;
        }
    }

    /** Empty when the form changes nothing by which requests are judged, or none has been counted yet. */
    public Optional<PromiseChange> find(CharityForm form) {
        Policy now = charity.policy();
        PromiseVersions versions = charity.versions();
        LocalDate base = versions.inForce().inForceFrom();
        LocalDate entered = form.day(CharityForm.FROM);
        LocalDate past = entered.isBefore(base) ? entered : base;
        Policy rewritten = charity.proposed(form.from(past));
        boolean dated = !rewritten.clock().equals(now.clock())
                || !charity.proposed(form).clock().equals(now.clock());
        if (!dated && sameForAllDays(now, rewritten)
                || DataCoverage.of(database).isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = dated ? from(entered, versions) : past;
        List<MonthEffect> left = PromiseEffect.between(database, now, charity.proposed(form.from(from)));
        return Optional.of(new PromiseChange(
                now,
                rewritten,
                dated,
                from,
                past,
                versions.before(entered),
                entered,
                left,
                from.equals(past) ? left : PromiseEffect.between(database, now, rewritten)));
    }

    /**
     * The effect of taking a version of the promise back: months that are counted change only where it was in force already.
     *
     * @param day from which it is in force, or would be
     */
    public List<MonthEffect> withdrawing(LocalDate day) {
        return PromiseEffect.between(database, charity.policy(), charity.proposedWithout(day));
    }

    /** The effect of other files of the policy, such as one that was edited by hand. */
    public List<MonthEffect> effect(Policy proposed) {
        return PromiseEffect.between(database, charity.policy(), proposed);
    }

    private static boolean sameForAllDays(Policy one, Policy other) {
        WorkingCalendar calendar = one.calendar();
        return calendar.workweek().equals(other.calendar().workweek())
                && days(calendar).equals(days(other.calendar()))
                && promised(one).equals(promised(other));
    }

    private static List<List<LocalDate>> days(WorkingCalendar calendar) {
        return calendar.holidays().stream().map(h -> List.of(h.from(), h.to())).toList();
    }

    /** Codes of the kinds that are promised an answer; a new kind has no request yet, but belongs to the promise, too. */
    private static List<String> promised(Policy policy) {
        return policy.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(Policy.RequestKind::code)
                .toList();
    }

    /** A day that was entered and is later than that of the version in force; otherwise today, or the day of a version still to come. */
    private static LocalDate from(LocalDate entered, PromiseVersions versions) {
        LocalDate base = versions.inForce().inForceFrom();
        return entered.isAfter(base) ? entered : base.isAfter(versions.today()) ? base : versions.today();
    }
}
