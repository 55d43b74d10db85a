package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of a text that are no personal data by their form or by the words beside them: dates, times,
 * amounts, shares, addresses of computers and numbers of requests.
 */
final class PlainNumbers {

    private static final Set<String> UNITS = Set.of(
            "ريال",
            "ريالا",
            "ريالات",
            "رس",
            "ر",
            "دولار",
            "دولارا",
            "دينار",
            "دينارا",
            "درهم",
            "درهما",
            "جنيه",
            "جنيها",
            "يورو",
            "هلله",
            "الف",
            "الاف",
            "مليون",
            "ملايين",
            "مليار",
            "sar",
            "sr",
            "riyal",
            "riyals",
            "usd",
            "eur",
            "aed",
            "dollars",
            "euros",
            "thousand",
            "million",
            "billion");
    private static final String CURRENCY_SIGNS = "$€£¥﷼\u20c1";
    private static final Set<String> AMOUNT_WORDS =
            Set.of("مبلغ", "المبلغ", "بمبلغ", "قيمه", "قيمته", "بقيمه", "sar", "sr", "usd", "eur", "aed", "amount");
    private static final Set<String> REQUEST_WORDS = Set.of(
            "طلب",
            "الطلب",
            "طلبي",
            "طلبنا",
            "بطلب",
            "بطلبي",
            "لطلبي",
            "لطلب",
            "معامله",
            "المعامله",
            "معاملتي",
            "تذكره",
            "التذكره",
            "بلاغ",
            "البلاغ",
            "بلاغي",
            "شكوي",
            "الشكوي",
            "شكواي",
            "فاتوره",
            "الفاتوره",
            "سند",
            "request",
            "ticket",
            "case",
            "reference",
            "ref",
            "invoice",
            "order",
            "complaint");
    private static final Set<String> NUMBER_WORDS =
            Set.of("رقم", "رقمه", "رقمها", "برقم", "ورقمه", "ورقمها", "number", "no", "nr", "num", "id", "is");
    private static final Set<String> PERSON_WORDS =
            Set.of("id", "no", "tel", "mob", "ph", "phone", "mobile", "iqama", "call", "iban");
    private static final int LONGEST_PREFIX = 6;
    private static final int MIN_HASH = 16;
    /** Groups of letters among the digits; codes of people and accounts have fewer. */
    private static final int MIN_HASH_CHANGES = 3;
    /** Day, hour and minute, perhaps seconds. Years before 2016 read as mobile numbers of Egypt with its code. */
    private static final Pattern TIMESTAMP = Pattern.compile(
            "20(?:1[6-9]|[2-4]\\d)(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?");

    private static final Pattern SERIAL_OF_YEAR = Pattern.compile("(?:20[1-4]|14[3-6])\\d+");

    private final List<TextToken> tokens;
    private final BitSet plain = new BitSet();

    PlainNumbers(List<TextToken> tokens) {
        this.tokens = tokens;
    }

