package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds bank accounts by their shape: the letters of a country, two check digits and 11 to 30 more letters and digits.
 * Accounts of the countries our people have accounts in are found whatever their check digits; others need the right
 * check digits and the length of their country, as one of 97 names of files with a time would pass otherwise.
 */
final class IbanFinder {

    /** Lengths of the countries our people have accounts in (SWIFT IBAN Registry, release 97). */
    private static final Map<String, Integer> LENGTHS = lengths(
            "sa24 ae23 kw30 bh22 qa29 om23 jo30 lb28 eg29 iq23 ps29 ye30 sd18 ly25 tn24 mr27 tr26 pk24 gb22 de22 fr27");

    /** Lengths of all other countries of that registry. */
    private static final Map<String, Integer> OTHER_LENGTHS = lengths(
            """
            ad24 al28 at20 az28 ba20 be16 bg22 bi27 br29 by28 ch21 cr22 cy28 cz24 dj27 dk18 do28 ee20 es24 fi18 fk18 fo18
            ge22 gi23 gl18 gr27 gt28 hn28 hr21 hu28 ie22 il23 is26 it27 kz20 lc32 li21 lt20 lu20 lv21 mc27 md24 me22 mk19
            mn20 mt31 mu30 ni28 nl18 no15 pl28 pt25 ro24 rs22 ru33 sc31 se24 si19 sk24 sm27 so23 st25 sv28 tl23 ua29 va22
            vg24 xk20
            """);

    /** Of the shortest account, that of Norway; below it letters and digits are anything. */
    private static final int MIN_LENGTH = 15;
    /** Of an IBAN by ISO 13616. */
    private static final int MAX_LENGTH = 34;
    /** Letters of a bank's code, as behind the check digits of British and Dutch accounts. */
    private static final int BANK_CODE_LETTERS = 4;

    private final List<TextToken> tokens;

    IbanFinder(List<TextToken> tokens) {
        this.tokens = tokens;
    }

    /** @param found positions of tokens that belong to something; receives those of accounts */
    void find(BitSet found, SpanSet spans) {
        for (int i = 0; i < tokens.size(); i++) {
            TextToken letters = tokens.get(i);
            if (letters.kind() == TextToken.TokenKind.LATIN && !found.get(i)) {
                int last = find(i);
                if (last > i) {
                    found.set(i, last + 1);
                    spans.add(
                            Math.max(letters.start(), letters.end() - 2),
                            tokens.get(last).end());
                    i = last;
                }
            }
        }
    }

    /** The last token of the account whose country's letters end at a token; -1 when none begins there. */
    private int find(int first) {
        String country = country(first);
        if (country.isEmpty()) {
            return -1;
        }
        StringBuilder iban = new StringBuilder(country);
        int last = -1;
        for (int i = first + 1; i < tokens.size() && iban.length() < MAX_LENGTH; i++) {
            TextToken token = tokens.get(i);
            if (token.joins()) {
                continue;
            }
            if (!belongs(i, iban.length())) {
                break;
            }
            iban.append(token.text());
            if (iban.length() > MAX_LENGTH) {
                break;
            }
            if (isAccount(iban.toString(), isGlued(first))) {
                last = i;
            }
            if (iban.length() == LENGTHS.getOrDefault(country, MAX_LENGTH)) {
                break;
            }
        }
        return last;
    }

    /** The last two letters; of two single letters, both. */
    private String country(int i) {
        String text = tokens.get(i).text();
        if (text.length() == 1
                && i > 1
                && tokens.get(i - 1).joins()
                && tokens.get(i - 2).text().length() == 1) {
            return tokens.get(i - 2).text() + text;
        }
        return text.length() < 2 ? "" : text.substring(text.length() - 2);
    }

    /** Whether the country's letters are the end of a word, other than "IBAN": as of "guide" before a date. */
    private boolean isGlued(int i) {
        String text = tokens.get(i).text();
        return text.length() > 2 && !text.startsWith("iban");
    }

    /**
     * Whether a token goes on with an account. Letters come behind the check digits only, and beside digits or as a
     * bank's code: otherwise the next word of the sentence would belong to it.
     *
     * @param length of the account so far
     */
    private boolean belongs(int i, int length) {
        TextToken token = tokens.get(i);
        return switch (token.kind()) {
            case DIGITS -> !token.inWords();
            case LATIN ->
                length >= 4
                        && (token.text().length() == BANK_CODE_LETTERS
                                || tokens.get(i - 1).isDigits()
                                || (i + 1 < tokens.size() && tokens.get(i + 1).isDigits()));
            default -> false;
        };
    }

    /**
     * Whether the shape is that of an account: two check digits, half of it digits, and either a country our people have
     * accounts in, or the length and the check digits of another (modulo 97, ISO 7064). Of the first a mistyped account
     * is still an account, unless its letters are the end of a word.
     */
    private static boolean isAccount(String iban, boolean glued) {
        String country = iban.substring(0, 2);
        if (iban.length() < MIN_LENGTH
                || !Character.isDigit(iban.charAt(2))
                || !Character.isDigit(iban.charAt(3))
                || iban.chars().filter(Character::isDigit).count() < iban.length() / 2) {
            return false;
        }
        Integer length = LENGTHS.getOrDefault(country, OTHER_LENGTHS.get(country));
        return length != null
                && ((!glued && LENGTHS.containsKey(country)) || (iban.length() == length && Checksums.isIban(iban)));
    }

    private static Map<String, Integer> lengths(String countries) {
        return Stream.of(countries.split("\\s+"))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));
    }
}
