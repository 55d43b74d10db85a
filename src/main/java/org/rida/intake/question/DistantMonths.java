package org.rida.intake.question;

import java.time.YearMonth;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.mapping.RecordType;

/**
 * Months of a file that lie far from all months of which there are data: most often a file that was sent by mistake, or a year
 * that was mistyped.
 *
 * @param rows of the file in these months
 * @param overdue of these, requests that are open beyond their target as of the newest day of all data
 * @param knownFirst the first month of which there are data without the file
 * @param knownLast the last of them
 */
public record DistantMonths(
        RecordType type,
        YearMonth first,
        YearMonth last,
        long rows,
        long overdue,
        YearMonth knownFirst,
        YearMonth knownLast) {

    /** As a question is stored: an interval of months. */
    String subject() {
        return first + "/" + last;
    }

    /** As a question is stored; read back by {@link #of}. */
    Map<String, Object> arguments() {
        return Map.of(
                "type", type.code(),
                "n", rows,
                "overdue", overdue,
                "known-first", knownFirst.toString(),
                "known-last", knownLast.toString());
    }

    /** The months of a stored question. */
    public static DistantMonths of(FileQuestion question) {
        Map<String, Object> arguments = question.arguments();
        String[] months = question.subject().split("/");
        return new DistantMonths(
                RecordType.of(String.valueOf(arguments.get("type"))),
                YearMonth.parse(months[0]),
                YearMonth.parse(months[1]),
                Long.parseLong(String.valueOf(arguments.get("n"))),
                Long.parseLong(String.valueOf(arguments.get("overdue"))),
                YearMonth.parse(String.valueOf(arguments.get("known-first"))),
                YearMonth.parse(String.valueOf(arguments.get("known-last"))));
    }

    /** The question in words. */
    public BilingualText text() {
        return BilingualText.of(this::text);
    }

    private String text(Language language) {
        Messages messages = new Messages(language, DigitSystem.EUROPEAN);
        DateFormatter dates = new DateFormatter(messages);
        return messages.format(
                "files.question.distant-months",
                "what",
                messages.format("files.question.distant." + type.code(), "n", rows),
                "subject",
                span(first, last, dates),
                "known",
                span(knownFirst, knownLast, dates),
                "overdue",
                overdue);
    }

    private static String span(YearMonth first, YearMonth last, DateFormatter dates) {
        return first.equals(last) ? dates.month(first) : dates.month(first) + " – " + dates.month(last);
    }
}
