package org.rida.sample;

import org.rida.policy.Policy;









import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to requests after receipt. Whether the promise is kept comes first; the days of the stages follow from it. */
final class Journeys {

    private static final double LEAVES = 0.062;
    private static final double APPEALS = 0.055;
    private static final int PREPARATION = 3;
    /** Days beyond the target after which no file lies any longer: the oldest are called up and decided. */
    private static final int LONGEST = 150;

    private static final int CALLED_UP_WITHIN = 60;
    private static final List<String> REASONS =
            List.of("withdrawn", "withdrawn", "withdrawn", "duplicate", "duplicate", "unreachable", "unreachable");

    private final Policy policy;
    private final Office office;
    private final Stages stages;

    Journeys(Policy policy, Office office) {
        this.policy = policy;
        this.office = office;
        this.stages = new Stages(office);
    }

    /** @param luck 0..1, spread evenly over a month's cases; the lowest are answered in time */
    Course first(Facts facts, LocalDate received, double luck, Draw draw) {
        if (!facts.promised()) {
            return contact(facts, received, draw);
        }
        Course whole = answered(facts, received, luck, draw);
        return draw.chance(LEAVES) ? leaving(whole, draw) : whole;
    }

    private Course contact(Facts facts, LocalDate received, Draw draw) {
        Map<Stage, LocalDate> days = new EnumMap<>(Stage.class);
        LocalDate told = office.workingDayFrom(received.plusDays(draw.days(0.6)));
        days.put(Stage.INFORMED, told);
        LocalDate replied = office.workingDayFrom(told.plusDays(draw.days(0.8)));
        days.put(Stage.REPLIED, replied);
        if (facts.kind().equals("volunteering") && draw.chance(0.6)) {
            days.put(Stage.REGISTERED, office.afterWorkingDays(replied, draw.days(4)));
        }
        return new Course(received, days, null, null);
    }

    private Course answered(Facts facts, LocalDate received, double luck, Draw draw) {
        LocalDate due = received.plusDays(policy.clockOn(received).targetDays());
        boolean kept = luck < promise(facts, due);
        LocalDate decided = kept ? inTime(facts, received, due, draw) : tooLate(facts, due, draw);
        boolean early = !decided.isAfter(due);
        LocalDate replied = office.afterWorkingDays(decided, draw.days(0.9));
        if (early && replied.isAfter(due)) {
            replied = decided;
        }
        String decision = draw.chance(accepted(facts)) ? "accepted" : "rejected";
        return new Course(received, stages.of(facts, received, decided, replied, decision, draw), decision, null);
    }

    private LocalDate inTime(Facts facts, LocalDate received, LocalDate due, Draw draw) {
        if (facts.kind().equals("complaint")) {
            return office.workingDayFrom(received.plusDays(draw.between(2, 11)));
        }
        List<LocalDate> sessions = office.sessions(received.plusDays(PREPARATION), due);
        return sessions.isEmpty() ? tooLate(facts, due, draw) : oneOf(sessions, draw);
    }

    /** Rather a late one, for files fill up to the deadline; less so since the reform. */
    private static LocalDate oneOf(List<LocalDate> sessions, Draw draw) {
        int at = sessions.size() - 1;
        double earlier = 0.35 + 0.30 * Office.learned(sessions.get(at));
        while (at > 0 && draw.chance(earlier)) {
            at--;
        }
        return sessions.get(at);
    }

    private LocalDate tooLate(Facts facts, LocalDate due, Draw draw) {
        LocalDate day = due.plusDays(1 + excess(facts, draw));
        return facts.kind().equals("complaint") ? office.workingDayFrom(day) : office.sessionFrom(day);
    }

    private static double promise(Facts facts, LocalDate due) {
        double share = Office.promiseShare(due);
        if (facts.isFor("home-repair")) {
            return share - 0.30;
        }
        return facts.channel().equals("letter") ? share - 0.12 : share;
    }

    /** Days beyond the target: most of them few, some many. */
    private static int excess(Facts facts, Draw draw) {
        double slowness = facts.isFor("home-repair") ? 1.8 : 1;
        double sort = draw.fraction();
        double mean = sort < 0.74 ? 7 : sort < 0.94 ? 34 : 110;
        int days = draw.days(slowness * mean);
        return days <= LONGEST ? days : LONGEST - days % CALLED_UP_WITHIN;
    }

    private static double accepted(Facts facts) {
        return switch (facts.kind()) {
            case "registration" -> 0.88;
            case "complaint" -> 0.70;
            default -> facts.isFor("home-repair") ? 0.66 : facts.isFor("rent") ? 0.74 : 0.83;
        };
    }

    private Course leaving(Course whole, Draw draw) {
        String reason = draw.oneOf(REASONS);
        int patience =
                switch (reason) {
                    case "withdrawn" -> draw.between(2, 24);
                    case "duplicate" -> draw.between(0, 6);
                    default -> draw.between(6, 20);
                };
        LocalDate left = office.workingDayFrom(whole.received().plusDays(patience));
        LocalDate decided = whole.on(Stage.DECIDED);
        if (decided != null && !left.isBefore(decided)) {
            return whole;
        }
        Map<Stage, LocalDate> days = new EnumMap<>(whole.asOf(left).days());
        days.put(Stage.LEFT, left);
        return new Course(whole.received(), days, null, reason);
    }

    /** Some of the rejected come back; never in the month of the first answer, so that its file still shows it. */
    @Nullable
    Course again(Facts facts, Course first, Draw draw) {
        LocalDate replied = first.on(Stage.REPLIED);
        if (replied == null || !"rejected".equals(first.decision()) || !draw.chance(APPEALS)) {
            return null;
        }
        LocalDate next = replied.plusMonths(1).withDayOfMonth(1);
        LocalDate reopened = office.workingDayFrom(next.plusDays(draw.between(0, 25)));
        Course second = answered(facts, reopened, draw.fraction(), draw);
        Map<Stage, LocalDate> days = new EnumMap<>(first.days());
        days.keySet().removeIf(stage -> stage.compareTo(Stage.SIGNED) > 0);
        second.days().forEach((stage, day) -> {
            if (stage.compareTo(Stage.SIGNED) > 0) {
                days.put(stage, day);
            }
        });
        days.put(Stage.REOPENED, reopened);
        return new Course(first.received(), days, second.decision(), null);
    }
}
