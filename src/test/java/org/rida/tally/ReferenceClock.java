package org.rida.tally;

import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;













import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** What the policy says of one run of a clock. */
@NullUnmarked // an absent cell is data here
record ReferenceClock(Policy policy, LocalDate coversTo) {

    LocalDate target(RawRun run, Basis basis) {
        ClockVersion version = policy.clockOn(run.start());
        return basis == Basis.CALENDAR
                ? run.start().plusDays(version.targetDays())
                : policy.calendar().afterWorkingDays(run.start(), version.targetWorkingDays());
    }

    /** The least number of working days after which the day is reached. */
    int workingDays(LocalDate from, LocalDate to) {
        int days = 0;
        while (policy.calendar().afterWorkingDays(from, days).isBefore(to)) {
            days++;
        }
        return days;
    }

    boolean promised(RawRun run) {
        return policy.kinds().stream()
                .anyMatch(k -> k.promised() && k.code().equals(run.request().text("kind")));
    }

    LocalDate cutOff(YearMonth month) {
        return month.atEndOfMonth().isAfter(coversTo) ? coversTo : month.atEndOfMonth();
    }

    String timeliness(RawRun run) {
        return run.end().isAfter(target(run, policy.clockOn(run.start()).headline())) ? "late" : "on_time";
    }

    static String outcome(RawRun run) {
        return run.answered() ? Objects.toString(run.decision(), "not-given") : "left";
    }
}
