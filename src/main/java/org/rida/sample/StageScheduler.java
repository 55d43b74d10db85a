package org.rida.sample;














import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** Spreads the stages of a request over the days between its receipt and its answer, and beyond. */
record StageScheduler(CharityModel office) {

    Map<RequestStage, LocalDate> schedule(
            RequestAttributes facts, LocalDate received, LocalDate decided, LocalDate replied, String decision, SeededRandom draw) {
        Map<RequestStage, LocalDate> days = new EnumMap<>(RequestStage.class);
        if (facts.kind().equals("complaint")) {
            days.put(RequestStage.INFORMED, at(received, decided, 0.2 * draw.fraction()));
            days.put(RequestStage.VERIFIED, at(received, decided, 0.3 + 0.5 * draw.fraction()));
        } else {
            untilCommittee(days, facts, received, decided, draw);
        }
        days.put(RequestStage.DECIDED, decided);
        days.put(RequestStage.REPLIED, replied);
        if (decision.equals("accepted")) {
            afterwards(days, facts, replied, draw);
        }
        return days;
    }

    /** Half of the files wait for the applicant's papers, the other half for the committee. */
    private void untilCommittee(
            Map<RequestStage, LocalDate> days, RequestAttributes facts, LocalDate received, LocalDate decided, SeededRandom draw) {
        boolean papers = draw.chance(0.5);
        double verified = papers ? 0.35 + 0.35 * draw.fraction() : 0.1 + 0.2 * draw.fraction();
        double submitted = verified + (papers ? 0.2 : 0.4) * draw.fraction() + 0.05;
        LocalDate told = office.workingDayFrom(received.plusDays(draw.days(0.5)));
        LocalDate first = at(received, decided, verified);
        days.put(RequestStage.INFORMED, told.isAfter(first) ? first : told);
        if (!draw.chance(0.02)) {
            days.put(RequestStage.VERIFIED, first);
        }
        boolean research = draw.chance(facts.isFor("rent") || facts.isFor("home-repair") ? 0.55 : 0.24);
        if (research) {
            days.put(RequestStage.REFERRED, at(received, decided, verified + (submitted - verified) * 0.3));
        }
        if (!draw.chance(0.05)) {
            days.put(RequestStage.SIGNED, at(received, decided, verified + (submitted - verified) * 0.7));
        }
        days.put(RequestStage.SUBMITTED, at(received, decided, submitted));
    }

    private LocalDate at(LocalDate received, LocalDate decided, double part) {
        long span = ChronoUnit.DAYS.between(received, decided);
        return office.workingDayFrom(received.plusDays(Math.round(span * Math.min(part, 0.95) - 0.5)));
    }

    private void afterwards(Map<RequestStage, LocalDate> days, RequestAttributes facts, LocalDate replied, SeededRandom draw) {
        if (facts.kind().equals("complaint")) {
            return;
        }
        LocalDate registered = office.afterWorkingDays(replied, draw.days(1));
        days.put(RequestStage.REGISTERED, registered);
        if (facts.kind().equals("aid")) {
            int work =
                    facts.isFor("home-repair") ? 25 + draw.days(25) : facts.isFor("food") ? draw.days(2) : draw.days(6);
            days.put(RequestStage.SERVED, office.afterWorkingDays(registered, work));
        }
    }
}
