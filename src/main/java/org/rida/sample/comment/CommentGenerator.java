package org.rida.sample.comment;

import org.rida.sample.RequestOutcome;
import org.rida.sample.SeededRandom;
import org.rida.sample.SurveyContext;













import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people write under the scores: in keeping with what happened to them, each in their own hand. */
public final class CommentGenerator {

    private static final double WRITE_SOMETHING = 0.45;
    private static final double ENGLISH = 0.05;
    private static final double GIVE_THEMSELVES_AWAY = 0.03;

    private final Phrasebook phrases = Phrasebook.read();

    /** Values of comment and suggestion; usually neither. */
    public Map<String, String> comments(SurveyContext lived, int overall, SeededRandom draw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!draw.chance(WRITE_SOMETHING)) {
            return values;
        }
        Map<String, String> slots = SpokenForms.slots(lived, draw);
        SpellingHabits hand = SpellingHabits.of(draw);
        if (draw.chance(ENGLISH)) {
            values.put("comment", phrases.phrase("en-" + mood(lived, overall), slots, draw));
            return values;
        }
        double what = draw.fraction();
        if (what < 0.82) {
            values.put("comment", hand.write(comment(lived, overall, slots, draw), draw) + identity(draw));
        }
        if (what > 0.60) {
            values.put("suggestion", hand.write(phrases.phrase(suggestion(lived, draw), slots, draw), draw));
        }
        return values;
    }

    private String comment(SurveyContext lived, int overall, Map<String, String> slots, SeededRandom draw) {
        StringBuilder said = new StringBuilder();
        if (draw.chance(0.25)) {
            said.append(phrases.phrase("opening", slots, draw)).append(' ');
        }
        said.append(phrases.phrase(topic(lived, overall, draw), slots, draw));
        if (overall >= 4 && lived.fate() == RequestOutcome.LATE && draw.chance(0.4)) {
            said.append(draw.oneOf(List.of("، ", " بس ", " لكن ", ". "))).append(phrases.phrase("waiting", slots, draw));
        }
        if (draw.chance(0.3)) {
            said.append(draw.oneOf(List.of("، ", " ", ". ")));
            said.append(phrases.phrase(overall >= 4 ? "closing-glad" : "closing-sorry", slots, draw));
        }
        return said.toString();
    }

    private static String mood(SurveyContext lived, int overall) {
        if (overall >= 4) {
            return "thanks";
        }
        return lived.rejected() ? "rejected" : lived.fate() == RequestOutcome.ON_TIME ? "unclear" : "waiting";
    }

    private static String topic(SurveyContext lived, int overall, SeededRandom draw) {
        double at = draw.fraction();
        if (overall >= 4) {
            return at < 0.72 ? (lived.rejected() ? "thanks-anyway" : "thanks") : at < 0.80 ? "fine" : grumble(draw);
        }
        if (lived.rejected()) {
            return at < 0.70 ? "rejected" : at < 0.85 ? "unclear" : grumble(draw);
        }
        if (lived.fate() == RequestOutcome.LATE || lived.fate() == RequestOutcome.WAITING) {
            return at < 0.52 ? "waiting" : at < 0.78 ? "follow-up" : grumble(draw);
        }
        if (lived.facts().isFor("home-repair") && at < 0.6) {
            return "repair";
        }
        return lived.accepted() && at < 0.35 ? "amount" : grumble(draw);
    }

    private static String grumble(SeededRandom draw) {
        return draw.oneOf(List.of("documents", "documents", "distance", "distance", "unclear", "follow-up"));
    }

    private static String suggestion(SurveyContext lived, SeededRandom draw) {
        double at = draw.fraction();
        if (lived.accepted() && at < 0.22) {
            return "more";
        }
        return at < 0.55 ? "online" : at < 0.72 ? "hours" : at < 0.86 ? "inform" : "ideas";
    }

    /** Invented, and in ranges that are not given out. */
    private static String identity(SeededRandom draw) {
        if (!draw.chance(GIVE_THEMSELVES_AWAY)) {
            return "";
        }
        int number = draw.between(0, 9_999_999);
        return switch (draw.between(0, 3)) {
            case 0 -> String.format(Locale.ROOT, " رقم هويتي %d00%07d", draw.between(1, 2), number);
            case 1 -> String.format(Locale.ROOT, " ايميلي um.ahmad%d@example.com", number % 1000);
            default -> String.format(Locale.ROOT, " جوالي 052%07d", number);
        };
    }
}
