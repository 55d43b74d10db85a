package org.rida.job.charity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person entered about the charity, checked field by field. Rows of lists are numbered from 0: {@code channel.3.ar}. A row whose
 * texts are all empty stands for none, which is how an entry is removed.
 */
public final class CharityForm {

    /** The lists of terms that the form has, with the part of the policy that holds each. */
    static final Map<String, String> TERMS = terms();

    static final String HOLIDAY = "holiday";
    static final String KIND = "kind";

    /** The field with the day from which the promise is in force. */
    static final String FROM = "in-force-from";

    /** Rows of one list that are read; more are an error of whoever sends them. */
    private static final int MOST_ROWS = 200;

    private static final int MOST_DAYS = 365;
    private static final int PERCENT = 100;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** @param sent values by name of the field; unknown fields are not read */
    public CharityForm(Map<String, String> sent) {
        sent.forEach((field, value) -> values.put(field, value.strip()));
        check();
    }

    /** The same with another day from which the promise is in force. */
    public CharityForm from(LocalDate day) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(FROM, day.toString());
        return new CharityForm(changed);
    }

    private static Map<String, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put(KIND, "kinds");
        terms.put("channel", "channels");
        terms.put("service", "services");
        return terms;
    }

    /** What is wrong: name of a field to the key of a message. Empty when all of it can be saved. */
    public Map<String, String> problems() {
        return problems;
    }

    /** The value of a field; empty where none was sent. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    int number(String field) {
        return Integer.parseInt(latin(get(field)));
    }

    LocalDate day(String field) {
        return LocalDate.parse(get(field));
    }

    /** A share 0..1 of what is a percentage in the form. */
    double share(String field) {
        return number(field) / (double) PERCENT;
    }

    /** Numbers of the rows of a list that hold something, in their order. */
    public List<Integer> rows(String list) {
        return values.keySet().stream()
                .filter(field -> field.matches(Pattern.quote(list) + "\\.\\d{1,3}\\.(ar|en|from|to)"))
                .filter(field -> !get(field).isEmpty())
                .map(field -> Integer.valueOf(field.split("\\.")[1]))
                .filter(row -> row < MOST_ROWS)
                .distinct()
                .sorted()
                .toList();
    }

    /** Days of the week on which people work, Sunday first. */
    List<String> workweek() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.minus(1).name().toLowerCase(Locale.ROOT))
                .filter(day -> !get("workday." + day).isEmpty())
                .toList();
    }

    /** Mail addresses of a field, which are separated by commas, semicolons or spaces. */
    List<String> addresses(String field) {
        return MailAddresses.split(get(field));
    }

    private void check() {
        for (String text : List.of("name.ar", "name.en", "title.ar", "title.en", "version", "decision")) {
            text(text);
        }
        whole("promise-target", PERCENT);
        whole("satisfaction-target", PERCENT);
        whole("target-days", MOST_DAYS);
        whole("target-working-days", MOST_DAYS);
        date(FROM);
        reject("workweek", workweek().isEmpty(), "workweek");
        reject("basis", !List.of("calendar", "working").contains(get("basis")), "basis");
        for (int row : rows(HOLIDAY)) {
            holiday(HOLIDAY + "." + row + ".");
        }
        TERMS.keySet().forEach(this::terms);
        reject(KIND, rows(KIND).stream().noneMatch(row -> isPromised(row)), "promised");
        for (String mail : List.of("mail.draft", "mail.issue", "mail.failure")) {
            reject(mail, !MailAddresses.areValid(addresses(mail)), "mail");
        }
    }

    boolean isPromised(int row) {
        return !get(KIND + "." + row + ".promised").isEmpty();
    }

    private void terms(String list) {
        List<Integer> rows = rows(list);
        reject(list, rows.isEmpty(), "none");
        for (int row : rows) {
            text(list + "." + row + ".ar");
            text(list + "." + row + ".en");
        }
    }

    private void holiday(String row) {
        text(row + "ar");
        text(row + "en");
        // both, so that each is told
        boolean begins = date(row + "from");
        boolean ends = date(row + "to");
        reject(row + "to", begins && ends && day(row + "to").isBefore(day(row + "from")), "until");
    }

    private void text(String field) {
        EnteredText.problem(get(field)).ifPresent(problem -> problems.putIfAbsent(field, problem));
    }

    private void whole(String field, int most) {
        String value = latin(get(field));
        boolean number = value.matches("\\d{1,3}");
        reject(
                field,
                !number || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most,
                most == PERCENT ? "percent" : "days");
    }

    private boolean date(String field) {
        try {
            int year = day(field).getYear();
            reject(field, year < 1900 || year > 2200, "date");
        } catch (DateTimeParseException e) {
            reject(field, true, "date");
        }
        return !problems.containsKey(field);
    }

    /** The first problem of a field is the one that is told. */
    private void reject(String field, boolean wrong, String problem) {
        if (wrong) {
            problems.putIfAbsent(field, "charity.problem." + problem);
        }
    }

    /** The number in European digits: people type the digits of their language. */
    private static String latin(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars()
                .forEach(c -> digits.append(
                        Character.isDigit(c) ? Integer.toString(Character.digit(c, 10)) : Character.toString(c)));
        return digits.toString();
    }
}
