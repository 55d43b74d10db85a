package org.rida.job.charity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;

/**
 * The versions of the promise, of which one is in force on a day. A form speaks of that one, not of one that is still to come.
 *
 * @param all in order of the day they come into force; at least one
 * @param today on which it is asked which one is in force
 */
public record PromiseVersions(List<ClockVersion> all, LocalDate today) {

    static PromiseVersions of(Policy policy, LocalDate today) {
        return new PromiseVersions(policy.clock(), today);
    }

    /** The version by which requests received today are judged; the first one where it is still to come. */
    public ClockVersion inForce() {
        return on(today);
    }

    private ClockVersion on(LocalDate day) {
        return all.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(all.get(0));
    }

    /** Those that come into force later. */
    public List<ClockVersion> coming() {
        return all.stream()
                .filter(version -> version.inForceFrom().isAfter(inForce().inForceFrom()))
                .toList();
    }

    /** The version that one entered with this day takes the place of, or follows. */
    ClockVersion before(LocalDate day) {
        return day.isAfter(inForce().inForceFrom()) ? on(day) : inForce();
    }

    /**
     * With another version. One of a day that a version has already takes its place; an earlier day than that of the version in force
     * takes that one's place, too; a later day makes a new
     * version, unless it promises what is promised on that day anyway.
     */
    List<ClockVersion> with(ClockVersion entered) {
        List<ClockVersion> versions = new ArrayList<>(all);
        LocalDate day = entered.inForceFrom();
        Optional<ClockVersion> sameDay =
                all.stream().filter(v -> v.inForceFrom().equals(day)).findFirst();
        if (sameDay.isPresent() || day.isBefore(inForce().inForceFrom())) {
            ClockVersion replaced = sameDay.orElse(inForce());
            versions.set(all.indexOf(replaced), named(replaced.version(), entered));
        } else if (!sameRule(on(day), entered)) {
            int place = (int)
                    all.stream().filter(v -> v.inForceFrom().isBefore(day)).count();
            versions.add(place, named(day.toString(), entered));
        }
        return versions;
    }

    private static boolean sameRule(ClockVersion one, ClockVersion other) {
        return one.targetDays() == other.targetDays()
                && one.targetWorkingDays() == other.targetWorkingDays()
                && one.headline() == other.headline();
    }

    private static ClockVersion named(String name, ClockVersion version) {
        return new ClockVersion(
                name, version.inForceFrom(), version.targetDays(), version.targetWorkingDays(), version.headline());
    }

    /** Whether a version can be withdrawn: one still to come, or the last, so that the one before it is in force again; never the only one. */
    public boolean isWithdrawable(ClockVersion version) {
        boolean last = version.equals(all.get(all.size() - 1));
        return all.size() > 1 && (last || version.inForceFrom().isAfter(today));
    }

    /** Without the version that comes into force on a day; empty where it cannot be withdrawn. */
    Optional<List<ClockVersion>> without(LocalDate day) {
        return all.stream()
                .filter(version -> version.inForceFrom().equals(day))
                .filter(this::isWithdrawable)
                .findFirst()
                .map(withdrawn -> all.stream().filter(v -> !v.equals(withdrawn)).toList());
    }
}
