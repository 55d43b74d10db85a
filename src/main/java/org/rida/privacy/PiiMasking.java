package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks phone numbers, national ids, bank accounts, payment cards, passports and e-mail addresses in what people type,
 * before anything is stored or shown. Spelling does not matter: digits of every script, any separators, invisible
 * characters. Counts, amounts, dates, times and numbers of requests stay. Names of people are not recognized.
 */
public final class PiiMasking {

    private static final String MASK = "***";
    private static final String MASKED_EMAIL = "***@***";
    /** The fewest digits of anything that is masked. */
    private static final int MIN_DIGITS = 6;

    /** Beyond it stand compatibility forms of digits and letters. */
    private static final char LAST_COMMON = '\u2460';

    private static final Pattern LATIN_HINT =
            Pattern.compile("(?i)mail|yahoo|outlook|icloud|live|msn|proton|%40|\\bat\\b|dot|zero|passport");
    private static final Pattern ARABIC_HINT = Pattern.compile("صفر|زيرو|دوت|ميل|ياهو|اوتلوك| آت |جواز");

    private static final Pattern LATIN_DIGIT = Pattern.compile("(?i)one|two|three|four|five|six|seven|eight|nine");
    private static final Pattern ARABIC_DIGIT =
            Pattern.compile("احد|نين |نان |لاث|لات[هة]|ربع|خمس|ست[هة ]|سبع|ثما|تما|تسع");

    private PiiMasking() {}

    /** Replaces personal data by asterisks; text without any is returned unchanged. Time is linear in the length. */
    public static String mask(String text) {
        if (!mayContainPii(text)) {
            return text;
        }
        ScannedText scanned = new ScannedText(text);
        SpanSet emails = new SpanSet();
        new EmailFinder(scanned.plain(), emails).find();
        SpanSet numbers = new SpanSet();
        findNumbers(scanned.plain(), numbers);
        if (emails.isEmpty() && numbers.isEmpty()) {
            return text;
        }
        return replace(text, scanned, emails, numbers);
    }

    private static void findNumbers(String plain, SpanSet spans) {
        List<TextToken> tokens = TextToken.read(plain);
        PlainNumbers others = new PlainNumbers(tokens);
        BitSet excluded = others.hashes(plain);
        new IbanFinder(tokens).find(excluded, spans);
        excluded.or(others.find());
        new NumberFinder(plain, tokens, excluded, spans).find();
    }

    private static String replace(String text, ScannedText scanned, SpanSet emails, SpanSet numbers) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int position = 0;
        while (true) {
            int email = emails.start(position);
            int number = numbers.start(position);
            if (email < 0 && number < 0) {
                return masked.append(text, copied, text.length()).toString();
            }
            boolean isEmail = email >= 0 && (number < 0 || email <= number);
            int start = isEmail ? email : number;
            int end = isEmail ? emails.end(email) : numbers.end(number);
            masked.append(text, copied, Math.max(copied, scanned.originalStart(start)));
            masked.append(isEmail ? MASKED_EMAIL : MASK);
            copied = scanned.originalEnd(end);
            position = end;
        }
    }

    /** A quick test that spares most texts the search: everything masked has a sign, digits, or a word in full. */
    private static boolean mayContainPii(String text) {
        int digits = 0;
        boolean latin = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c > LAST_COMMON || (Character.isDigit(c) && ++digits >= MIN_DIGITS)) {
                return true;
            }
            latin |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return (latin && isHintedAt(text, LATIN_HINT, LATIN_DIGIT, MIN_DIGITS - digits))
                || isHintedAt(text, ARABIC_HINT, ARABIC_DIGIT, MIN_DIGITS - digits);
    }

    private static boolean isHintedAt(String text, Pattern hint, Pattern digit, int missing) {
        return hint.matcher(text).find()
                || digit.matcher(text).results().limit(missing).count() == missing;
    }
}
