package org.rida.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.report.Reports;
import org.rida.report.StaleDrafts;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Differences.FigureDifference;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code editions}: lists drafts and issued editions; {@code editions diff}: compares two; {@code editions save}: writes the
 * documents of one into a folder; {@code issue}: issues a draft.
 * Listing them is not recorded; what reveals figures of a draft (the differences) is.
 */
@Command(
        name = "editions",
        mixinStandardHelpOptions = true,
        footer = {"  rida editions", "  rida editions diff 17 21", "  rida editions save 17 --to reports-october"})
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
     * Writes the documents of an edition into a folder, which is recorded in the audit log.
     *
     * @param edition number of the edition
     * @param to folder, created when missing; null for the working directory
     * @return 0
     * @throws Problem when there is no such edition or the folder cannot be written
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida editions save 17 --to reports-october"})
    int save(
            @Parameters(paramLabel = "EDITION") long edition,
            @Option(names = "--to", paramLabel = "FOLDER") @Nullable Path to) {
        return launcher.command(context -> {
            Edition found = context.getBean(EditionRepository.class).edition(edition);
            Path folder = to == null ? Path.of("") : to;
            context.getBean(Reports.class).openAll(found, Actor.commandLine()).forEach(opened -> write(opened, folder));
            return 0;
        });
    }

    private void write(Reports.OpenedDocument opened, Path folder) {
        Path target = folder.resolve(opened.document().name());
        try {
            Files.createDirectories(folder.toAbsolutePath());
            try (AtomicFile file = AtomicFile.ownerOnly(target)) {
                Files.write(file.unfinished(), opened.content());
                file.commit();
            }
        } catch (IOException e) {
            throw Problem.because(
                    e, "problem.folder-not-writable", "folder", folder.toAbsolutePath(), "reason", Problem.reason(e));
        }
        terminal.line(target.toAbsolutePath().normalize().toString());
    }

    /**
     * Issues a draft: its documents are rendered again without the draft mark, and its recipients are notified. When its figures have
     * changed since it was drafted, a warning says so: who calls a command has decided, and a script cannot be asked.
     *
     * @param reason for the audit log and the record of the edition
     * @throws Problem when there is no such draft or a newer edition has been issued
     */
    int issue(long edition, String reason) {
        return launcher.command(context -> {
            Edition draft = context.getBean(EditionRepository.class).edition(edition);
            context.getBean(StaleDrafts.class).warning(draft).ifPresent(terminal::problem);
            Edition issued = context.getBean(Reports.class).issue(edition, Actor.commandLine(), reason);
            terminal.print("command.issued", "edition", Long.toString(issued.id()), "month", month(issued));
            new EditionPrinter(terminal, context.getBean(EditionRepository.class)).documents(issued);
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

    private String month(Edition edition) {
        return new DateFormatter(terminal.messages()).month(edition.month());
    }
}
