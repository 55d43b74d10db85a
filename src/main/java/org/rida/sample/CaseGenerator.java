package org.rida.sample;

import org.rida.policy.Policy;













import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** Draws the whole of a case from its ticket: always the same, whichever cases were drawn before. */
final class CaseGenerator {

    private static final int FACTS = 1;
    private static final int JOURNEY = 2;
    private static final int SURVEY = 3;
    private static final int LUCK = 5;
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final long seed;
    private final int perMonth;
    private final CharityModel office;
    private final ApplicantGenerator applicants;
    private final TimelineGenerator journeys;
    private final SurveyGenerator surveys;
    private final Map<YearMonth, ArrivalPattern> arrivals = new HashMap<>();

    CaseGenerator(Policy policy, long seed, int perMonth) {
        this.seed = seed;
        this.perMonth = perMonth;
        this.office = new CharityModel(policy.calendar());
        this.applicants = new ApplicantGenerator(policy, office, perMonth);
        this.journeys = new TimelineGenerator(policy, office);
        this.surveys = new SurveyGenerator(policy, office);
    }

    ArrivalPattern arrivals(YearMonth month) {
        return arrivals.computeIfAbsent(month, m -> ArrivalPattern.in(m, perMonth, office, seed));
    }

    SampleCase create(CaseId ticket) {
        LocalDate received = arrivals(ticket.month()).day(ticket.place());
        RequestAttributes facts = applicants.facts(ticket, received, draw(ticket, FACTS));
        SeededRandom journey = draw(ticket, JOURNEY);
        RequestTimeline first = journeys.first(facts, received, luck(ticket), journey);
        RequestTimeline again = journeys.again(facts, first, journey);
        SeededRandom survey = draw(ticket, SURVEY);
        Invitation invitation = surveys.invitation(facts, first, survey);
        SurveyResponse answer = invitation == null ? null : surveys.answer(facts, first, invitation, survey);
        return new SampleCase(facts, first, again, invitation, answer);
    }

    /** Neighbours differ as much as can be, so that a month's share shows the month and not mere chance. */
    private double luck(CaseId ticket) {
        double month = new SeededRandom(seed, ticket.key(), LUCK).fraction();
        double spread = month + ticket.place() * GOLDEN_RATIO;
        return spread - Math.floor(spread);
    }

    private SeededRandom draw(CaseId ticket, int part) {
        return new SeededRandom(seed, ticket.key(), ticket.place(), part);
    }
}
