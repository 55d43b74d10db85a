package org.rida.sample;










import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** Spreads the stages of a request over the days between its receipt and its answer, and beyond. */
record Stages(Office office) {

    Map<Stage, LocalDate> of(
            Facts facts, LocalDate received, LocalDate decided, LocalDate replied, String decision, Draw draw) {
        Map<Stage, LocalDate> days = new EnumMap<>(Stage.class);
        if (facts.kind().equals("complaint")) {
            days.put(Stage.INFORMED, at(received, decided, 0.2 * draw.fraction()));
            days.put(Stage.VERIFIED, at(received, decided, 0.3 + 0.5 * draw.fraction()));
        } else {
            untilCommittee(days, facts, received, decided, draw);
        }
        days.put(Stage.DECIDED, decided);
        days.put(Stage.REPLIED, replied);
        if (decision.equals("accepted")) {
            afterwards(days, facts, replied, draw);
        }
        return days;
    }

    /** Half of the files wait for the applicant's papers, the other half for the committee. */
    private void untilCommittee(
            Map<Stage, LocalDate> days, Facts facts, LocalDate received, LocalDate decided, Draw draw) {
        boolean papers = draw.chance(0.5);
        double verified = papers ? 0.35 + 0.35 * draw.fraction() : 0.1 + 0.2 * draw.fraction();
        double submitted = verified + (papers ? 0.2 : 0.4) * draw.fraction() + 0.05;
        LocalDate told = office.workingDayFrom(received.plusDays(draw.days(0.5)));
        LocalDate first = at(received, decided, verified);
        days.put(Stage.INFORMED, told.isAfter(first) ? first : told);
        if (!draw.chance(0.02)) {
            days.put(Stage.VERIFIED, first);
        }
        boolean research = draw.chance(facts.isFor("rent") || facts.isFor("home-repair") ? 0.55 : 0.24);
        if (research) {
            days.put(Stage.REFERRED, at(received, decided, verified + (submitted - verified) * 0.3));
        }
        if (!draw.chance(0.05)) {
            days.put(Stage.SIGNED, at(received, decided, verified + (submitted - verified) * 0.7));
        }
        days.put(Stage.SUBMITTED, at(received, decided, submitted));
    }

    private LocalDate at(LocalDate received, LocalDate decided, double part) {
        long span = ChronoUnit.DAYS.between(received, decided);
        return office.workingDayFrom(received.plusDays(Math.round(span * Math.min(part, 0.95) - 0.5)));
    }

    private void afterwards(Map<Stage, LocalDate> days, Facts facts, LocalDate replied, Draw draw) {
        if (facts.kind().equals("complaint")) {
            return;
        }
        LocalDate registered = office.afterWorkingDays(replied, draw.days(1));
        days.put(Stage.REGISTERED, registered);
        if (facts.kind().equals("aid")) {
            int work =
                    facts.isFor("home-repair") ? 25 + draw.days(25) : facts.isFor("food") ? draw.days(2) : draw.days(6);
            days.put(Stage.SERVED, office.afterWorkingDays(registered, work));
        }
    }
}
