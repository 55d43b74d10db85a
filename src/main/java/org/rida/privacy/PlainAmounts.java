package org.rida.privacy;

import java.util.BitSet;
import java.util.List;

/** Amounts of money and counts. */
final class PlainAmounts extends TokenRules {

    /** Dollar, euro, pound, yen and both signs of the riyal. */
    private static final String CURRENCY_SIGNS = "$€£¥﷼\u20c1";

    PlainAmounts(List<TextToken> tokens, BitSet plain) {
        super(tokens, plain);
    }

    @Override
    void apply(int i) {
        ratio(i);
        amount(i);
    }

    /** Two numbers with thousands separators, one of the other. */
    private void ratio(int i) {
        if (isGroups(i, 4) && isThousands(i) && isThousands(i + 4) && "/- ".contains(separator(i + 2))) {
            keep(i, i + 6);
        }
    }

    /** Up to three digits, a comma and three digits. */
    private boolean isThousands(int i) {
        return tokens.get(i).text().length() <= 3
                && !tokens.get(i).text().startsWith("0")
                && tokens.get(i + 1).text().equals(",")
                && tokens.get(i + 2).text().length() == 3;
    }

    /** A number with thousands separators or without, and its decimals, beside a currency or a word for an amount. */
    private void amount(int last) {
        if (isGroup(last + 2, null, last + 1) && isNumeral(last + 2) && !isUnit(last)) {
            return;
        }
        int first = last;
        TextToken end = tokens.get(last);
        boolean decimals = end.text().length() <= 3 && isGroup(last - 2, ".", last - 1);
        if (decimals) {
            first -= 2;
        }
        int thousands = 0;
        while (tokens.get(first).text().length() == 3
                && first >= 2
                && tokens.get(first - 2).isDigits()
                && tokens.get(first - 2).text().length() <= 3
                && isOneOf(" ,.'", first - 1)) {
            first -= 2;
            thousands++;
        }
        String whole = tokens.get(decimals ? last - 2 : last).text();
        if (tokens.get(first).text().startsWith("0") || continuesPhone(first)) {
            return;
        }
        boolean grouped = thousands > 0 && tokens.get(first + 1).text().equals(",");
        boolean known = isUnit(last) || isAmountWord(first);
        boolean round = whole.endsWith("000");
        // nine digits that begin with 5 read as a mobile number without its zero
        boolean few = whole.length() < 9 || (whole.length() == 9 && !whole.startsWith("5"));
        if ((known && (thousands > 0 || few || round)) || (grouped && (decimals || round))) {
            keep(first, last);
        }
    }

    /** Whether three digits behind a comma or a dot go on with a number. */
    private boolean isNumeral(int i) {
        return tokens.get(i).text().length() == 3 && isOneOf(",.", i - 1);
    }

    /** Whether a percent sign, a currency or a word for a unit stands behind a number, with at most a space between. */
    private boolean isUnit(int i) {
        int next = i + 1;
        if (next < tokens.size() && tokens.get(next).kind() == TextToken.TokenKind.OTHER) {
            String text = tokens.get(next).text().strip();
            if (text.startsWith("%") || (!text.isEmpty() && CURRENCY_SIGNS.indexOf(text.charAt(0)) >= 0)) {
                return true;
            }
            next = text.isEmpty() ? next + 1 : tokens.size();
        }
        return next < tokens.size()
                && NumberWords.UNITS.contains(tokens.get(next).text());
    }

    /** Whether a sign of a currency or a word for an amount stands before a number. */
    private boolean isAmountWord(int i) {
        if (i == 0) {
            return false;
        }
        String sign = tokens.get(i - 1).text().strip();
        boolean signed = !sign.isEmpty() && CURRENCY_SIGNS.indexOf(sign.charAt(sign.length() - 1)) >= 0;
        int word = i - (tokens.get(i - 1).kind() == TextToken.TokenKind.OTHER ? 2 : 1);
        return signed
                || (word >= 0 && NumberWords.AMOUNT.contains(tokens.get(word).text()));
    }

    /** Whether groups before the number join it to one that begins as phone numbers do. */
    private boolean continuesPhone(int first) {
        int i = first;
        for (int groups = 0;
                groups < 4
                        && i >= 2
                        && tokens.get(i - 1).joins()
                        && tokens.get(i - 2).isDigits();
                groups++) {
            i -= 2;
        }
        String start = tokens.get(i).text();
        return i < first
                && (start.startsWith("0")
                        || start.startsWith("966")
                        || (i > 0 && tokens.get(i - 1).text().endsWith("+")));
    }
}
