package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds bank accounts by their shape: the letters of a country, two check digits and 11 to 30 more letters and digits.
 * Accounts of the countries whose length is known are found whatever their check digits, others by the check digits.
 */
final class IbanFinder {

    /** Lengths of the countries our people have accounts in (SWIFT IBAN Registry, release 97). */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    "sa24 ae23 kw30 bh22 qa29 om23 jo30 lb28 eg29 iq23 ps29 ye30 sd18 ly25 tn24 mr27 tr26 pk24 gb22 de22 fr27"
                            .split(" "))
            .collect(Collectors.toUnmodifiableMap(
                    entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

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
            if (isAccount(iban.toString())) {
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
     * Whether the shape is that of an account: two check digits, half of it digits, and either a known country or check
     * digits that are right (modulo 97, ISO 7064). Of a known country a mistyped account is still an account.
     */
    private boolean isAccount(String iban) {
        if (iban.length() < MIN_LENGTH
                || !Character.isDigit(iban.charAt(2))
                || !Character.isDigit(iban.charAt(3))
                || iban.chars().filter(Character::isDigit).count() < iban.length() / 2) {
            return false;
        }
        return LENGTHS.containsKey(iban.substring(0, 2)) || Checksums.isIban(iban);
    }
}
