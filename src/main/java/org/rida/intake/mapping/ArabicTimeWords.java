package org.rida.intake.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the Arabic words in dates and times by the Latin ones that date formats understand: ص and م by AM and PM,
 * غرينتش by GMT; the era marks هـ and م are removed.
 */
final class ArabicTimeWords {

    private static final Pattern BEFORE_NOON = Pattern.compile("\\s*(?:صباح\\p{L}*\\p{M}*|ص)(?!\\p{L})");
    private static final Pattern AFTER_NOON = Pattern.compile("\\s*(?:مساء\\p{L}*\\p{M}*|م)(?!\\p{L})");
    private static final Pattern GREENWICH = Pattern.compile("(?:توقيت\\s+)?غرينتش\\s*");
    private static final Pattern ERA = Pattern.compile("\\s*(?:هـ?|م)$");

    private static final Pattern OFFSET = Pattern.compile("(GMT[+-])([0-9]{1,2})$");

    private ArabicTimeWords() {}

    /** Text without Arabic letters is returned unchanged, except for the form of a GMT offset. */
    static String latin(String text) {
        if (text.chars().noneMatch(c -> c >= 0x620 && c <= 0x64a)) {
            return text.indexOf("GMT") > 0 ? withWholeOffset(text) : text;
        }
        // after a time م means "p.m.", after a day it means "Gregorian"
        if (text.indexOf(':') < 0) {
            return ERA.matcher(text).replaceFirst("");
        }
        Matcher before = BEFORE_NOON.matcher(text);
        String half = before.find()
                ? before.replaceFirst(" AM")
                : AFTER_NOON.matcher(text).replaceFirst(" PM");
        return withWholeOffset(GREENWICH.matcher(half).replaceFirst("GMT"));
    }

    /** GMT+3 becomes GMT+03:00, the only form that the JDK parses. */
    private static String withWholeOffset(String text) {
        return OFFSET.matcher(text)
                .replaceFirst(m -> m.group(1) + (m.group(2).length() == 1 ? "0" : "") + m.group(2) + ":00");
    }
}
