package org.rida.intake.suggestion;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;

/**
 * How the values of a column are dates.
 *
 * @param formats in which they are written; empty for ISO, which needs none
 * @param otherwise formats that read all of them as well, but as other days; empty when there is one reading only
 * @param hijri whether their years are of the Hijri calendar
 */
public record DateGuess(List<String> formats, List<String> otherwise, boolean hijri) {

    private static final int MOST_VALUES = 300;
    private static final int LONGEST = 45;

    private static final List<String> TIMES =
            List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", " h:mm:ss a z", " H:mm:ss z");

    private static final List<String> YEAR_FIRST = withTimes("y/M/d", "y.M.d");
    /** Years of two digits come first: a pattern of any year would read 26 as the year 26. */
    private static final List<String> DAY_FIRST = withTimes("d/M/yy", "d-M-yy", "d/M/y", "d-M-y", "d.M.y");

    private static final List<String> MONTH_FIRST = withTimes("M/d/yy", "M-d-yy", "M/d/y", "M-d-y", "M.d.y");
    private static final List<String> NAMED = withTimes(
            "d MMMM y", "d MMM y", "MMMM d, y", "MMM d, y", "d-MMM-y", "d-MMM-yy", "EEEE d MMMM y", "EEEE, MMMM d, y");

    /** Each for a sender who always writes dates in one way. */
    private static final List<List<String>> ONE_WAY = List.of(YEAR_FIRST, DAY_FIRST, MONTH_FIRST, NAMED);

    /** For lists that several people keep by hand. */
    private static final List<List<String>> MANY_WAYS = List.of(
            Stream.of(YEAR_FIRST, DAY_FIRST, NAMED).flatMap(List::stream).toList(),
            Stream.of(YEAR_FIRST, MONTH_FIRST, NAMED).flatMap(List::stream).toList());

    /** The day of a cell by some of these formats, in ISO form; empty when they do not read it. */
    public String day(String cell, List<String> by) {
        String day = parser(by, hijri).day(cell);
        return day == null ? "" : day;
    }

    /** The days of cells by some of these formats, as {@link #day} gives them. */
    List<String> days(List<String> cells, List<String> by) {
        DateParser parser = parser(by, hijri);
        return cells.stream()
                .map(cell -> Objects.requireNonNullElse(parser.day(cell), ""))
                .toList();
    }

    /**
     * Words such as "not yet" and single cells that are no day leave a column of dates what it is.
     *
     * @param least share of the different values that must be dates
     * @return null when the values are no dates, or there is none
     */
    static @org.jspecify.annotations.Nullable DateGuess of(List<String> all, double least) {
        List<String> different = all.stream().distinct().limit(MOST_VALUES).toList();
        List<String> values = different.stream().filter(DateGuess::mayBeDate).toList();
        if (values.isEmpty() || values.size() < least * different.size()) {
            return null;
        }
        boolean hijri = isHijri(values);
        if (days(List.of(), values, hijri).size() == values.size()) {
            return new DateGuess(List.of(), List.of(), hijri);
        }
        List<DateGuess> readings = readings(ONE_WAY, values, values.size(), hijri);
        if (readings.isEmpty()) {
            int most = MANY_WAYS.stream()
                    .mapToInt(formats -> days(formats, values, hijri).size())
                    .max()
                    .orElse(0);
            readings = readings(MANY_WAYS, values, Math.max(most, (values.size() + 1) / 2), hijri);
        }
        if (readings.isEmpty()) {
            return null;
        }
        List<String> otherwise =
                readings.size() == 1 ? List.of() : readings.get(1).formats();
        return new DateGuess(readings.get(0).formats(), otherwise, hijri);
    }

    /** The different readings by which as many values are days. */
    private static List<DateGuess> readings(List<List<String>> ways, List<String> values, int count, boolean hijri) {
        List<DateGuess> readings = new ArrayList<>();
        List<List<String>> days = new ArrayList<>();
        for (List<String> formats : ways) {
            List<String> read = days(formats, values, hijri);
            if (read.size() == count && !days.contains(read)) {
                days.add(read);
                readings.add(new DateGuess(used(formats, values, hijri), List.of(), hijri));
            }
        }
        return readings;
    }

    /** Whether most values look like dates with a year from 1300 to 1499, which only the Umm al-Qura calendar has. */
    private static boolean isHijri(List<String> values) {
        long likely = values.stream()
                .map(TextNormalizer::latinDigits)
                .filter(v -> v.matches("1[34]\\d\\d\\D.*") || v.matches(".*\\D1[34]\\d\\d(\\D.*)?"))
                .count();
        return 2 * likely > values.size();
    }

    /** Digits, and something between them: a number is no date. */
    private static boolean mayBeDate(String value) {
        String text = TextNormalizer.latinDigits(value);
        return text.length() <= LONGEST && text.matches(".*\\d.*") && !text.matches("[-+]?[\\d.,]*\\d")
                || text.matches("\\d+\\.\\d+\\.\\d+");
    }

    /** The days of the values in order, as far as they can be read and are likely. */
    private static List<String> days(List<String> formats, List<String> values, boolean hijri) {
        DateParser parser = parser(formats, hijri);
        return values.stream()
                .map(parser::day)
                .filter(Objects::nonNull)
                .filter(day -> day.compareTo("1900") > 0 && day.compareTo("2200") < 0)
                .toList();
    }

    private static List<String> used(List<String> formats, List<String> values, boolean hijri) {
        List<String> plain = days(List.of(), values, hijri);
        return formats.stream()
                .filter(format -> {
                    List<String> days = days(List.of(format), values, hijri);
                    return !days.isEmpty() && !days.equals(plain);
                })
                .toList();
    }

    private static DateParser parser(List<String> formats, boolean hijri) {
        return new DateParser(
                formats, hijri ? Mapping.Calendar.HIJRI : Mapping.Calendar.GREGORIAN, null, ZoneOffset.UTC);
    }

    private static List<String> withTimes(String... days) {
        return Stream.of(days)
                .flatMap(day -> TIMES.stream().map(time -> day + time))
                .toList();
    }
}
