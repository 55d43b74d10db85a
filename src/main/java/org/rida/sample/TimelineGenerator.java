package org.rida.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;

/** Draws the timeline of requests. Whether the promise is kept is drawn first; the days of the stages follow from it. */
final class TimelineGenerator {

    // shares of requests that leave before an answer, and of rejected ones that are reopened
    private static final double LEAVING_SHARE = 0.062;
    private static final double APPEAL_SHARE = 0.055;
    /** Before a file can be on the committee's table. */
    private static final int PREPARATION_DAYS = 3;
    /** The longest delay beyond the target, in days: the oldest requests are called up and decided. */
    private static final int MAX_EXCESS_DAYS = 150;

    /** Over which the oldest requests are spread, see {@link #excess}. */
    private static final int CLEARANCE_DAYS = 60;
    /** As often as they stand here. */
    private static final List<String> LEAVING_REASONS =
            List.of("withdrawn", "withdrawn", "withdrawn", "duplicate", "duplicate", "unreachable", "unreachable");

    private final Policy policy;
    private final CharityModel charity;
    private final StageScheduler stages;

    TimelineGenerator(Policy policy, CharityModel charity) {
        this.policy = policy;
        this.charity = charity;
        this.stages = new StageScheduler(charity);
    }

    /** @param luck 0..1, spread evenly over a month's cases; the lowest are answered in time */
    RequestTimeline first(RequestAttributes attributes, LocalDate received, double luck, SeededRandom random) {
        if (!attributes.promised()) {
            return contact(attributes, received, random);
        }
        RequestTimeline whole = answered(attributes, received, luck, random);
        return random.chance(LEAVING_SHARE) ? leaving(whole, random) : whole;
    }

    /** A contact without promise: answered within days, never decided. */
    private RequestTimeline contact(RequestAttributes attributes, LocalDate received, SeededRandom random) {
        Map<RequestStage, LocalDate> days = new EnumMap<>(RequestStage.class);
        LocalDate informed = charity.workingDayFrom(received.plusDays(random.days(0.6)));
        days.put(RequestStage.INFORMED, informed);
        LocalDate replied = charity.workingDayFrom(informed.plusDays(random.days(0.8)));
        days.put(RequestStage.REPLIED, replied);
        if (attributes.kind().equals("volunteering") && random.chance(0.6)) {
            days.put(RequestStage.REGISTERED, charity.afterWorkingDays(replied, random.days(4)));
        }
        return new RequestTimeline(received, days, null, null);
    }

    /** @param luck 0 to 1; below the share of promises kept the answer is in time */
    private RequestTimeline answered(
            RequestAttributes attributes, LocalDate received, double luck, SeededRandom random) {
        LocalDate due = received.plusDays(policy.clockOn(received).targetDays());
        boolean kept = luck < promise(attributes, due);
        LocalDate decided = kept ? inTime(attributes, received, due, random) : late(attributes, due, random);
        boolean early = !decided.isAfter(due);
        LocalDate replied = charity.afterWorkingDays(decided, random.days(0.9));
        // a decision in time is a promise kept: the reply follows the same day rather than missing the target by a
        // weekend
        if (early && replied.isAfter(due)) {
            replied = decided;
        }
        String decision = random.chance(accepted(attributes)) ? "accepted" : "rejected";
        return new RequestTimeline(
                received, stages.schedule(attributes, received, decided, replied, decision, random), decision, null);
    }

    /** A committee decides on the days of its sessions; complaints need none. */
    private LocalDate inTime(RequestAttributes attributes, LocalDate received, LocalDate due, SeededRandom random) {
        if (attributes.kind().equals("complaint")) {
            return charity.workingDayFrom(received.plusDays(random.between(2, 11)));
        }
        List<LocalDate> sessions = charity.sessions(received.plusDays(PREPARATION_DAYS), due);
        return sessions.isEmpty() ? late(attributes, due, random) : oneOf(sessions, random);
    }

