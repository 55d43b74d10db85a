package org.rida.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Finds personal numbers in groups of digits, however they are separated: every run of groups is tried. */
final class NumberFinder {

    /** Tokens between two groups: two words and the spaces around them. */
    private static final int MAX_BETWEEN = 5;
    /** A number of fewer digits may go on behind a word. */
    private static final int MIN_COMPLETE = 9;

    private static final int DIGITS_OF_CARD = 16;
    /** Of a number that a word announces: shorter ones are house numbers, counts and codes. */
    private static final int MIN_ANNOUNCED = 7;
    /** Of the longest number that is looked for, an account (IBAN, ISO 13616). */
    private static final int MAX_DIGITS = 34;
    /** Shorter runs of digits in words are ordinary language. */
    private static final int MIN_DIGITS_IN_WORDS = 7;

    private final String plain;
    private final List<TextToken> tokens;
    private final BitSet excluded;
    private final SpanSet spans;
    private final PassportFinder passports;

    /** @param excluded positions of tokens that no number is looked for in */
    NumberFinder(String plain, List<TextToken> tokens, BitSet excluded, SpanSet spans) {
        this.plain = plain;
        this.tokens = tokens;
        this.excluded = excluded;
        this.spans = spans;
        this.passports = new PassportFinder(tokens, excluded, spans);
    }

    /**
     * Collects groups of digits that may belong together and looks for a number in each such chain. One pass over the
     * tokens, so that a long text takes time in proportion to its length.
     */
    void find() {
        List<Integer> chain = new ArrayList<>();
        boolean wordsBetween = false;
        for (int i = 0; i < tokens.size(); i++) {
            passports.coded(i);
            if (!isGroup(i)) {
                continue;
            }
            if (!chain.isEmpty() && !isJoined(chain.get(chain.size() - 1), i)) {
                if (isContinued(chain, i)) {
                    wordsBetween = true;
                } else {
                    find(chain, wordsBetween);
                    chain.clear();
                    wordsBetween = false;
                }
            }
            chain.add(i);
        }
        if (!chain.isEmpty()) {
            find(chain, wordsBetween);
        }
    }

    private boolean isGroup(int i) {
        return tokens.get(i).isDigits() && !excluded.get(i);
    }

    /** Whether nothing stands between two groups but one separator that numbers have. */
    private boolean isJoined(int group, int next) {
        return next == group + 1 || (next == group + 2 && tokens.get(group + 1).joins());
    }

    /** Whether an announced number that is not complete yet goes on behind words such as "then". */
    private boolean isContinued(List<Integer> chain, int next) {
        int last = chain.get(chain.size() - 1);
        if (next - last - 1 > MAX_BETWEEN || chain.size() >= DIGITS_OF_CARD) {
            return false;
        }
        for (int i = last + 1; i < next; i++) {
            if (!tokens.get(i).text().isBlank()
                    && !NumberWords.BETWEEN.contains(tokens.get(i).text())) {
                return false;
            }
        }
        int digits = 0;
        for (int group : chain) {
            if (tokens.get(group).inWords()) {
                return false;
            }
            digits += tokens.get(group).text().length();
        }
        return (digits < MIN_COMPLETE && isAnnounced(chain.get(0), NumberWords.ANNOUNCING))
                || (digits < DIGITS_OF_CARD && isAnnounced(chain.get(0), NumberWords.SHAPED));
    }

    /**
     * Masks the numbers of a chain: a passport or an announced number first, as these may have any shape; otherwise
     * every number that begins with each of its groups.
     *
     * @param wordsBetween whether groups are joined over words: then its shape decides, whatever announces it
     */
    private void find(List<Integer> chain, boolean wordsBetween) {
        int first = chain.get(0);
        List<TextToken> groups = chain.stream().map(tokens::get).toList();
        long inWords = groups.stream().filter(TextToken::inWords).count();
        if (inWords > 0
                && inWords < MIN_DIGITS_IN_WORDS
                && !groups.get(0).text().startsWith("0")) {
            groups = groups.stream().filter(group -> !group.inWords()).toList();
        }
        if (groups.isEmpty()
                || passports.numbered(first, groups)
                || (!wordsBetween && isAnnounced(first, NumberWords.ANNOUNCING) && announced(groups))) {
            return;
        }
        // a number found is skipped as a whole, so that its own end is not taken for another
        for (int i = 0; i < groups.size(); i++) {
            i = Math.max(i, mask(groups, i));
        }
    }

    /** The last group of the longest number that begins with a group, masked; -1 without one. */
    private int mask(List<TextToken> groups, int first) {
        boolean plus = groups.get(first).afterPlus();
        StringBuilder digits = new StringBuilder();
        int last = -1;
        for (int i = first; i < groups.size() && digits.length() <= MAX_DIGITS; i++) {
            digits.append(groups.get(i).text());
            if (groups.size() > MAX_DIGITS + 1
                    && NumberShapes.isPartOfList(digits.length(), i - first + 1, groups.size())) {
                break;
            }
            if (NumberShapes.isPersonal(digits.toString(), groups.subList(first, i + 1), groups.size(), plus)) {
                last = i;
            }
        }
        if (last >= 0) {
            spans.add(start(groups.get(first)), groups.get(last).end());
        }
        return last;
    }

    /** Where a number begins, with its plus sign and its parenthesis. */
    private int start(TextToken group) {
        int start = group.start();
        while (start > 0 && "+(".indexOf(plain.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    /** Masks a number that a word announces, whatever its shape. */
    private boolean announced(List<TextToken> groups) {
        int digits = 0;
        int last = 0;
        while (last < groups.size() && digits < MAX_DIGITS) {
            digits += groups.get(last++).text().length();
        }
        List<TextToken> number = groups.subList(0, last);
        if (digits < MIN_ANNOUNCED || NumberShapes.isSeries(number)) {
            return false;
        }
        spans.add(start(number.get(0)), number.get(last - 1).end());
        return last == groups.size();
    }

    /**
     * Whether one of the words stands before a group with at most two others between. Another number, or a sign that
     * ends a sentence, breaks the connection.
     */
    private boolean isAnnounced(int first, Set<String> announcing) {
        int words = 0;
        for (int i = first - 1; i >= 0 && words < 3; i--) {
            TextToken token = tokens.get(i);
            if (token.kind() == TextToken.TokenKind.OTHER) {
                if (!token.joins()) {
                    return false;
                }
            } else if (announcing.contains(token.text())) {
                return true;
            } else if (token.isDigits()) {
                return false;
            } else {
                words++;
            }
        }
        return false;
    }
}
