package org.rida.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses, also with spaces around their signs, with signs in words, and with a provider's name only.
 * Every pattern begins at a sign or a word and looks a bounded way around it.
 */
final class EmailFinder {

    private static final int MAX_LOCAL = 64;
    private static final String PROVIDERS =
            "gmail|gmial|gamil|hotmail|yahoo|ymail|outlook|icloud|live|msn|protonmail|proton|aol|جيميل|جميل|هوتميل|هوتمل|ياهو|اوتلوك|ايكلاود";
    private static final String ENDINGS =
            "com|net|org|edu|gov|info|biz|me|co|io|sa|ae|kw|bh|qa|om|jo|eg|ye|sd|uk|us|fr|de|in|pk|كوم|نت|السعوديه|con|cm";
    private static final String DOT =
            "(?: {0,3}[.,] {0,3}| {0,3}[(\\[{<] {0,2}(?:dot|دوت|نقطه|\\.) {0,2}[)\\]}>] {0,3}| {1,3}(?:dot|دوت|نقطه) {1,3})";
    private static final String LABEL = "[\\p{L}\\p{N}_-]{1,63}+";

    /** What follows the sign: a provider, or labels and an ending. */
    private static final String DOMAIN =
            "(?:(?:" + PROVIDERS + ")(?:(?:" + DOT + "| {1,3})(?:" + ENDINGS + ")(?:" + DOT + "(?:" + ENDINGS
                    + "))?)?(?![\\p{L}\\p{N}])|" + LABEL + "(?:[.]" + LABEL + "){0,4}(?:[.]\\p{L}{2,24}|" + DOT + "(?:"
                    + ENDINGS
                    + ")(?:" + DOT + "(?:" + ENDINGS + "))?)(?![\\p{L}\\p{N}]))";

    /** The sign, or a word in brackets for it. */
    private static final Pattern SIGN = Pattern.compile("@{1,3}|%40|[(\\[{<] {0,2}(?:at|ات|@) {0,2}[)\\]}>]");

    private static final Pattern BEHIND_SIGN = Pattern.compile(" {0,3}" + DOMAIN);
    /** Without spaces, any word behind the sign will do; but the key of a series reads "received@channel=phone". */
    private static final Pattern GLUED = Pattern.compile("\\p{L}[\\p{L}\\p{N}.-]{1,60}+(?!=)");

    /** A word for the sign between spaces counts where a provider or a dot in words follows. */
    private static final Pattern SIGN_IN_WORDS = Pattern.compile(" {1,3}(?:at|ات|اتت|ايت) {1,3}(?=(?:" + PROVIDERS
            + ")|" + LABEL + "(?: {1,3}(?:dot|دوت|نقطه) {1,3}| {0,3}[(\\[{<] {0,2}(?:dot|دوت|نقطه)))");

    /** A provider's address that stands beside a name, without a sign. */
    private static final Pattern WITHOUT_SIGN =
            Pattern.compile("(?<=[a-z0-9])[ ]{1,3}(?:gmail|hotmail|yahoo|outlook|icloud|live|msn)" + DOT
                    + "(?:com|net|co)(?![\\p{L}\\p{N}])");

    private final String text;
    private final SpanSet spans;

    EmailFinder(String text, SpanSet spans) {
        this.text = text;
        this.spans = spans;
    }

    void find() {
        Matcher sign = SIGN.matcher(text);
        while (sign.find()) {
            findAround(sign.start(), sign.end());
        }
        Matcher word = SIGN_IN_WORDS.matcher(text);
        while (word.find()) {
            findAround(word.start(), word.end());
        }
        Matcher bare = WITHOUT_SIGN.matcher(text);
        while (bare.find()) {
            spans.add(local(bare.start()), bare.end());
        }
    }

    private void findAround(int start, int end) {
        int local = local(start);
        if (local == start) {
            return;
        }
        Matcher domain = BEHIND_SIGN.matcher(text).region(end, text.length());
        if (domain.lookingAt()) {
            spans.add(local, domain.end());
            return;
        }
        Matcher glued = GLUED.matcher(text).region(end, text.length());
        if (text.charAt(start - 1) != ' ' && glued.lookingAt()) {
            spans.add(local, glued.end());
        }
    }

    /** Where the part before a sign begins; the sign's own position when nothing can be one. */
    private int local(int sign) {
        int end = sign;
        while (end > 0 && sign - end < 3 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        boolean spaced = end < sign;
        while (start > 0 && end - start < MAX_LOCAL) {
            if (isLocal(start, spaced)) {
                start--;
            } else if (spaced && isSpacedDot(start)) {
                start -= 3;
            } else {
                break;
            }
        }
        return start == end ? sign : start;
    }

    /** A dot with a space on either side, in an address with spaces. */
    private boolean isSpacedDot(int position) {
        return position > 3 && text.startsWith(" . ", position - 3) && isLocal(position - 3, true);
    }

    private boolean isLocal(int position, boolean spaced) {
        char c = text.charAt(position - 1);
        boolean latin = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return latin || "._%+-'".indexOf(c) >= 0 || (!spaced && Character.isLetterOrDigit(c));
    }
}
