package org.rida.sample;

import org.rida.policy.Policy;









import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** Draws the whole of a case from its ticket: always the same, whichever cases were drawn before. */
final class Stories {

    private static final int FACTS = 1;
    private static final int JOURNEY = 2;
    private static final int SURVEY = 3;
    private static final int LUCK = 5;
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final long seed;
    private final int perMonth;
    private final Office office;
    private final Applicants applicants;
    private final Journeys journeys;
    private final Surveys surveys;
    private final Map<YearMonth, Arrivals> arrivals = new HashMap<>();

    Stories(Policy policy, long seed, int perMonth) {
        this.seed = seed;
        this.perMonth = perMonth;
        this.office = new Office(policy.calendar());
        this.applicants = new Applicants(policy, office, perMonth);
        this.journeys = new Journeys(policy, office);
        this.surveys = new Surveys(policy, office);
    }

    Arrivals arrivals(YearMonth month) {
        return arrivals.computeIfAbsent(month, m -> Arrivals.in(m, perMonth, office, seed));
    }

    Story of(Ticket ticket) {
        LocalDate received = arrivals(ticket.month()).day(ticket.place());
        Facts facts = applicants.facts(ticket, received, draw(ticket, FACTS));
        Draw journey = draw(ticket, JOURNEY);
        Course first = journeys.first(facts, received, luck(ticket), journey);
        Course again = journeys.again(facts, first, journey);
        Draw survey = draw(ticket, SURVEY);
        Invitation invitation = surveys.invitation(facts, first, survey);
        Answer answer = invitation == null ? null : surveys.answer(facts, first, invitation, survey);
        return new Story(facts, first, again, invitation, answer);
    }

    /** Neighbours differ as much as can be, so that a month's share shows the month and not mere chance. */
    private double luck(Ticket ticket) {
        double month = new Draw(seed, ticket.key(), LUCK).fraction();
        double spread = month + ticket.place() * GOLDEN_RATIO;
        return spread - Math.floor(spread);
    }

    private Draw draw(Ticket ticket, int part) {
        return new Draw(seed, ticket.key(), ticket.place(), part);
    }
}
