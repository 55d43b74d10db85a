package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Dates, times and years. */
final class PlainDates extends TokenRules {

    /** Day, hour and minute, perhaps seconds. Years before 2016 read as mobile numbers of Egypt with its code. */
    private static final Pattern TIMESTAMP = Pattern.compile(
            "20(?:1[6-9]|[2-4]\\d)(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?");

    /** Digits of a second, as Java writes them at most. */
    private static final int NANOSECONDS = 9;

    PlainDates(List<TextToken> tokens, BitSet plain) {
        super(tokens, plain);
    }

    @Override
    void apply(int i) {
        date(i);
        timestamp(i);
        moment(i);
        time(i);
        yearRange(i);
        yearAtTheEnd(i);
    }

    /**
     * Day, month and year in any of the usual orders with one sign between; a year in two digits only behind day and
     * month, as three short numbers are many things.
     */
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

    /** In either order, as senders differ. */
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

    /** A moment in UTC as names of backups have it, perhaps with milliseconds: {@code 20261130T182121009Z}. */
    private void moment(int i) {
        if (i + 3 < tokens.size()
                && tokens.get(i).text().length() == 8
                && tokens.get(i + 1).text().equals("t")
                && tokens.get(i + 2).isDigits()
                && tokens.get(i + 3).text().equals("z")) {
            String time = tokens.get(i + 2).text();
            if ((time.length() == 6 || time.length() == 9)
                    && TIMESTAMP
                            .matcher(tokens.get(i).text() + time.substring(0, 6))
                            .matches()) {
                keep(i, i + 2);
            }
        }
    }

    private static boolean isMonth(TextToken token) {
        return token.text().length() == 2 && token.number() >= 1 && token.number() <= 12;
    }

    /** Hours and minutes with a colon, perhaps seconds, perhaps with a fraction in UTC as computers write it. */
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
                if (seconds && isFractionInUtc(i + 6)) {
                    keep(i, i + 6);
                }
            }
        }
    }

    private boolean isFractionInUtc(int i) {
        return i + 1 < tokens.size()
                && tokens.get(i).isDigits()
                && tokens.get(i).text().length() <= NANOSECONDS
                && tokens.get(i - 1).text().equals(".")
                && tokens.get(i + 1).text().equals("z");
    }

    /** Two years with a sign between, as in names of seasons and plans. */
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
}
