package org.rida.command;

import java.time.LocalDate;
import java.time.Period;
import org.rida.command.line.Terminal;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.intake.person.FoundRow;
import org.rida.job.person.PrivacyRequest;
import org.rida.job.person.ProcessingRegister.ProcessedSource;
import org.rida.job.person.RetentionPlan;

/** Prints what is stored about people, and what they asked about it, in the language of the terminal. */
final class PersonPrinter {

    private final Terminal terminal;

    PersonPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where a row is, not what it says: a terminal's output is kept and read by others. */
    void print(FoundRow row) {
        terminal.print(
                "person.row",
                "place",
                terminal.messages().named("person.place.", row.place()),
                "file",
                row.file().isEmpty() ? "–" : row.file(),
                "line",
                row.line() == null ? "–" : Long.toString(row.line()));
    }

    /** @param today in the organization's time zone, from which the days left are counted */
    void print(PrivacyRequest request, LocalDate today) {
        Messages messages = terminal.messages();
        DateFormatter dates = new DateFormatter(messages);
        long left = request.daysLeft(today);
        terminal.print(
                "person.request.row",
                "id",
                Long.toString(request.id()),
                "action",
                messages.format("person.action." + request.kind().code()),
                "subject",
                request.subject(),
                "received",
                dates.day(request.received()),
                "due",
                dates.day(request.due()),
                "state",
                request.isOpen()
                        ? messages.format("open-requests.days." + (left < 0 ? "overdue" : "left"), "n", Math.abs(left))
                        : messages.format("person.request.done"));
    }

    /** A source of data with its purpose and its fields, each with how it is protected. */
    void print(ProcessedSource source) {
        Messages messages = terminal.messages();
        terminal.print(
                "processing.source",
                "mapping",
                source.mapping(),
                "why",
                messages.format("processing.why." + source.records()),
                "feeds",
                source.feeds().isEmpty() ? "–" : source.feeds(),
                "who",
                messages.format("processing.who." + source.records()));
        source.fields()
                .forEach(field -> terminal.print(
                        "processing.field",
                        "name",
                        messages.named("person.column.", field.name()),
                        "header",
                        field.header().isEmpty() ? field.name() : field.header(),
                        "protection",
                        messages.format("processing.protection." + field.protection())));
    }

    /** How long a kind of data is kept, and how much of it is older now. */
    void print(RetentionPlan.Retained retained) {
        terminal.print(
                "processing.retained",
                "what",
                terminal.messages().format("retention." + retained.code()),
                "period",
                period(retained.period()).in(terminal.language()),
                "n",
                retained.due());
    }

    private static BilingualText period(Period period) {
        return BilingualText.ofMessage(
                "retention.period", "years", period.getYears(), "months", period.getMonths(), "days", period.getDays());
    }
}
