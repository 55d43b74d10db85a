package org.rida.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.DateFormatter;
import org.rida.report.Reports;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Differences.FigureDifference;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code editions}: lists drafts and issued editions; {@code editions diff}: compares two; {@code issue}: issues a draft.
 * Listing them is not recorded; what reveals figures of a draft (the differences) is.
 */
@Command(
        name = "editions",
        mixinStandardHelpOptions = true,
        footer = {"  rida editions", "  rida editions diff 17 21"})
public final class EditionsCommand implements Callable<Integer> {

    private final ContextLauncher launcher;
    private final Terminal terminal;

    @Option(names = "--json")
    private boolean json;

    public EditionsCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return launcher.command(context -> {
            List<Edition> editions = context.getBean(EditionRepository.class).editions();
            if (json) {
                terminal.json(editions);
                return 0;
            }
            if (editions.isEmpty()) {
                terminal.print("command.editions.none");
            }
            editions.forEach(this::print);
            return 0;
        });
    }

    /**
     * @param first number of an edition; its figures are shown before the arrow
     * @param second number of an edition; its figures are shown after the arrow
     * @return always 0: differences are a result, not a failure
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida editions diff 17 21"})
    int diff(@Parameters(paramLabel = "FIRST") long first, @Parameters(paramLabel = "SECOND") long second) {
        return launcher.command(context -> {
            List<FigureDifference> differences =
                    context.getBean(Differences.class).between(first, second, Actor.commandLine());
            if (differences.isEmpty()) {
                terminal.print("command.editions.same");
            }
            for (FigureDifference difference : differences) {
                terminal.line(difference.figure().in(terminal.language()) + ": "
                        + difference.before().in(terminal.language()) + " → "
                        + difference.after().in(terminal.language()));
            }
            return 0;
        });
    }

    /**
     * Issues a draft: its documents are rendered again without the draft mark, and its recipients are notified.
     *
     * @param reason for the audit log and the record of the edition
     * @throws org.rida.i18n.Problem when there is no such draft or a newer edition has been issued
     */
    int issue(long edition, String reason) {
        return launcher.command(context -> {
            Edition issued = context.getBean(Reports.class).issue(edition, Actor.commandLine(), reason);
            terminal.print("command.issued", "edition", Long.toString(issued.id()), "month", month(issued));
            issued.documents().forEach(this::print);
            MessagesCommand.send(context, terminal);
            return 0;
        });
    }

    private void print(Edition edition) {
        String state = "edition.state." + edition.state().name().toLowerCase(Locale.ROOT);
        terminal.print(
                "command.editions.row",
                "id",
                Long.toString(edition.id()),
                "month",
                month(edition),
                "report",
                edition.title().in(terminal.language()),
                "state",
                terminal.messages().format(state, "number", edition.number()));
    }

    private void print(Document document) {
        terminal.line("  "
                + terminal.messages()
                        .format("language."
                                + (document.isBilingual()
                                        ? "both"
                                        : document.language().code()))
                + "  "
                + document.extension().toUpperCase(Locale.ROOT) + "  "
                + document.path().toAbsolutePath().normalize());
    }

    private String month(Edition edition) {
        return new DateFormatter(terminal.messages()).month(edition.month());
    }
}
