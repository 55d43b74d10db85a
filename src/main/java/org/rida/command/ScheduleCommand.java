package org.rida.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.RunFormatter;
import org.rida.command.line.Terminal;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.rida.schedule.Schedules.DueEntry;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code schedule}: lists due times; {@code history}: what became of past ones; {@code pause} and {@code resume}. Commands
 * start no scheduler: due times are computed from the definitions, and their history is read from the database.
 */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        footer = {
            "  rida schedule",
            "  rida schedule history --job monthly-board-report",
            "  rida schedule pause watch-list --reason \"Eid holidays\"",
            "  rida schedule resume watch-list"
        })
public final class ScheduleCommand implements Callable<Integer> {

    /** Due times shown for each job. */
    private static final int DUE_TIMES = 5;

    private final ContextLauncher launcher;
    private final Terminal terminal;

    @Option(names = "--json")
    private boolean json;

    public ScheduleCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return launcher.command(context -> {
            List<Schedules.ScheduleEntry> all = context.getBean(Schedules.class).all(DUE_TIMES);
            if (json) {
                terminal.json(all);
            } else {
                all.forEach(this::print);
            }
            return 0;
        });
    }

    /**
     * @param job name; empty for all
     * @param limit maximum number of entries, newest first
     * @param forPrograms whether to print one JSON value
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida schedule history --job monthly-board-report --limit 50"})
    int history(
            @Option(names = "--job", defaultValue = "") String job,
            @Option(names = "--limit", defaultValue = "20") int limit,
            @Option(names = "--json") boolean forPrograms) {
        return launcher.command(context -> {
            List<DueEntry> entries = context.getBean(Schedules.class).dueRuns(job, limit);
            if (forPrograms) {
                terminal.json(entries);
            } else if (entries.isEmpty()) {
                terminal.print("command.schedule.nothing-due");
            } else {
                RunFormatter lines = lines(context);
                entries.forEach(entry -> terminal.line(line(entry, lines)));
            }
            return 0;
        });
    }

    /** The schedule of all processes stops until it is resumed; due times meanwhile are entered as skipped. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida schedule pause watch-list --reason \"Eid holidays\""})
    int pause(@Parameters(paramLabel = "JOB") String job, @Option(names = "--reason", required = true) String reason) {
        return launcher.command(context -> {
            context.getBean(Schedules.class).pause(job, Actor.commandLine(), reason);
            terminal.print("command.schedule.paused", "job", job);
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida schedule resume watch-list"})
    int resume(@Parameters(paramLabel = "JOB") String job) {
        return launcher.command(context -> {
            context.getBean(Schedules.class).resume(job, Actor.commandLine());
            terminal.print("command.schedule.resumed", "job", job);
            return 0;
        });
    }

    /** Due times in the schedule's zone, which is named beside them. */
    private void print(Schedules.ScheduleEntry entry) {
        terminal.line(entry.job() + "  " + entry.title().in(terminal.language()));
        RunFormatter lines = new RunFormatter(terminal, entry.zone());
        String next = entry.next().stream().map(lines::at).collect(Collectors.joining("  "));
        terminal.item("command.schedule.next", "next", next, "zone", entry.zone());
        if (entry.pausedAt() != null) {
            terminal.item(
                    "command.schedule.paused-by",
                    "actor",
                    entry.pauseActor(),
                    "at",
                    lines.at(entry.pausedAt()),
                    "reason",
                    entry.pauseReason());
        }
    }

    /** Due time, job, state, run if there is one, and note, separated by two spaces. */
    private String line(DueEntry entry, RunFormatter lines) {
        String run = entry.run() == null
                ? ""
                : "  " + terminal.messages().format("command.schedule.run", "run", Long.toString(entry.run()));
        String note = entry.note().in(terminal.language());
        return lines.at(entry.due()) + "  " + entry.job() + "  "
                + terminal.messages().format("due.state." + entry.state().code()) + run
                + (note.isEmpty() ? "" : "  " + note);
    }

    private RunFormatter lines(ApplicationContext context) {
        return new RunFormatter(
                terminal, context.getBean(Policy.class).association().zone());
    }
}
