package org.rida.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.rida.schedule.Schedules.DueEntry;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when jobs are due, what became of what was due, pause and resume. */
@Command(
        name = "schedule",
        description = "Show when the jobs are due next.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  rida schedule",
            "  rida schedule ledger --job monthly-board-report",
            "  rida schedule pause watch-list --why \"Eid holidays\"",
            "  rida schedule resume watch-list"
        })
final class ScheduleCommand implements Callable<Integer> {

    private static final int FIRES = 5;

    private final Start start;
    private final Terminal terminal;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ScheduleCommand(Start start, Terminal terminal) {
        this.start = start;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return start.command(context -> {
            List<Schedules.Entry> all = context.getBean(Schedules.class).all(FIRES);
            if (json) {
                terminal.json(all);
            } else {
                all.forEach(this::print);
            }
            return 0;
        });
    }

    @Command(description = "What was due and what became of it, newest first.", mixinStandardHelpOptions = true)
    int ledger(
            @Option(names = "--job", description = "Only of this job.", defaultValue = "") String job,
            @Option(names = "--limit", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "20")
                    int limit,
            @Option(names = "--json", description = "For programs.") boolean forPrograms) {
        return start.command(context -> {
            List<DueEntry> entries = context.getBean(Schedules.class).ledger(job, limit);
            if (forPrograms) {
                terminal.json(entries);
            } else if (entries.isEmpty()) {
                terminal.say("command.schedule.nothing-due");
            } else {
                RunLines lines = lines(context);
                entries.forEach(entry -> terminal.line(line(entry, lines)));
            }
            return 0;
        });
    }

    @Command(description = "Skip what is due from now on.", mixinStandardHelpOptions = true)
    int pause(
            @Parameters(paramLabel = "JOB", description = "Name of a file in jobs/, without .yaml.") String job,
            @Option(names = "--why", required = true, description = "The reason, kept in the ledger.") String why) {
        return start.command(context -> {
            context.getBean(Schedules.class).pause(job, System.getProperty("user.name", ""), why);
            terminal.say("command.schedule.paused", "job", job);
            return 0;
        });
    }

    @Command(description = "Run again what is due from now on.", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "JOB", description = "Name of a file in jobs/, without .yaml.") String job) {
        return start.command(context -> {
            context.getBean(Schedules.class).resume(job);
            terminal.say("command.schedule.resumed", "job", job);
            return 0;
        });
    }

    private void print(Schedules.Entry entry) {
        terminal.line(entry.job() + "  " + entry.title().in(terminal.language()));
        RunLines lines = new RunLines(terminal, entry.zone());
        String next = entry.next().stream().map(lines::at).collect(Collectors.joining("  "));
        terminal.item("command.schedule.next", "next", next, "zone", entry.zone());
        if (entry.pausedAt() != null) {
            terminal.item(
                    "command.schedule.paused-by",
                    "who",
                    entry.pausedBy(),
                    "at",
                    lines.at(entry.pausedAt()),
                    "why",
                    entry.pausedWhy());
        }
    }

    private String line(DueEntry entry, RunLines lines) {
        String run = entry.run() == null
                ? ""
                : "  " + terminal.words().say("command.schedule.run", "run", Long.toString(entry.run()));
        String note = entry.note().in(terminal.language());
        return lines.at(entry.due()) + "  " + entry.job() + "  "
                + terminal.words().say("due.state." + entry.state().code()) + run + (note.isEmpty() ? "" : "  " + note);
    }

    private RunLines lines(ApplicationContext context) {
        return new RunLines(
                terminal, context.getBean(Policy.class).association().zone());
    }
}
