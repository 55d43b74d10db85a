package org.rida.console.admin;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rida.i18n.Messages;

/** Says in words when a schedule starts its job: the usual cron expressions; the page lists the next starts of any other. */
final class CronText {

    private static final String ANY = "*";

    private final Messages messages;
    private final Locale locale;

    CronText(Messages messages) {
        this.messages = messages;
        this.locale = Locale.forLanguageTag(messages.language().code());
    }

    /** The names of the weekdays by their ISO number, Sunday first. */
    static Map<Integer, String> weekdays(Messages messages) {
        Locale locale = Locale.forLanguageTag(messages.language().code());
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int i = 0; i < 7; i++) {
            DayOfWeek day = DayOfWeek.SUNDAY.plus(i);
            names.put(day.getValue(), day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
        }
        return names;
    }

    /**
     * @param cron six fields, as Spring reads them: second, minute, hour, day of the month, month, day of the week
     * @return empty for an expression that only a list of its dates explains
     */
    Optional<String> words(String cron) {
        String[] field = cron.strip().toUpperCase(Locale.ROOT).split("\\s+");
        if (field.length != 6 || !field[0].matches("\\d{1,2}")) {
            return Optional.empty();
        }
        String days = field[3] + " " + field[4] + " " + field[5];
        if (field[1].matches("\\*/\\d+") && field[2].equals(ANY) && days.equals("* * *")) {
            return Optional.of(messages.format("console.cron.minutes", "n", Long.valueOf(field[1].substring(2))));
        }
        if (!field[1].matches("\\d{1,2}") || !field[2].matches("\\d{1,2}")) {
            return Optional.empty();
        }
        String time = "%02d:%02d".formatted(Integer.valueOf(field[2]), Integer.valueOf(field[1]));
        return days(field[3], field[4], field[5])
                .map(when -> messages.format("console.cron.at", "when", when, "time", time));
    }

    private Optional<String> days(String day, String month, String weekday) {
        boolean everyMonth = month.equals(ANY);
        if (day.equals(ANY) && everyMonth) {
            return weekday.equals(ANY) ? Optional.of(messages.format("console.cron.daily")) : weekdays(weekday);
        }
        if (!day.matches("\\d{1,2}") || !weekday.equals(ANY)) {
            return Optional.empty();
        }
        return everyMonth
                ? Optional.of(messages.format("console.cron.monthly", "day", day))
                : months(month).map(names -> messages.format("console.cron.months", "day", day, "months", names));
    }

    private Optional<String> weekdays(String written) {
        if (written.matches("[A-Z]{3}#[1-4]")) {
            return weekday(written.substring(0, 3))
                    .map(name -> messages.format("console.cron.nth-weekday." + written.charAt(4), "weekday", name));
        }
        String[] range = written.split("-");
        if (range.length == 2) {
            return weekday(range[0]).flatMap(first -> weekday(range[1])
                    .map(last -> messages.format("console.cron.weekdays", "first", first, "last", last)));
        }
        return list(written.split(","), this::weekday)
                .map(names -> messages.format("console.cron.weekly", "weekdays", names));
    }

    private Optional<String> months(String written) {
        if (written.matches("[\\d*]+/\\d+")) {
            String[] step = written.split("/");
            int first = step[0].equals(ANY) ? 1 : Integer.parseInt(step[0]);
            return list(
                    IntStream.iterate(first, m -> m <= 12, m -> m + Integer.parseInt(step[1]))
                            .mapToObj(Integer::toString)
                            .toArray(String[]::new),
                    this::month);
        }
        return list(written.split(","), this::month);
    }

    private Optional<String> month(String number) {
        return number.matches("[1-9]|1[0-2]")
                ? Optional.of(Month.of(Integer.parseInt(number)).getDisplayName(TextStyle.FULL_STANDALONE, locale))
                : Optional.empty();
    }

    private Optional<String> weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name) && name.length() == 3)
                .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .findFirst();
    }

    /** Empty as soon as one of them has no name. */
    private Optional<String> list(String[] written, Function<String, Optional<String>> name) {
        List<String> names =
                Arrays.stream(written).map(name).flatMap(Optional::stream).toList();
        return names.size() == written.length
                ? names.stream().reduce((one, other) -> messages.format("console.cron.and", "one", one, "other", other))
                : Optional.empty();
    }
}