    /** Rather a late one, for files fill up to the deadline; less so since the reform. */
    private static LocalDate oneOf(List<LocalDate> sessions, SeededRandom random) {
        int at = sessions.size() - 1;
        double earlier = 0.35 + 0.30 * CharityModel.learned(sessions.get(at));
        while (at > 0 && random.chance(earlier)) {
            at--;
        }
        return sessions.get(at);
    }

    /** The first session after the target and the excess. */
    private LocalDate late(RequestAttributes attributes, LocalDate due, SeededRandom random) {
        LocalDate day = due.plusDays(1 + excess(attributes, random));
        return attributes.kind().equals("complaint") ? charity.workingDayFrom(day) : charity.sessionFrom(day);
    }

    /** Share of promises kept, 0 to 1: repairs need craftsmen and letters a postman, so that both are late more often. */
    private static double promise(RequestAttributes attributes, LocalDate due) {
        double share = CharityModel.promiseShare(due);
        if (attributes.isFor("home-repair")) {
            return share - 0.30;
        }
        return attributes.channel().equals("letter") ? share - 0.12 : share;
    }

    /**
     * Days beyond the target: most of them few, some many. A mixture of three exponential distributions with means of 7, 34
     * and 110 days.
     */
    private static int excess(RequestAttributes attributes, SeededRandom random) {
        double slowness = attributes.isFor("home-repair") ? 1.8 : 1;
        double sort = random.fraction();
        double mean = sort < 0.74 ? 7 : sort < 0.94 ? 34 : 110;
        int days = random.days(slowness * mean);
        // spread over two months below the maximum, so that no heap stands at one day
        return days <= MAX_EXCESS_DAYS ? days : MAX_EXCESS_DAYS - days % CLEARANCE_DAYS;
    }

    /** Share of requests accepted, 0 to 1, by kind and service. */
    private static double accepted(RequestAttributes attributes) {
        return switch (attributes.kind()) {
            case "registration" -> 0.88;
            case "complaint" -> 0.70;
            default -> attributes.isFor("home-repair") ? 0.66 : attributes.isFor("rent") ? 0.74 : 0.83;
        };
    }

    /** Cuts the timeline at the day on which the request leaves; a request that was decided before stays. */
    private RequestTimeline leaving(RequestTimeline whole, SeededRandom random) {
        String reason = random.oneOf(LEAVING_REASONS);
        int patience =
                switch (reason) {
                    case "withdrawn" -> random.between(2, 24);
                    case "duplicate" -> random.between(0, 6);
                    default -> random.between(6, 20);
                };
        LocalDate left = charity.workingDayFrom(whole.received().plusDays(patience));
        LocalDate decided = whole.on(RequestStage.DECIDED);
        if (decided != null && !left.isBefore(decided)) {
            return whole;
        }
        Map<RequestStage, LocalDate> days = new EnumMap<>(whole.asOf(left).days());
        days.put(RequestStage.LEFT, left);
        return new RequestTimeline(whole.received(), days, null, reason);
    }

    /**
     * Some of the rejected come back; never in the month of the first answer, so that its file still shows it.
     *
     * @return null for most
     */
    @Nullable
    RequestTimeline reopened(RequestAttributes attributes, RequestTimeline first, SeededRandom random) {
        LocalDate replied = first.on(RequestStage.REPLIED);
        if (replied == null || !"rejected".equals(first.decision()) || !random.chance(APPEAL_SHARE)) {
            return null;
        }
        LocalDate next = replied.plusMonths(1).withDayOfMonth(1);
        LocalDate reopened = charity.workingDayFrom(next.plusDays(random.between(0, 25)));
        RequestTimeline second = answered(attributes, reopened, random.fraction(), random);
        Map<RequestStage, LocalDate> days = new EnumMap<>(first.days());
        // what follows the signature is done again; information and verification stand
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
