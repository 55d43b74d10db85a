package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers of requests and other documents. */
final class PlainReferences extends TokenRules {

    /** In letters; longer ones are words of the sentence. */
    private static final int LONGEST_PREFIX = 6;
    /** A year from 2010 to 2049 or from 1430 to 1469 and a serial number without a sign between. */
    private static final Pattern SERIAL_OF_YEAR = Pattern.compile("(?:20[1-4]|14[3-6])\\d+");

    PlainReferences(List<TextToken> tokens, BitSet plain) {
        super(tokens, plain);
    }

    @Override
    void apply(int i) {
        request(i);
    }

    /** A number of the house: letters, a year or a year and a month, a serial number; or a year's serial number. */
    private void request(int i) {
        boolean asked = followsRequestWord(i);
        String prefix = prefix(i);
        boolean named = !prefix.isEmpty() && !NumberWords.PERSON.contains(prefix);
        TextToken first = tokens.get(i);
        if (isGroups(i, 2) && (named || asked) && "-/_.".contains(separator(i))) {
            boolean month = isGroups(i, 3) && separator(i + 2).equals(separator(i)) && first.isYear();
            int last = month ? i + 4 : i + 2;
            if (asked && !month && isGroups(i, 3) && isYearBetween(i)) {
                keep(i, i + 4);
            }
            if (isPeriod(first) && standsAlone(i, last, separator(i))) {
                keep(i, last);
            }
            return;
        }
        String text = first.text();
        boolean dated = text.length() >= 6
                && text.length() <= 12
                && SERIAL_OF_YEAR.matcher(text).matches();
        if (asked && (dated || !prefix.isEmpty()) && !text.startsWith("0")) {
            keep(i, i);
        } else if (prefix.length() >= 2 && named && dated && text.length() >= 8 && touches(i)) {
            keep(i, i);
        }
    }

    /** Number of a year's series: a place, a year, a serial number. */
    private boolean isYearBetween(int i) {
        return tokens.get(i + 2).isYear()
                && separator(i + 2).equals(separator(i))
                && tokens.get(i).text().length() <= 3
                && !tokens.get(i).text().startsWith("0")
                && standsAlone(i, i + 4, separator(i));
    }

    /** A year, two digits of one, or two digits of a year and a month. */
    private static boolean isPeriod(TextToken token) {
        String text = token.text();
        if (token.isYear() || text.length() == 2) {
            return true;
        }
        int month = text.length() == 4 ? token.number() % 100 : 0;
        return month >= 1 && month <= 12;
    }

    /** Latin letters directly before a number, with at most one sign between. */
    private String prefix(int i) {
        int before = i - (i > 0 && isOneOf("-/_#.", i - 1) ? 2 : 1);
        if (before < 0 || tokens.get(before).kind() != TextToken.TokenKind.LATIN) {
            return "";
        }
        String text = tokens.get(before).text();
        return text.length() <= LONGEST_PREFIX ? text : "";
    }

    /** Whether Latin letters stand directly before the number, without a space or a sign. */
    private boolean touches(int i) {
        return i > 0
                && tokens.get(i - 1).end() == tokens.get(i).start()
                && tokens.get(i - 1).kind() == TextToken.TokenKind.LATIN;
    }

    /** Whether a word for a request stands before a number, with nothing but its letters and "number" between. */
    private boolean followsRequestWord(int i) {
        for (int k = i - 1, steps = 0; k >= 0 && steps < 8; k--, steps++) {
            TextToken token = tokens.get(k);
            if (token.isDigits()) {
                return false;
            }
            if (NumberWords.REQUEST.contains(token.text())) {
                return true;
            }
            boolean between = token.joins()
                    || NumberWords.NUMBER.contains(token.text())
                    || (token.kind() == TextToken.TokenKind.LATIN
                            && token.text().length() <= LONGEST_PREFIX
                            && k >= i - 2);
            if (!between) {
                return false;
            }
        }
        return false;
    }
}
