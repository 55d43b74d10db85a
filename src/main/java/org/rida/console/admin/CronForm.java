package org.rida.console.admin;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.rida.i18n.Problem;

/**
 * The usual schedules as a form: how often, on which day, at what time. It writes the cron expression of the job's file; what the
 * form cannot say stays as it is in the file.
 *
 * @param rhythm how often
 * @param weekday of a weekly schedule
 * @param day of a monthly schedule, 1 to 28, so that no month lacks it
 * @param time on the clock of the schedule's zone, {@code 06:30}
 */
record CronForm(Rhythm rhythm, DayOfWeek weekday, int day, String time) {

    /** Later days are missing in February. */
    static final int LAST_DAY = 28;

    /** Of a job without a schedule. */
    static final CronForm NONE = new CronForm(Rhythm.NONE, DayOfWeek.SUNDAY, 1, "06:00");

    /** How often a job is due. */
    enum Rhythm {
        DAILY,
        /** Sunday to Thursday. */
        WORKDAYS,
        WEEKLY,
        MONTHLY,
        /** As the file says, for all that the form does not have. */
        OTHER,
        /** Without a schedule: only people start the job. */
        NONE;

        /** Used in keys of messages and in the form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Problem for an unknown code */
        static Rhythm of(String code) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problem.of("problem.schedule-form"));
        }
    }

    /** Reads an expression of six fields: second, minute, hour, day of the month, month, day of the week. */
    static CronForm parse(String cron) {
        String[] field = cron.strip().toUpperCase(Locale.ROOT).split("\\s+");
        if (field.length != 6
                || !field[1].matches("\\d{1,2}")
                || !field[2].matches("\\d{1,2}")
                || !field[4].equals("*")) {
            return new CronForm(Rhythm.OTHER, DayOfWeek.SUNDAY, 1, "06:00");
        }
        String time = "%02d:%02d".formatted(Integer.valueOf(field[2]), Integer.valueOf(field[1]));
        if (field[3].equals("*")) {
            return switch (field[5]) {
                case "*" -> new CronForm(Rhythm.DAILY, DayOfWeek.SUNDAY, 1, time);
                case "SUN-THU" -> new CronForm(Rhythm.WORKDAYS, DayOfWeek.SUNDAY, 1, time);
                default ->
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> abbreviation(day).equals(field[5]))
                            .findFirst()
                            .map(day -> new CronForm(Rhythm.WEEKLY, day, 1, time))
                            .orElse(new CronForm(Rhythm.OTHER, DayOfWeek.SUNDAY, 1, time));
            };
        }
        return field[5].equals("*") && field[3].matches("[1-9]|1\\d|2[0-8]")
                ? new CronForm(Rhythm.MONTHLY, DayOfWeek.SUNDAY, Integer.parseInt(field[3]), time)
                : new CronForm(Rhythm.OTHER, DayOfWeek.SUNDAY, 1, time);
    }

    /**
     * The expression that the form stands for.
     *
     * @throws Problem when the time or the day is none, or the form leaves the expression to the file
     */
    String cron() {
        LocalTime at = time(time);
        if (rhythm == Rhythm.OTHER || rhythm == Rhythm.NONE || day < 1 || day > LAST_DAY) {
            throw Problem.of("problem.schedule-form");
        }
        String clock = "0 %d %d ".formatted(at.getMinute(), at.getHour());
        return switch (rhythm) {
            case DAILY -> clock + "* * *";
            case WORKDAYS -> clock + "* * SUN-THU";
            case WEEKLY -> clock + "* * " + abbreviation(weekday);
            default -> clock + day + " * *";
        };
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of("problem.schedule-form");
        }
    }

    private static String abbreviation(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
