package org.rida.privacy;

import java.util.BitSet;
import java.util.List;

/** Finds numbers of passports, whose letters tell them from other numbers; where they have none, a word for passports must announce them. */
final class PassportFinder {

    /** Characters of a passport number of letters and digits in turn. */
    private static final int MIN_PASSPORT = 8;

    private static final int MAX_PASSPORT = 10;
    /** Letters that follow one another in such a number. */
    private static final int MAX_CODE_LETTERS = 3;

    private final List<TextToken> tokens;
    private final BitSet excluded;
    private final SpanSet spans;

    /** @param excluded positions of tokens that no number is looked for in */
    PassportFinder(List<TextToken> tokens, BitSet excluded, SpanSet spans) {
        this.tokens = tokens;
        this.excluded = excluded;
        this.spans = spans;
    }

    /**
     * Masks one letter and seven to nine digits, or two letters and seven; with a word for passports, any six to nine.
     *
     * @param first token of the first group
     * @param groups of digits that may be one number
     * @return whether all groups belong to the passport
     */
    boolean numbered(int first, List<TextToken> groups) {
        int letters = letters(first);
        boolean named = isNamedPassport(letters < first ? letters : first);
        if (letters == first && !named) {
            return false;
        }
        int length = letters == first ? 0 : tokens.get(letters).text().length();
        StringBuilder digits = new StringBuilder();
        for (TextToken group : groups) {
            digits.append(group.text());
            int count = digits.length();
            if (count > 9) {
                return false;
            }
            boolean fits = named
                    ? count >= 6 && count <= 9
                    : (length == 1 && count >= 7 && count <= 9) || (length == 2 && count == 7);
            if (fits && !NumberShapes.isSeries(groups.subList(0, groups.indexOf(group) + 1))) {
                spans.add(tokens.get(letters).start(), group.end());
                if (group.equals(groups.get(groups.size() - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Masks letters and digits in turn from a token on, as passports of some countries have them, behind a word for passports. */
    void coded(int first) {
        if (tokens.get(first).kind() != TextToken.TokenKind.LATIN
                || tokens.get(first).text().length() > MAX_CODE_LETTERS) {
            return;
        }
        int last = first;
        int digits = 0;
        while (last + 1 < tokens.size() && isCode(last + 1) && last - first < MAX_PASSPORT) {
            last++;
            digits += tokens.get(last).isDigits() ? tokens.get(last).text().length() : 0;
        }
        int length = tokens.get(last).end() - tokens.get(first).start();
        if (last > first + 1
                && length >= MIN_PASSPORT
                && length <= MAX_PASSPORT
                && 3 * digits >= length
                && isNamedPassport(first)) {
            spans.add(tokens.get(first).start(), tokens.get(last).end());
        }
    }

    /** Digits or few Latin letters; a longer run of letters is a word and ends the code. */
    private boolean isCode(int i) {
        TextToken token = tokens.get(i);
        return !excluded.get(i)
                && !token.inWords()
                && (token.isDigits()
                        || (token.kind() == TextToken.TokenKind.LATIN
                                && token.text().length() <= MAX_CODE_LETTERS));
    }

    /** The token of one or two letters before a number; the number itself when there is none. */
    private int letters(int first) {
        int i = first - 1;
        if (i >= 0 && tokens.get(i).joins() && tokens.get(i).text().length() <= 3) {
            i--;
        }
        boolean letters = i >= 0
                && (i == 0 || !tokens.get(i - 1).isDigits())
                && tokens.get(i).kind() == TextToken.TokenKind.LATIN
                && tokens.get(i).text().length() <= 2
                && !excluded.get(i);
        return letters ? i : first;
    }

    /** Whether a word for passports is among the three words before a token, with no number between. */
    private boolean isNamedPassport(int first) {
        int words = 0;
        for (int i = first - 1; i >= 0 && words < 3; i--) {
            if (NumberWords.PASSPORT.contains(tokens.get(i).text())) {
                return true;
            }
            if (tokens.get(i).isDigits()) {
                return false;
            }
            if (tokens.get(i).kind() != TextToken.TokenKind.OTHER) {
                words++;
            }
        }
        return false;
    }
}
