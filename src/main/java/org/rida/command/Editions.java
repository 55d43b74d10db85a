package org.rida.command;

import java.util.List;
import java.util.Locale;
import org.rida.access.Actor;
import org.rida.report.Archive;
import org.rida.report.Differences;
import org.rida.report.Differences.Difference;
import org.rida.report.Document;
import org.rida.report.Edition;
import org.rida.report.Reports;
import org.rida.wording.Dates;
import org.springframework.context.ApplicationContext;

/** {@code editions} and {@code issue}: what was drafted, and a person's decision to issue it. */
record Editions(ApplicationContext context, Terminal terminal) {

    int list(boolean json) {
        List<Edition> editions = context.getBean(Archive.class).editions();
        if (json) {
            terminal.json(editions);
            return 0;
        }
        if (editions.isEmpty()) {
            terminal.say("command.editions.none");
        }
        editions.forEach(this::print);
        return 0;
    }

    int compare(long first, long second) {
        List<Difference> differences = context.getBean(Differences.class).between(first, second, Actor.commandLine());
        if (differences.isEmpty()) {
            terminal.say("command.editions.same");
        }
        for (Difference difference : differences) {
            terminal.line(difference.figure().in(terminal.language()) + ": "
                    + difference.before().in(terminal.language()) + " → "
                    + difference.after().in(terminal.language()));
        }
        return 0;
    }

    int issue(long edition, String note) {
        Edition issued = context.getBean(Reports.class).issue(edition, Actor.commandLine(), note);
        terminal.say("command.issued", "edition", Long.toString(issued.id()), "month", month(issued));
        issued.documents().forEach(this::print);
        new Deliveries(context, terminal).send();
        return 0;
    }

    private void print(Edition edition) {
        String state = "edition.state." + edition.state().name().toLowerCase(Locale.ROOT);
        terminal.say(
                "command.editions.row",
                "id",
                Long.toString(edition.id()),
                "month",
                month(edition),
                "report",
                edition.title().in(terminal.language()),
                "state",
                terminal.words().say(state, "number", edition.number()));
    }

    private void print(Document document) {
        terminal.line("  "
                + terminal.words()
                        .say("language."
                                + (document.isInBoth()
                                        ? "both"
                                        : document.language().code())) + "  "
                + document.ending().toUpperCase(Locale.ROOT) + "  "
                + document.path().toAbsolutePath().normalize());
    }

    private String month(Edition edition) {
        return new Dates(terminal.words()).month(edition.month());
    }
}
