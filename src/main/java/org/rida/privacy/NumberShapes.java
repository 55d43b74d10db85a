package org.rida.privacy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What personal numbers look like, as digits and as groups. */
final class NumberShapes {

    /** So many digits without any separator are no count. */
    private static final int MIN_UNBROKEN = 9;
    /** Beyond so many groups a number has to be the whole run, or every list of small numbers would hold one. */
    private static final int MAX_GROUPS_IN_A_LIST = 5;

    /** Country codes of the people who write to us, with the number's most digits (ITU-T E.164). */
    private static final Map<String, Integer> COUNTRY_CODES = Stream.of(
                    """
                    966-12 971-12 965-11 973-11 974-11 968-11 962-12 961-11 963-12 964-13 967-12 970-12
                    20-12 249-12 218-12 216-11 213-12 212-12 222-11 252-12 251-12 253-11 92-12 91-12
                    880-13 63-12 62-13 94-11 977-13 90-12 93-11 1-11 44-12 33-11 49-13
                    """
                            .split("\\s+"))
            .map(entry -> entry.split("-"))
            .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> Integer.valueOf(entry[1])));

    private static final int MIN_WITH_COUNTRY_CODE = 11;

    /** How people group the nine digits of a mobile number without its zero. */
    private static final Set<String> MOBILE_GROUPS = Set.of(
            "27", "234", "243", "36", "333", "54", "45", "144", "18", "2223", "2322", "22221", "3222", "1224", "63",
            "324", "342", "1233");

    /** The highest point of the usual scale of answers. */
    private static final int MAX_SCORE = 5;

    private NumberShapes() {}

    /**
     * Whether groups of digits form a personal number.
     *
     * @param digits of all groups
     * @param run how many groups follow one another where these were found
     * @param plus whether a plus sign stands before them
     */
    static boolean isPersonal(String digits, List<TextToken> groups, int run, boolean plus) {
        int length = digits.length();
        if (groups.size() == 1 && length >= MIN_UNBROKEN) {
            return true;
        }
        if (length < 8) {
            return false;
        }
        if (plus || digits.startsWith("00")) {
            return length <= 17 && (plus || length >= 11);
        }
        if (isPartOfList(length, groups.size(), run)) {
            return false;
        }
        return (isIdentity(digits) || isPhone(digits, groups) || isCard(digits, groups) || isAccount(digits, groups))
                && !isSeries(groups);
    }

    /** Whether so many small groups can only be numbers of their own, as they are not the whole run. */
    static boolean isPartOfList(int digits, int groups, int run) {
        return groups > MAX_GROUPS_IN_A_LIST && digits < 3 * groups && groups < run - 1;
    }

    /** Whether the groups are numbers of their own: round ones, years, scores, or a list with equal steps. */
    static boolean isSeries(List<TextToken> groups) {
        if (groups.size() < 2) {
            return false;
        }
        long years = groups.stream().filter(TextToken::isYear).count();
        boolean round = groups.stream()
                .allMatch(group -> group.text().endsWith("0")
                        && group.text().length() > 1
                        && !group.text().startsWith("0"));
        if (years >= 2 || round || isList(groups)) {
            return true;
        }
        if (groups.size() < 4) {
            return false;
        }
        if (groups.size() >= 8
                && groups.stream().allMatch(group -> group.text().length() == 1 && group.number() <= MAX_SCORE)) {
            return true;
        }
        int step = groups.get(1).number() - groups.get(0).number();
        for (int i = 1; i < groups.size(); i++) {
            if (groups.get(i).number() - groups.get(i - 1).number() != step) {
                return false;
            }
        }
        return true;
    }

    /** Ages and counts: small numbers with a comma and a space between. */
    private static boolean isList(List<TextToken> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).text().length() > 2
                    || (i > 0 && groups.get(i).start() - groups.get(i - 1).end() != 2)) {
                return false;
            }
        }
        return groups.stream().skip(1).allMatch(TextToken::afterComma);
    }

    /** National ids begin with 1, residence permits with 2. The check digit does not decide: people mistype. */
    private static boolean isIdentity(String digits) {
        return digits.length() == 10 && (digits.charAt(0) == '1' || digits.charAt(0) == '2');
    }

    private static boolean isPhone(String digits, List<TextToken> groups) {
        int length = digits.length();
        if (digits.charAt(0) == '0') {
            return length >= 9 && length <= 11 && digits.charAt(1) != '0';
        }
        if (digits.charAt(0) == '5' && length == 9) {
            return MOBILE_GROUPS.contains(lengths(groups));
        }
        if (digits.startsWith("966")) {
            return length >= 11 && length <= 13;
        }
        for (int code = 1; code <= 3 && length >= MIN_WITH_COUNTRY_CODE; code++) {
            Integer most = COUNTRY_CODES.get(digits.substring(0, code));
            if (most != null && (length == most || length == most - 1)) {
                int first = groups.get(0).text().length();
                return first == code || first > code + 1;
            }
        }
        return false;
    }

    /** Payment cards: the check digit, or four groups of four. */
    private static boolean isCard(String digits, List<TextToken> groups) {
        int length = digits.length();
        if (length < 13 || length > 19 || digits.charAt(0) < '2' || digits.charAt(0) > '6') {
            return false;
        }
        return Checksums.isLuhn(digits) || lengths(groups).equals("4444");
    }

    /** A Saudi account without its letters. */
    private static boolean isAccount(String digits, List<TextToken> groups) {
        return digits.length() == 22
                && (Checksums.isIban("sa" + digits)
                        || lengths(groups).equals("244442")
                        || lengths(groups).equals("444442"));
    }

    private static String lengths(List<TextToken> groups) {
        return groups.stream()
                .map(group -> String.valueOf(group.text().length()))
                .collect(Collectors.joining());
    }
}
