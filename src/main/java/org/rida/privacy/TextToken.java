package org.rida.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of digits, letters or other characters of a {@link ScannedText}.
 *
 * @param text the characters; for a digit in words, the digit
 * @param inWords whether it is a digit in words
 * @param sign before it, also with a space or a parenthesis between
 */
record TextToken(TokenKind kind, String text, int start, int end, boolean inWords, LeadingSign sign) {

    /** A plus says that a telephone number begins, a comma that a number may go on. */
    enum LeadingSign {
        PLUS,
        COMMA,
        NONE
    }

    enum TokenKind {
        DIGITS,
        LATIN,
        /** Letters of other scripts. */
        LETTERS,
        OTHER
    }

    /** What may stand between the groups of one number; signs of arithmetic do not. */
    private static final BitSet JOINING =
            " -./\\,()[]{}_*|:;'\"~#<>`’‘“”^…".chars().collect(BitSet::new, BitSet::set, BitSet::or);

    /** Digits as people say them, in the order of their value; Arabic in folded form, with the usual dialects. */
    private static final Map<String, String> DIGIT_WORDS = digitWords(
            "صفر زيرو zero",
            "واحد one",
            "اثنين اثنان ثنين اتنين two",
            "ثلاثه ثلاث تلاته three",
            "اربعه اربع four",
            "خمسه خمس five",
            "سته ست six",
            "سبعه سبع seven",
            "ثمانيه ثمان ثماني تمانيه eight",
            "تسعه تسع nine");

    /** Words that say how often the digit in words behind them stands. */
    private static final Map<String, Integer> REPEATING = Map.of("double", 2, "triple", 3, "دبل", 2);

    /** Shared, as most tokens of long lists are of one character. */
    private static final String[] SINGLE =
            Stream.iterate(0, c -> c < 128, c -> c + 1).map(Character::toString).toArray(String[]::new);

    /**
     * Cuts a text into runs of one kind, in order and without gaps.
     *
     * @param plain as {@link ScannedText} has it
     */
    static List<TextToken> read(String plain) {
        List<TextToken> tokens = new ArrayList<>();
        for (int start = 0; start < plain.length(); ) {
            TokenKind kind = kind(plain.charAt(start));
            int end = start + 1;
            while (end < plain.length() && kind(plain.charAt(end)) == kind) {
                end++;
            }
            add(
                    isZeroInLetterO(plain, start, end)
                            ? new TextToken(
                                    TokenKind.DIGITS, "0".repeat(end - start), start, end, false, LeadingSign.NONE)
                            : token(kind, plain, start, end),
                    tokens);
            start = end;
        }
        return tokens;
    }

    boolean isDigits() {
        return kind == TokenKind.DIGITS;
    }

    /** Whether two groups of digits around this token may belong to one number. */
    boolean joins() {
        if (kind != TokenKind.OTHER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!JOINING.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean afterPlus() {
        return sign == LeadingSign.PLUS;
    }

    boolean afterComma() {
        return sign == LeadingSign.COMMA;
    }

    /** The value of digits; the largest int for more than nine of them. */
    int number() {
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    /** Whether it reads as a year of either calendar. */
    boolean isYear() {
        return text.length() == 4 && !inWords && isBetween(number(), 1300, 1500, 1900, 2100);
    }

    private static boolean isBetween(int n, int from1, int to1, int from2, int to2) {
        return (n >= from1 && n <= to1) || (n >= from2 && n <= to2);
    }

    /** A word for a digit counts as a digit, also behind the Arabic "and" that is written with it. */
    private static TextToken token(TokenKind kind, String plain, int start, int end) {
        String text = end == start + 1 && plain.charAt(start) < SINGLE.length
                ? SINGLE[plain.charAt(start)]
                : plain.substring(start, end);
        if (kind == TokenKind.LETTERS || kind == TokenKind.LATIN) {
            String digit = DIGIT_WORDS.get(text);
            if (digit == null && text.startsWith("و")) {
                digit = DIGIT_WORDS.get(text.substring(1));
            }
            if (digit != null) {
                return new TextToken(TokenKind.DIGITS, digit, start, end, true, LeadingSign.NONE);
            }
        }
        return new TextToken(kind, text, start, end, false, sign(plain, start));
    }

    /** Looks back over up to three spaces and parentheses. */
    private static LeadingSign sign(String plain, int start) {
        int i = start - 1;
        while (i > 0 && start - i < 4 && " ()".indexOf(plain.charAt(i)) >= 0) {
            i--;
        }
        char c = i < 0 ? ' ' : plain.charAt(i);
        return c == '+' ? LeadingSign.PLUS : c == ',' ? LeadingSign.COMMA : LeadingSign.NONE;
    }

    /**
     * Adds a token to those before it: "oh" behind a digit in words is a zero, "double five" two fives, and digits that
     * touch are one group.
     */
    private static void add(TextToken token, List<TextToken> tokens) {
        TextToken before = tokens.isEmpty() ? token : tokens.get(tokens.size() - 1);
        int second = tokens.size() - 2;
        if (second >= 0 && token.text.equals("oh") && tokens.get(second).inWords) {
            tokens.add(new TextToken(TokenKind.DIGITS, "0", token.start, token.end, true, LeadingSign.NONE));
            return;
        }
        if (second >= 0 && token.inWords && REPEATING.containsKey(tokens.get(second).text)) {
            TextToken repeating = tokens.remove(second);
            tokens.remove(second);
            tokens.add(new TextToken(
                    TokenKind.DIGITS,
                    token.text.repeat(Objects.requireNonNull(REPEATING.get(repeating.text))),
                    repeating.start,
                    token.end,
                    true,
                    LeadingSign.NONE));
            return;
        }
        if (token.isDigits() && before.isDigits() && before.end == token.start && !token.inWords && !before.inWords) {
            tokens.set(
                    tokens.size() - 1,
                    new TextToken(
                            TokenKind.DIGITS, before.text + token.text, before.start, token.end, false, before.sign));
        } else {
            tokens.add(token);
        }
    }

    /** Whether a run is the letter O typed for zeros: nothing else, and beside a digit. */
    private static boolean isZeroInLetterO(String plain, int start, int end) {
        boolean besideDigit = (start > 0 && Character.isDigit(plain.charAt(start - 1)))
                || (end < plain.length() && Character.isDigit(plain.charAt(end)));
        return besideDigit
                && plain.charAt(start) == 'o'
                && plain.substring(start, end).chars().allMatch(c -> c == 'o');
    }

    private static TokenKind kind(char c) {
        if (c >= '0' && c <= '9') {
            return TokenKind.DIGITS;
        }
        if (c >= 'a' && c <= 'z') {
            return TokenKind.LATIN;
        }
        return Character.isLetter(c) ? TokenKind.LETTERS : TokenKind.OTHER;
    }

    private static Map<String, String> digitWords(String... words) {
        return Stream.iterate(0, digit -> digit < words.length, digit -> digit + 1)
                .flatMap(digit -> Stream.of(words[digit].split(" ")).map(word -> Map.entry(word, digit.toString())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
