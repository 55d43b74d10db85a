package org.rida.intake.question;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;

/** The target days of requests by the policy's headline, before they are stored and counted. */
public final class PromisedTargets {

    private final Policy policy;
    private final Set<String> promised;

    /** @param alsoPromised codes of kinds that the policy does not have yet */
    public PromisedTargets(Policy policy, Set<String> alsoPromised) {
        this.policy = policy;
        this.promised = policy.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(Policy.RequestKind::code)
                .collect(Collectors.toCollection(HashSet::new));
        promised.addAll(alsoPromised);
    }

    /** The target day of what begins on a day; empty for a kind without a promise. */
    public Optional<LocalDate> target(@Nullable String kind, LocalDate start) {
        if (kind == null || !promised.contains(kind)) {
            return Optional.empty();
        }
        ClockVersion clock = policy.clockOn(start);
        return Optional.of(
                clock.headline() == ClockVersion.Basis.CALENDAR
                        ? start.plusDays(clock.targetDays())
                        : policy.calendar().afterWorkingDays(start, clock.targetWorkingDays()));
    }

    /** Whether a request is open on a day, and its target day lies before that. */
    public boolean isOverdue(RequestDays days, LocalDate asOf) {
        return days.isOpen()
                && target(days.kind(), days.start())
                        .filter(target -> target.isBefore(asOf))
                        .isPresent();
    }
}