    /** The positions of their tokens. */
    BitSet find() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isDigits() && !plain.get(i)) {
                date(i);
                timestamp(i);
                time(i);
                verse(i);
                fraction(i);
                computerAddress(i);
                yearRange(i);
                yearAtTheEnd(i);
                ratio(i);
                coordinates(i);
                request(i);
                amount(i);
            }
        }
        return plain;
    }

    /** The positions of the tokens of hashes and identifiers in hexadecimal digits, which no account is looked for in. */
    BitSet hashes() {
        BitSet hashes = new BitSet();
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

    private boolean isHexadecimal(int i) {
        TextToken token = tokens.get(i);
        return (token.isDigits() && !token.inWords())
                || (token.kind() == TextToken.TokenKind.LATIN
                        && token.text().chars().allMatch(c -> c <= 'f'));
    }

    private void date(int i) {
        if (!isGroups(i, 3)) {
            return;
        }
        String separator = separator(i);
        if (!separator.equals(separator(i + 2)) || !"-/. ".contains(separator)) {
            return;
        }
        TextToken first = tokens.get(i);
        TextToken last = tokens.get(i + 4);
        boolean shortYear =
                last.text().length() == 2 && !separator.equals(" ") && isDayAndMonth(first, tokens.get(i + 2));
        boolean year = (last.isYear() && isDayAndMonth(first, tokens.get(i + 2)))
                || (first.isYear() && isDayAndMonth(tokens.get(i + 2), last));
        if ((year && separator.equals(" ")) || ((year || shortYear) && standsAlone(i, i + 4, separator))) {
            keep(i, i + 4);
        }
    }

    private static boolean isDayAndMonth(TextToken one, TextToken other) {
        return one.text().length() <= 2
                && other.text().length() <= 2
                && Math.min(one.number(), other.number()) <= 12
                && Math.max(one.number(), other.number()) <= 31
                && Math.min(one.number(), other.number()) > 0;
    }

    /** A day in eight digits with a time, a day with a time, or a month with a serial number, as in names of files. */
    private void timestamp(int i) {
        String text = tokens.get(i).text();
        if (text.length() >= 12 && TIMESTAMP.matcher(text).matches()) {
            keep(i, i);
        } else if (text.length() == 8
                && isGroups(i, 2)
                && "-_ ".contains(separator(i))
                && TIMESTAMP.matcher(text + tokens.get(i + 2).text()).matches()) {
            keep(i, i + 2);
        } else if (isGroups(i, 3)
                && tokens.get(i).isYear()
                && "-_".contains(separator(i))
                && separator(i).equals(separator(i + 2))
                && isMonth(tokens.get(i + 2))) {
            boolean time = isGroups(i, 4) && separator(i + 4).equals(separator(i));
            if (standsAlone(i, time ? i + 6 : i + 4, separator(i))) {
                keep(i, time ? i + 6 : i + 4);
            }
        }
    }

    private static boolean isMonth(TextToken token) {
        return token.text().length() == 2 && token.number() >= 1 && token.number() <= 12;
    }

    /** Hours and minutes with a colon, perhaps seconds. */
    private void time(int i) {
        if (isGroups(i, 2)
                && tokens.get(i + 1).text().equals(":")
                && tokens.get(i).text().length() <= 2
                && tokens.get(i).number() <= 24
                && tokens.get(i + 2).text().length() == 2
                && tokens.get(i + 2).number() < 60
                && !isGroup(i - 2, ":")) {
            boolean seconds = isGroups(i, 3)
                    && tokens.get(i + 3).text().equals(":")
                    && tokens.get(i + 4).text().length() == 2;
            if (seconds || !isGroup(i + 4, ":", i + 3)) {
                keep(i, seconds ? i + 4 : i + 2);
            }
        }
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

    private void yearRange(int i) {
        if (isGroups(i, 2)
                && "-/".contains(separator(i))
                && tokens.get(i).isYear()
                && tokens.get(i + 2).isYear()
                && standsAlone(i, i + 2, separator(i))) {
            keep(i, i + 2);
        }
    }

    /** A contract or a decision: two numbers and a year behind slashes. */
    private void yearAtTheEnd(int i) {
        if (isGroups(i, 3)
                && separator(i).equals("/")
                && separator(i + 2).equals("/")
                && tokens.get(i + 4).isYear()
                && !tokens.get(i).text().startsWith("0")
                && standsAlone(i, i + 4, "/")) {
            keep(i, i + 4);
        }
    }

    /** Two numbers with thousands separators, one of the other. */
    private void ratio(int i) {
        if (isGroups(i, 4) && isThousands(i) && isThousands(i + 4) && "/- ".contains(separator(i + 2))) {
            keep(i, i + 6);
        }
    }

    private boolean isThousands(int i) {
        return tokens.get(i).text().length() <= 3
                && !tokens.get(i).text().startsWith("0")
                && tokens.get(i + 1).text().equals(",")
                && tokens.get(i + 2).text().length() == 3;
    }

    /** Degrees north and east, with four decimals or more. */
    private void coordinates(int i) {
        if (isGroups(i, 4) && isDegrees(i) && isDegrees(i + 4) && ", /".contains(separator(i + 2))) {
            keep(i, i + 6);
        }
    }

    private boolean isDegrees(int i) {
        return tokens.get(i).number() <= 180
                && !tokens.get(i).text().startsWith("0")
                && tokens.get(i + 1).text().equals(".")
                && tokens.get(i + 2).text().length() >= 4;
    }

    /** A number of the house: letters, a year or a year and a month, a serial number; or a year's serial number. */
    private void request(int i) {
        boolean asked = followsRequestWord(i);
        String prefix = prefix(i);
        boolean named = !prefix.isEmpty() && !PERSON_WORDS.contains(prefix);
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
            if (REQUEST_WORDS.contains(token.text())) {
                return true;
            }
            boolean between = token.joins()
                    || NUMBER_WORDS.contains(token.text())
                    || (token.kind() == TextToken.TokenKind.LATIN
                            && token.text().length() <= LONGEST_PREFIX
                            && k >= i - 2);
            if (!between) {
                return false;
            }
        }
        return false;
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

    private boolean isOneOf(String signs, int i) {
        String text = tokens.get(i).text();
        return text.length() == 1 && signs.contains(text);
    }

    private boolean isNumeral(int i) {
        return tokens.get(i).text().length() == 3 && isOneOf(",.", i - 1);
    }

    private boolean isUnit(int i) {
        int next = i + 1;
        if (next < tokens.size() && tokens.get(next).kind() == TextToken.TokenKind.OTHER) {
            String text = tokens.get(next).text().strip();
            if (text.startsWith("%") || (!text.isEmpty() && CURRENCY_SIGNS.indexOf(text.charAt(0)) >= 0)) {
                return true;
            }
            next = text.isEmpty() ? next + 1 : tokens.size();
        }
        return next < tokens.size() && UNITS.contains(tokens.get(next).text());
    }

    private boolean isAmountWord(int i) {
        if (i == 0) {
            return false;
        }
        String sign = tokens.get(i - 1).text().strip();
        boolean signed = !sign.isEmpty() && CURRENCY_SIGNS.indexOf(sign.charAt(sign.length() - 1)) >= 0;
        int word = i - (tokens.get(i - 1).kind() == TextToken.TokenKind.OTHER ? 2 : 1);
        return signed || (word >= 0 && AMOUNT_WORDS.contains(tokens.get(word).text()));
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

    private void keep(int first, int last) {
        plain.set(first, last + 1);
    }

    /** Whether groups of digits follow one another from here, with signs between. */
    private boolean isGroups(int i, int count) {
        for (int group = 1; group < count; group++) {
            if (!isGroup(i + 2 * group, null, i + 2 * group - 1)) {
                return false;
            }
        }
        return tokens.get(i).isDigits() && !tokens.get(i).inWords();
    }

    private boolean isGroup(int i, @Nullable String separator, int between) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).isDigits()
                && tokens.get(between).joins()
                && (separator == null || tokens.get(between).text().strip().equals(separator));
    }

    private boolean isGroup(int before, String separator) {
        return isGroup(before, separator, before + 1);
    }

    /** The sign between a group and the next, without spaces; a space for nothing but spaces. */
    private String separator(int i) {
        String text = tokens.get(i + 1).text();
        return text.isBlank() ? " " : text.strip();
    }

    /** Whether no further group is joined by the same sign before or behind. */
    private boolean standsAlone(int first, int last, String separator) {
        return !isGroup(first - 2, separator) && !isGroup(last + 2, separator, last + 1);
    }
}
