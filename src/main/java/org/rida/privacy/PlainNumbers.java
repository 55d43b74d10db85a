package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text that are no personal data by their form or by the words beside them: dates, times,
 * amounts, shares, addresses of computers and numbers of requests.
 */
final class PlainNumbers extends TokenRules {

    private static final int MIN_HASH = 16;
    /** Groups of letters among the digits; codes of people and accounts have fewer. */
    private static final int MIN_HASH_CHANGES = 3;
    /** RFC 9562, with nothing beside it that would make it part of something else. */
    private static final Pattern UUID =
            Pattern.compile("(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])");

    private final BitSet plain;
    private final List<TokenRules> rules;

    PlainNumbers(List<TextToken> tokens) {
        this(tokens, new BitSet());
    }

    private PlainNumbers(List<TextToken> tokens, BitSet plain) {
        super(tokens, plain);
        this.plain = plain;
        this.rules = List.of(
                new PlainDates(tokens, plain), new PlainAmounts(tokens, plain), new PlainReferences(tokens, plain));
    }

    /** The positions of their tokens. */
    BitSet find() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isDigits() && !plain.get(i)) {
                for (TokenRules each : rules) {
                    each.apply(i);
                }
                apply(i);
            }
        }
        return plain;
    }

    @Override
    void apply(int i) {
        verse(i);
        fraction(i);
        computerAddress(i);
        coordinates(i);
    }

    /**
     * The positions of the tokens of hashes and identifiers in hexadecimal digits, which no account is looked for in.
     *
     * @param text as {@link ScannedText} has it, of which the tokens are
     */
    BitSet hashes(String text) {
        BitSet hashes = uuids(text);
        for (int i = 0; i < tokens.size(); i++) {
            int last = i;
            int letters = 0;
            int characters = tokens.get(i).text().length();
            while (isHexadecimal(last) && last + 1 < tokens.size() && isHexadecimal(last + 1)) {
                last++;
                letters += tokens.get(last).isDigits() ? 0 : 1;
                characters += tokens.get(last).text().length();
            }
            if (letters >= MIN_HASH_CHANGES && characters >= MIN_HASH) {
                hashes.set(i, last + 1);
            }
            i = last;
        }
        return hashes;
    }

    private BitSet uuids(String text) {
        BitSet uuids = new BitSet();
        int i = 0;
        for (Matcher uuid = UUID.matcher(text); uuid.find(); ) {
            for (; i < tokens.size() && tokens.get(i).end() <= uuid.end(); i++) {
                uuids.set(i, tokens.get(i).start() >= uuid.start());
            }
        }
        return uuids;
    }

    private boolean isHexadecimal(int i) {
        TextToken token = tokens.get(i);
        return (token.isDigits() && !token.inWords())
                || (token.kind() == TextToken.TokenKind.LATIN
                        && token.text().chars().allMatch(c -> c <= 'f'));
    }

    /** Chapter and verse of the Quran in brackets: 114 chapters, 286 verses at most. */
    private void verse(int i) {
        if (isGroups(i, 2)
                && tokens.get(i + 1).text().equals(":")
                && isCount(tokens.get(i), 114)
                && isCount(tokens.get(i + 2), 286)
                && i > 0
                && i + 3 < tokens.size()
                && (isBracketed(i, "(", ")") || isBracketed(i, "[", "]"))) {
            keep(i, i + 2);
        }
    }

    /** A number that counts something is not written with a leading zero, as telephone numbers are. */
    private static boolean isCount(TextToken token, int most) {
        return !token.text().startsWith("0") && token.number() <= most;
    }

    private boolean isBracketed(int i, String open, String close) {
        return tokens.get(i - 1).text().endsWith(open)
                && tokens.get(i + 3).text().startsWith(close);
    }

    /** Points of a scale, such as 9/10. */
    private void fraction(int i) {
        if (isGroups(i, 2) && separator(i).equals("/") && standsAlone(i, i + 2, "/")) {
            int of = tokens.get(i + 2).number();
            if ((of == 5 || of == 10 || of == 100) && tokens.get(i).number() <= of) {
                keep(i, i + 2);
            }
        }
    }

    /**
     * Four groups up to 255 with dots between, as IPv4 has them; they would read as a telephone number otherwise.
     */
    private void computerAddress(int i) {
        if (!isGroups(i, 4) || !standsAlone(i, i + 6, ".")) {
            return;
        }
        for (int group = i; group <= i + 6; group += 2) {
            if (tokens.get(group).number() > 255
                    || (group > i && !tokens.get(group - 1).text().equals("."))) {
                return;
            }
        }
        keep(i, i + 6);
    }

    /** Degrees north and east, with four decimals or more. */
    private void coordinates(int i) {
        if (isGroups(i, 4) && isDegrees(i) && isDegrees(i + 4) && ", /".contains(separator(i + 2))) {
            keep(i, i + 6);
        }
    }

    /** Up to 180 with four decimals or more, some ten metres: coarser ones read as amounts. */
    private boolean isDegrees(int i) {
        return tokens.get(i).number() <= 180
                && !tokens.get(i).text().startsWith("0")
                && tokens.get(i + 1).text().equals(".")
                && tokens.get(i + 2).text().length() >= 4;
    }
}
