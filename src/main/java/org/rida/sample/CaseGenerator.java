package org.rida.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rida.policy.Policy;
import org.rida.sample.SampleCase.Invitation;
import org.rida.sample.SampleCase.SurveyResponse;

/** Draws a whole case from its id: always the same, independent of the cases drawn before. */
final class CaseGenerator {

    // numbers of the random sequences of a case: a draw more in one part must not change the others
    private static final int ATTRIBUTES = 1;
    private static final int TIMELINE = 2;
    private static final int SURVEY = 3;
    private static final int LUCK = 5;
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final long seed;
    private final int perMonth;
    private final CharityModel charity;
    private final ApplicantGenerator applicants;
    private final TimelineGenerator timelines;
    private final SurveyGenerator surveys;
    private final Map<YearMonth, ArrivalPattern> arrivals = new HashMap<>();

    CaseGenerator(Policy policy, long seed, int perMonth) {
        this.seed = seed;
        this.perMonth = perMonth;
        this.charity = new CharityModel(policy.calendar());
        this.applicants = new ApplicantGenerator(policy, charity, perMonth);
        this.timelines = new TimelineGenerator(policy, charity);
        this.surveys = new SurveyGenerator(policy, charity);
    }

    /** The pattern is computed once a month and the same for every case of it. */
    ArrivalPattern arrivals(YearMonth month) {
        return arrivals.computeIfAbsent(month, m -> ArrivalPattern.in(m, perMonth, charity, seed));
    }

    /**
     * @param caseId of any month, whatever was drawn before
     * @return the whole case, from receipt to the survey
     */
    SampleCase create(CaseId caseId) {
        LocalDate received = arrivals(caseId.month()).day(caseId.place());
        RequestAttributes attributes = applicants.attributes(caseId, received, random(caseId, ATTRIBUTES));
        SeededRandom timelineRandom = random(caseId, TIMELINE);
        RequestTimeline first = timelines.first(attributes, received, luck(caseId), timelineRandom);
        RequestTimeline again = timelines.reopened(attributes, first, timelineRandom);
        SeededRandom survey = random(caseId, SURVEY);
        Invitation invitation = surveys.invitation(attributes, first, survey);
        SurveyResponse answer = invitation == null ? null : surveys.response(attributes, first, invitation, survey);
        return new SampleCase(attributes, first, again, invitation, answer);
    }

    /**
     * 0 to 1, spread evenly over a month's cases by the golden ratio sequence, so that the share of promises kept follows
     * the model and not chance. Source: the additive recurrence with the lowest discrepancy, Knuth, The Art of Computer
     * Programming, volume 3, 6.4.
     */
    private double luck(CaseId caseId) {
        double month = new SeededRandom(seed, caseId.key(), LUCK).fraction();
        double spread = month + caseId.place() * GOLDEN_RATIO;
        return spread - Math.floor(spread);
    }

    private SeededRandom random(CaseId caseId, int part) {
        return new SeededRandom(seed, caseId.key(), caseId.place(), part);
    }

    /**
     * Identifies a case, and is enough to draw it again.
     *
     * @param month of receipt
     * @param place among the month's cases, from 0
     */
    record CaseId(YearMonth month, int place) {

        /** The number in the exports, such as {@code R-2610-0042}: year, month, place from 1. */
        String requestNo() {
            return String.format(
                    Locale.ROOT, "R-%02d%02d-%04d", month.getYear() % 100, month.getMonthValue(), place + 1);
        }

        /** Months since the year 0, as a part of the seed. */
        long key() {
            return month.getYear() * 12L + month.getMonthValue();
        }
    }
}
