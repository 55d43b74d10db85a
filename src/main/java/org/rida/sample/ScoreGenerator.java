package org.rida.sample;

import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;













import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the numbers of a survey: one mood for the whole, every question near it. */
record ScoreGenerator(List<Question> questions) {

    /** As the export writes it. */
    static final String UNKNOWN = "don't know";

    private static final int NO_SCORE = 3;

    Map<String, String> draw(SurveyContext lived, SeededRandom draw) {
        int mood = mood(lived, draw);
        int stopsAfter = draw.chance(lived.mode().equals("link") ? 0.11 : 0.05) ? draw.between(1, 8) : questions.size();
        int before = draw.chance(0.25) ? 2 : draw.chance(0.6) ? 3 : 4;
        Map<String, String> values = new LinkedHashMap<>();
        for (Question question : questions) {
            if (question.scale() != AnswerScale.FREE_TEXT && values.size() < stopsAfter) {
                String value = value(question, lived, mood, before, draw);
                values.put(question.code(), spoilt(value, question, draw));
            }
        }
        values.values().removeIf(String::isEmpty);
        return values;
    }

    /** The overall score among these values; the middle when it was left blank. */
    static int overall(Map<String, String> values) {
        String overall = values.getOrDefault("overall", "");
        return overall.isEmpty() || overall.equals(UNKNOWN) ? NO_SCORE : Integer.parseInt(overall);
    }

    private static int mood(SurveyContext lived, SeededRandom draw) {
        double better = lived.fate() == RequestOutcome.ON_TIME ? 0.56 : 0.36;
        if (draw.chance(lived.satisfied())) {
            return draw.chance(better) ? 5 : 4;
        }
        double worse = draw.fraction();
        return worse < 0.48 ? 3 : worse < 0.80 ? 2 : 1;
    }

    private static String value(Question question, SurveyContext lived, int mood, int before, SeededRandom draw) {
        QuestionRole role = question.role();
        if (role == QuestionRole.INFORMED_OF_RIGHTS) {
            return draw.chance(lived.day().isBefore(CharityModel.REFORM) ? 0.58 : 0.74) ? "yes" : "no";
        }
        if (role == QuestionRole.BEFORE) {
            return String.valueOf(before);
        }
        double wanted =
                switch (role) {
                    case OVERALL -> mood;
                    case AFTER -> (mood * 2 + before) / 3.0 + noise(draw, 0.5);
                    case RECOMMEND -> mood * 2.1 - 0.6 + noise(draw, 1.5);
                    case EFFORT -> mood * 1.45 - 0.6 + noise(draw, 1.2);
                    default -> mood + bias(question.code(), lived) + noise(draw, 1.0);
                };
        AnswerScale scale = question.scale();
        return String.valueOf(Math.max(scale.low(), Math.min(scale.high(), Math.round(wanted))));
    }

    private static double bias(String code, SurveyContext lived) {
        boolean slow = lived.fate() == RequestOutcome.LATE || lived.fate() == RequestOutcome.WAITING;
        return switch (code) {
            case "provider" -> 0.35;
            case "speed" -> slow ? -0.9 : 0;
            case "clarity" -> lived.rejected() ? -0.7 : -0.1;
            case "access" -> lived.facts().channel().equals("website") ? 0.2 : -0.15;
            case "procedures" -> lived.known().on(RequestStage.REFERRED) != null ? -0.5 : -0.1;
            default -> 0;
        };
    }

    private static double noise(SeededRandom draw, double width) {
        return width * (draw.fraction() + draw.fraction() - 1);
    }

    private static String spoilt(String value, Question question, SeededRandom draw) {
        boolean whole = question.role() == QuestionRole.OVERALL;
        if (draw.chance(whole ? 0.005 : 0.015)) {
            return "";
        }
        return draw.chance(whole ? 0.004 : 0.025) ? UNKNOWN : value;
    }
}
