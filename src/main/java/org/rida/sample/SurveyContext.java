package org.rida.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The respondent's situation when answering the survey.
 *
 * @param attributes of the request
 * @param mode of the survey
 * @param day of the answer
 * @param known the request as it stands on the day of the answer
 */
public record SurveyContext(
        RequestAttributes attributes, RequestTimeline known, RequestOutcome outcome, String mode, LocalDate day) {

    /** Added to the share of satisfied people: answers to an interviewer are more favourable than written ones. */
    private static final Map<String, Double> MODE_EFFECT =
            Map.of("interviewer", 0.05, "phone", 0.02, "link", -0.025, "paper", -0.03);

    /**
     * Added likewise: departments differ as much as the boarding areas of a real airport do, whose satisfied shares vary with a
     * standard deviation of 6 points beyond chance (SFO customer survey 2016).
     */
    private static final Map<String, Double> DEPARTMENT_EFFECT = Map.of("programmes", 0.08, "social-research", -0.045);

    /** Whether the request was rejected by the day of the answer. */
    public boolean rejected() {
        return "rejected".equals(known.decision());
    }

    /** Whether the request was accepted by the day of the answer. */
    public boolean accepted() {
        return "accepted".equals(known.decision());
    }

    /** Days from receipt to the answer to the request, or to the survey while there is none. */
    public int daysWaited() {
        LocalDate replied = known.on(RequestStage.REPLIED);
        return (int) ChronoUnit.DAYS.between(known.received(), replied == null ? day : replied);
    }

    /** Share 0..1 of people in this state who are satisfied with the whole. */
    double satisfied() {
        double share = base() + MODE_EFFECT.getOrDefault(mode, 0.0) - 0.025 + 0.018 * CharityModel.learned(day);
        share -= attributes.isFor("home-repair") ? 0.20 : -0.01;
        share += DEPARTMENT_EFFECT.getOrDefault(attributes.department(), 0.0);
        return Math.min(0.97, Math.max(0.05, share));
    }

    private double base() {
        return switch (outcome) {
            case ON_TIME -> rejected() ? 0.71 : 0.93;
            case LATE -> rejected() ? 0.42 : 0.64;
            case WAITING -> daysWaited() > 14 ? 0.34 : 0.60;
            case LEFT -> 0.45;
            case CONTACT -> 0.75;
        };
    }

    /**
     * Factor on the response rate of the mode. People who wait or were disappointed by a late answer respond more often,
     * those who left rarely.
     */
    double responseFactor() {
        return switch (outcome) {
            case ON_TIME -> rejected() ? 0.85 : 1.08;
            case LATE -> rejected() ? 0.95 : 1.12;
            case WAITING -> 1.05;
            case LEFT -> 0.55;
            case CONTACT -> 0.88;
        };
    }
}
