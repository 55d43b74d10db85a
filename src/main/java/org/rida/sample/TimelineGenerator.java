package org.rida.sample;

import org.rida.policy.Policy;













import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to requests after receipt. Whether the promise is kept comes first; the days of the stages follow from it. */
final class TimelineGenerator {

    private static final double LEAVES = 0.062;
    private static final double APPEALS = 0.055;
    private static final int PREPARATION = 3;
    /** Days beyond the target after which no file lies any longer: the oldest are called up and decided. */
    private static final int LONGEST = 150;

    private static final int CALLED_UP_WITHIN = 60;
    private static final List<String> REASONS =
            List.of("withdrawn", "withdrawn", "withdrawn", "duplicate", "duplicate", "unreachable", "unreachable");

    private final Policy policy;
    private final CharityModel office;
    private final StageScheduler stages;

    TimelineGenerator(Policy policy, CharityModel office) {
        this.policy = policy;
        this.office = office;
        this.stages = new StageScheduler(office);
    }

    /** @param luck 0..1, spread evenly over a month's cases; the lowest are answered in time */
    RequestTimeline first(RequestAttributes facts, LocalDate received, double luck, SeededRandom draw) {
        if (!facts.promised()) {
            return contact(facts, received, draw);
        }
        RequestTimeline whole = answered(facts, received, luck, draw);
        return draw.chance(LEAVES) ? leaving(whole, draw) : whole;
    }

    private RequestTimeline contact(RequestAttributes facts, LocalDate received, SeededRandom draw) {
        Map<RequestStage, LocalDate> days = new EnumMap<>(RequestStage.class);
        LocalDate told = office.workingDayFrom(received.plusDays(draw.days(0.6)));
        days.put(RequestStage.INFORMED, told);
        LocalDate replied = office.workingDayFrom(told.plusDays(draw.days(0.8)));
        days.put(RequestStage.REPLIED, replied);
        if (facts.kind().equals("volunteering") && draw.chance(0.6)) {
            days.put(RequestStage.REGISTERED, office.afterWorkingDays(replied, draw.days(4)));
        }
        return new RequestTimeline(received, days, null, null);
    }

    private RequestTimeline answered(RequestAttributes facts, LocalDate received, double luck, SeededRandom draw) {
        LocalDate due = received.plusDays(policy.clockOn(received).targetDays());
        boolean kept = luck < promise(facts, due);
        LocalDate decided = kept ? inTime(facts, received, due, draw) : tooLate(facts, due, draw);
        boolean early = !decided.isAfter(due);
        LocalDate replied = office.afterWorkingDays(decided, draw.days(0.9));
        if (early && replied.isAfter(due)) {
            replied = decided;
        }
        String decision = draw.chance(accepted(facts)) ? "accepted" : "rejected";
        return new RequestTimeline(received, stages.schedule(facts, received, decided, replied, decision, draw), decision, null);
    }

    private LocalDate inTime(RequestAttributes facts, LocalDate received, LocalDate due, SeededRandom draw) {
        if (facts.kind().equals("complaint")) {
            return office.workingDayFrom(received.plusDays(draw.between(2, 11)));
        }
        List<LocalDate> sessions = office.sessions(received.plusDays(PREPARATION), due);
        return sessions.isEmpty() ? tooLate(facts, due, draw) : oneOf(sessions, draw);
    }

    /** Rather a late one, for files fill up to the deadline; less so since the reform. */
    private static LocalDate oneOf(List<LocalDate> sessions, SeededRandom draw) {
        int at = sessions.size() - 1;
        double earlier = 0.35 + 0.30 * CharityModel.learned(sessions.get(at));
        while (at > 0 && draw.chance(earlier)) {
            at--;
        }
        return sessions.get(at);
    }

    private LocalDate tooLate(RequestAttributes facts, LocalDate due, SeededRandom draw) {
        LocalDate day = due.plusDays(1 + excess(facts, draw));
        return facts.kind().equals("complaint") ? office.workingDayFrom(day) : office.sessionFrom(day);
    }

    private static double promise(RequestAttributes facts, LocalDate due) {
        double share = CharityModel.promiseShare(due);
        if (facts.isFor("home-repair")) {
            return share - 0.30;
        }
        return facts.channel().equals("letter") ? share - 0.12 : share;
    }

    /** Days beyond the target: most of them few, some many. */
    private static int excess(RequestAttributes facts, SeededRandom draw) {
        double slowness = facts.isFor("home-repair") ? 1.8 : 1;
        double sort = draw.fraction();
        double mean = sort < 0.74 ? 7 : sort < 0.94 ? 34 : 110;
        int days = draw.days(slowness * mean);
        return days <= LONGEST ? days : LONGEST - days % CALLED_UP_WITHIN;
    }

    private static double accepted(RequestAttributes facts) {
        return switch (facts.kind()) {
            case "registration" -> 0.88;
            case "complaint" -> 0.70;
            default -> facts.isFor("home-repair") ? 0.66 : facts.isFor("rent") ? 0.74 : 0.83;
        };
    }

    private RequestTimeline leaving(RequestTimeline whole, SeededRandom draw) {
        String reason = draw.oneOf(REASONS);
        int patience =
                switch (reason) {
                    case "withdrawn" -> draw.between(2, 24);
                    case "duplicate" -> draw.between(0, 6);
                    default -> draw.between(6, 20);
                };
        LocalDate left = office.workingDayFrom(whole.received().plusDays(patience));
        LocalDate decided = whole.on(RequestStage.DECIDED);
        if (decided != null && !left.isBefore(decided)) {
            return whole;
        }
        Map<RequestStage, LocalDate> days = new EnumMap<>(whole.asOf(left).days());
        days.put(RequestStage.LEFT, left);
        return new RequestTimeline(whole.received(), days, null, reason);
    }

    /** Some of the rejected come back; never in the month of the first answer, so that its file still shows it. */
    @Nullable
    RequestTimeline again(RequestAttributes facts, RequestTimeline first, SeededRandom draw) {
        LocalDate replied = first.on(RequestStage.REPLIED);
        if (replied == null || !"rejected".equals(first.decision()) || !draw.chance(APPEALS)) {
            return null;
        }
        LocalDate next = replied.plusMonths(1).withDayOfMonth(1);
        LocalDate reopened = office.workingDayFrom(next.plusDays(draw.between(0, 25)));
        RequestTimeline second = answered(facts, reopened, draw.fraction(), draw);
        Map<RequestStage, LocalDate> days = new EnumMap<>(first.days());
        days.keySet().removeIf(stage -> stage.compareTo(RequestStage.SIGNED) > 0);
        second.days().forEach((stage, day) -> {
            if (stage.compareTo(RequestStage.SIGNED) > 0) {
                days.put(stage, day);
            }
        });
        days.put(RequestStage.REOPENED, reopened);
        return new RequestTimeline(first.received(), days, second.decision(), null);
    }
}
