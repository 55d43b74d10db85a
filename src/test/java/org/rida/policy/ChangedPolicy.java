package org.rida.policy;

import java.util.List;

/** A policy with other rules in the place of some of its own. */
public final class ChangedPolicy {

    private ChangedPolicy() {}

    /** The same promise in the same versions, but in working days. */
    public static Policy inWorkingDays(Policy policy) {
        return withClock(
                policy,
                policy.clock().stream()
                        .map(v -> new ClockVersion(
                                v.version(),
                                v.inForceFrom(),
                                v.targetDays(),
                                v.targetWorkingDays(),
                                ClockVersion.Basis.WORKING))
                        .toList());
    }

    public static Policy withClock(Policy policy, List<ClockVersion> versions) {
        return with(policy, versions, policy.calendar(), policy.kinds(), policy.themes());
    }

    public static Policy withCalendar(Policy policy, WorkingCalendar calendar) {
        return with(policy, policy.clock(), calendar, policy.kinds(), policy.themes());
    }

    public static Policy withKinds(Policy policy, List<Policy.RequestKind> kinds) {
        return with(policy, policy.clock(), policy.calendar(), kinds, policy.themes());
    }

    public static Policy withThemes(Policy policy, List<Theme> themes) {
        return with(policy, policy.clock(), policy.calendar(), policy.kinds(), themes);
    }

    public static Policy withPromises(Policy policy, List<DeclaredPromise> promises) {
        return with(policy, policy.clock(), promises, policy.calendar(), policy.kinds(), policy.themes());
    }

    private static Policy with(
            Policy policy,
            List<ClockVersion> clock,
            WorkingCalendar calendar,
            List<Policy.RequestKind> kinds,
            List<Theme> themes) {
        return with(policy, clock, policy.promises(), calendar, kinds, themes);
    }

    private static Policy with(
            Policy policy,
            List<ClockVersion> clock,
            List<DeclaredPromise> promises,
            WorkingCalendar calendar,
            List<Policy.RequestKind> kinds,
            List<Theme> themes) {
        return new Policy(
                policy.association(),
                clock,
                promises,
                calendar,
                kinds,
                policy.channels(),
                policy.services(),
                policy.departments(),
                policy.segments(),
                policy.parties(),
                policy.modes(),
                policy.questions(),
                policy.synonymGroups(),
                themes,
                policy.minimumAnswers(),
                policy.minimumAnswersNoneSatisfied(),
                policy.sensitiveSegments());
    }
}
