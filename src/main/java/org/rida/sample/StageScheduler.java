package org.rida.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** Spreads the stages of a request over the days between its receipt and its answer, and beyond. */
record StageScheduler(CharityModel charity) {

    /**
     * @param decided day of the decision
     * @param replied day on which the applicant was told
     * @return the days of all stages that come to pass
     */
    Map<RequestStage, LocalDate> schedule(
            RequestAttributes attributes,
            LocalDate received,
            LocalDate decided,
            LocalDate replied,
            String decision,
            SeededRandom random) {
        Map<RequestStage, LocalDate> days = new EnumMap<>(RequestStage.class);
        if (attributes.kind().equals("complaint")) {
            days.put(RequestStage.INFORMED, at(received, decided, 0.2 * random.fraction()));
            days.put(RequestStage.VERIFIED, at(received, decided, 0.3 + 0.5 * random.fraction()));
        } else {
            untilCommittee(days, attributes, received, decided, random);
        }
        days.put(RequestStage.DECIDED, decided);
        days.put(RequestStage.REPLIED, replied);
        if (decision.equals("accepted")) {
            addService(days, attributes, replied, random);
        }
        return days;
    }

    /** Half of the files wait for the applicant's papers, the other half for the committee. */
    private void untilCommittee(
            Map<RequestStage, LocalDate> days,
            RequestAttributes attributes,
            LocalDate received,
            LocalDate decided,
            SeededRandom random) {
        boolean papers = random.chance(0.5);
        double verified = papers ? 0.35 + 0.35 * random.fraction() : 0.1 + 0.2 * random.fraction();
        double submitted = verified + (papers ? 0.2 : 0.4) * random.fraction() + 0.05;
        LocalDate informed = charity.workingDayFrom(received.plusDays(random.days(0.5)));
        LocalDate first = at(received, decided, verified);
        days.put(RequestStage.INFORMED, informed.isAfter(first) ? first : informed);
        if (!random.chance(0.02)) {
            days.put(RequestStage.VERIFIED, first);
        }
        boolean research = random.chance(attributes.isFor("rent") || attributes.isFor("home-repair") ? 0.55 : 0.24);
        if (research) {
            days.put(RequestStage.REFERRED, at(received, decided, verified + (submitted - verified) * 0.3));
        }
        if (!random.chance(0.05)) {
            days.put(RequestStage.SIGNED, at(received, decided, verified + (submitted - verified) * 0.7));
        }
        days.put(RequestStage.SUBMITTED, at(received, decided, submitted));
    }

    /** @param part of the time from receipt to decision, 0 to 1 */
    private LocalDate at(LocalDate received, LocalDate decided, double part) {
        long span = ChronoUnit.DAYS.between(received, decided);
        return charity.workingDayFrom(received.plusDays(Math.round(span * Math.min(part, 0.95) - 0.5)));
    }

    // complaints end with the reply; only aid is delivered, and repairs take weeks
    private void addService(
            Map<RequestStage, LocalDate> days, RequestAttributes attributes, LocalDate replied, SeededRandom random) {
        if (attributes.kind().equals("complaint")) {
            return;
        }
        LocalDate registered = charity.afterWorkingDays(replied, random.days(1));
        days.put(RequestStage.REGISTERED, registered);
        if (attributes.kind().equals("aid")) {
            int work = attributes.isFor("home-repair")
                    ? 25 + random.days(25)
                    : attributes.isFor("food") ? random.days(2) : random.days(6);
            days.put(RequestStage.SERVED, charity.afterWorkingDays(registered, work));
        }
    }
}
