package org.rida.sample.comment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rida.sample.RequestOutcome;
import org.rida.sample.SeededRandom;
import org.rida.sample.SurveyContext;

/**
 * Draws comments and suggestions that fit the respondent's situation, with varying spelling. Some contain invented personal
 * data, so that masking can be tested on them.
 */
public final class CommentGenerator {

    private static final double WITH_COMMENT = 0.45;
    // shares of respondents
    private static final double IN_ENGLISH = 0.05;
    private static final double WITH_IDENTITY = 0.03;

    private final Phrasebook phrases = Phrasebook.read();

    /**
     * Values of comment and suggestion; usually neither.
     *
     * @param overall overall score of the same response, 1 to 5
     * @return by question code: {@code comment}, {@code suggestion}, both or nothing
     */
    public Map<String, String> comments(SurveyContext context, int overall, SeededRandom random) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!random.chance(WITH_COMMENT)) {
            return values;
        }
        Map<String, String> slots = SpokenForms.slots(context, random);
        SpellingHabits habits = SpellingHabits.of(random);
        if (random.chance(IN_ENGLISH)) {
            values.put("comment", phrases.phrase("en-" + mood(context, overall), slots, random));
            return values;
        }
        // below 0.82 a comment, above 0.60 a suggestion: about a fifth write both
        double what = random.fraction();
        if (what < 0.82) {
            values.put("comment", habits.write(comment(context, overall, slots, random), random) + identity(random));
        }
        if (what > 0.60) {
            values.put("suggestion", habits.write(phrases.phrase(suggestion(context, random), slots, random), random));
        }
        return values;
    }

    private String comment(SurveyContext context, int overall, Map<String, String> slots, SeededRandom random) {
        StringBuilder text = new StringBuilder();
        if (random.chance(0.25)) {
            text.append(phrases.phrase("opening", slots, random)).append(' ');
        }
        text.append(phrases.phrase(topic(context, overall, random), slots, random));
        if (overall >= 4 && context.outcome() == RequestOutcome.LATE && random.chance(0.4)) {
            text.append(random.oneOf(List.of("، ", " بس ", " لكن ", ". ")))
                    .append(phrases.phrase("waiting", slots, random));
        }
        if (random.chance(0.3)) {
            text.append(random.oneOf(List.of("، ", " ", ". ")));
            text.append(phrases.phrase(overall >= 4 ? "closing-glad" : "closing-sorry", slots, random));
        }
        return text.toString();
    }

    private static String mood(SurveyContext context, int overall) {
        if (overall >= 4) {
            return "thanks";
        }
        return context.rejected() ? "rejected" : context.outcome() == RequestOutcome.ON_TIME ? "unclear" : "waiting";
    }

    /** @return a heading of {@code phrases.txt} */
    private static String topic(SurveyContext context, int overall, SeededRandom random) {
        double at = random.fraction();
        if (overall >= 4) {
            return at < 0.72
                    ? (context.rejected() ? "thanks-anyway" : "thanks")
                    : at < 0.80 ? "fine" : complaint(random);
        }
        if (context.rejected()) {
            return at < 0.70 ? "rejected" : at < 0.85 ? "unclear" : complaint(random);
        }
        if (context.outcome() == RequestOutcome.LATE || context.outcome() == RequestOutcome.WAITING) {
            return at < 0.52 ? "waiting" : at < 0.78 ? "follow-up" : complaint(random);
        }
        if (context.attributes().isFor("home-repair") && at < 0.6) {
            return "repair";
        }
        return context.accepted() && at < 0.35 ? "amount" : complaint(random);
    }

    private static String complaint(SeededRandom random) {
        return random.oneOf(List.of("documents", "documents", "distance", "distance", "unclear", "follow-up"));
    }

    private static String suggestion(SurveyContext context, SeededRandom random) {
        double at = random.fraction();
        if (context.accepted() && at < 0.22) {
            return "more";
        }
        return at < 0.55 ? "online" : at < 0.72 ? "hours" : at < 0.86 ? "inform" : "ideas";
    }

    /** An invented identifier, from ranges that are not assigned; it tests the masking of personal data. */
    private static String identity(SeededRandom random) {
        if (!random.chance(WITH_IDENTITY)) {
            return "";
        }
        int number = random.between(0, 9_999_999);
        return switch (random.between(0, 3)) {
            case 0 -> String.format(Locale.ROOT, " رقم هويتي %d00%07d", random.between(1, 2), number);
            case 1 -> String.format(Locale.ROOT, " ايميلي um.ahmad%d@example.com", number % 1000);
            default -> String.format(Locale.ROOT, " جوالي 052%07d", number);
        };
    }
}
