package org.rida.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;

/**
 * Draws the scores of a response: one overall mood, and each question about it. Questions of one response correlate as
 * those of real people do. The scores of five aspects explain 56 % of the variance of overall, and each correlates with it
 * and with the others at about .6, as in the SFO customer survey of 2016 (signs, walkways, screens, information, roads).
 */
record ScoreGenerator(List<Question> questions) {

    /** As the export writes it. */
    static final String UNKNOWN = "don't know";

    private static final int NO_SCORE = 3;

    private static final double MEAN_ASPECT = 4.0;
    // how far an aspect lies from its mean for each point of the mood
    private static final double MOOD_IN_ASPECT = 0.58;
    // at most so many points up or down, in all aspects of a person alike, and in each of them alone
    private static final double LEANING = 1.35;
    private static final double ASPECT_NOISE = 1.5;

    /** @return answers by question code, as written in the export; questions without answer are missing */
    Map<String, String> draw(SurveyContext context, SeededRandom random) {
        int mood = mood(context, random);
        // online, people stop half-way twice as often
        int stopsAfter =
                random.chance(context.mode().equals("link") ? 0.11 : 0.05) ? random.between(1, 8) : questions.size();
        double leaning = noise(random.branch(), LEANING);
        int before = random.chance(0.25) ? 2 : random.chance(0.6) ? 3 : 4;
        Map<String, String> values = new LinkedHashMap<>();
        for (Question question : questions) {
            if (question.scale() != AnswerScale.FREE_TEXT
                    && question.role() != Question.QuestionRole.CHOICES
                    && values.size() < stopsAfter) {
                String value = value(question, context, new Person(mood, leaning, before), random);
                values.put(question.code(), withGaps(value, question, random));
            }
        }
        values.values().removeIf(String::isEmpty);
        return values;
    }

    /**
     * The overall score among these values; the middle when it was left blank.
     *
     * @param values as returned by {@link #draw}
     * @return 1 to 5
     */
    static int overall(Map<String, String> values) {
        String overall = values.getOrDefault("overall", "");
        return overall.isEmpty() || overall.equals(UNKNOWN) ? NO_SCORE : Integer.parseInt(overall);
    }

    // satisfied means 4 or 5
    private static int mood(SurveyContext context, SeededRandom random) {
        double better = context.outcome() == RequestOutcome.ON_TIME ? 0.56 : 0.36;
        if (random.chance(context.satisfied())) {
            return random.chance(better) ? 5 : 4;
        }
        double worse = random.fraction();
        return worse < 0.48 ? 3 : worse < 0.80 ? 2 : 1;
    }

    /** What a person's scores have in common: the overall one, a leaning in the aspects, and the impression before. */
    private record Person(int mood, double leaning, int before) {

        double aspect() {
            return MEAN_ASPECT + MOOD_IN_ASPECT * (mood - MEAN_ASPECT) + leaning;
        }
    }

    private static String value(Question question, SurveyContext context, Person person, SeededRandom random) {
        QuestionRole role = question.role();
        if (role == QuestionRole.INFORMED_OF_RIGHTS) {
            return random.chance(context.day().isBefore(CharityModel.REFORM) ? 0.58 : 0.74) ? "yes" : "no";
        }
        if (role == QuestionRole.BEFORE) {
            return String.valueOf(person.before());
        }
        double target =
                switch (role) {
                    case OVERALL -> person.mood();
                    case AFTER -> (person.mood() * 2 + person.before()) / 3.0 + noise(random, 0.5);
                    case RECOMMEND -> person.mood() * 2.1 - 0.6 + noise(random, 1.5);
                    case EFFORT -> person.mood() * 1.45 - 0.6 + noise(random, 1.2);
                    default -> person.aspect() + bias(question.code(), context) + noise(random, ASPECT_NOISE);
                };
        AnswerScale scale = question.scale();
        return String.valueOf(Math.max(scale.low(), Math.min(scale.high(), Math.round(target))));
    }

    /** @return how far an aspect lies from the others, in points of its scale */
    private static double bias(String code, SurveyContext context) {
        boolean slow = context.outcome() == RequestOutcome.LATE || context.outcome() == RequestOutcome.WAITING;
        return switch (code) {
            case "provider" -> 0.35;
            case "speed" -> slow ? -0.9 : 0;
            case "clarity" -> context.rejected() ? -0.7 : -0.1;
            case "access" -> context.attributes().channel().equals("website") ? 0.2 : -0.15;
            case "procedures" -> context.known().on(RequestStage.REFERRED) != null ? -0.5 : -0.1;
            default -> 0;
        };
    }

    /** Triangular around 0, from minus the width to the width. */
    private static double noise(SeededRandom random, double width) {
        return width * (random.fraction() + random.fraction() - 1);
    }

    private static String withGaps(String value, Question question, SeededRandom random) {
        boolean whole = question.role() == QuestionRole.OVERALL;
        if (random.chance(whole ? 0.005 : 0.015)) {
            return "";
        }
        return random.chance(whole ? 0.004 : 0.025) ? UNKNOWN : value;
    }
}
