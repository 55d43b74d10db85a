package org.rida.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Language;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the command line. */
@Command(
        name = "rida",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Satisfaction and turnaround reports for charities that promise an answer in two weeks.",
        footer = {
            "",
            "Examples:",
            "  rida run monthly-board-report --month 2026-10",
            "  rida ingest inbox/requests-2026-11.csv --mapping requests",
            "  rida serve --port 8080"
        })
final class RidaCommand implements Runnable {

    private final Start start;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    RidaCommand(Start start, Terminal terminal) {
        this.start = start;
        this.terminal = terminal;
    }

    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            description = "Language of what is printed: ar or en (default: the system's).")
    void language(Language language) {
        terminal.speak(language);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Command(description = "Run a job to its end.", mixinStandardHelpOptions = true)
    int run(
            @Parameters(paramLabel = "JOB", description = "Name of a file in jobs/, without .yaml.") String job,
            @Option(names = "--month", description = "The month: 2026-10, last-month or this-month.") @Nullable
                    String month,
            @Option(
                            names = {"-p", "--parameter"},
                            description = "Another parameter, as name=value.")
                    @Nullable
                    Map<String, String> parameters,
            @Option(names = "--why", description = "A reason, kept with the run.", defaultValue = "") String why) {
        return start.command(context -> new RunJob(context, terminal).run(job, month, parameters, why));
    }

    @Command(description = "Read one file through a mapping.", mixinStandardHelpOptions = true)
    int ingest(
            @Parameters(paramLabel = "FILE", description = "CSV or Excel file.") java.nio.file.Path file,
            @Option(names = "--mapping", required = true, description = "Name of a file in jobs/mappings/.")
                    String mapping,
            @Option(
                            names = "--new-key",
                            description =
                                    "The key for beneficiaries' numbers is lost for good: begin with another one.")
                    boolean newKey) {
        return start.command(context -> new IngestFile(context, terminal).run(file, mapping, newKey));
    }

    @Command(
            description = "Look at a file without storing it; proposes a mapping where none fits.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "CSV or Excel file.") java.nio.file.Path file,
            @Option(names = "--mapping", description = "Name of a file in jobs/mappings/ (default: the best).")
                    @Nullable
                    String mapping) {
        return start.command(context -> new CheckFile(context, terminal).run(file, mapping));
    }

    @Command(
            description = "List the rejected rows that wait to be mended, or put them into Excel workbooks.",
            mixinStandardHelpOptions = true)
    int rejected(
            @Option(names = "--file", description = "Only those of the file with this number.") @Nullable Long file,
            @Option(names = "--out", description = "A workbook to write (.xlsx), or a folder: one for each file.")
                    java.nio.file.@Nullable Path out,
            @Option(names = "--after", description = "List from behind this line of the file on.", defaultValue = "0")
                    long after,
            @Option(
                            names = "--dismiss",
                            paramLabel = "ROW",
                            split = ",",
                            description = "Rows that will not be mended, by the numbers in the list; with --reason.")
                    java.util.@Nullable List<Long> dismiss,
            @Option(
                            names = "--dismiss-file",
                            paramLabel = "FILE",
                            description = "All rejected rows of the file with this number; with --reason.")
                    @Nullable
                    Long dismissFile,
            @Option(names = "--reason", description = "Why they are dismissed; kept with them.") @Nullable
                    String reason) {
        if (dismiss != null || dismissFile != null) {
            return start.command(context -> new DismissRejected(context, terminal)
                    .run(dismiss == null ? java.util.List.of() : dismiss, dismissFile, reason));
        }
        return start.command(context -> new ListRejected(context, terminal).run(file, out, after));
    }

    @Command(
            description = "Draw a report without keeping it, or say what a run of a job would do without doing it.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  rida preview board-monthly --month 2026-10 --lang ar --open no",
                "  rida preview monthly-board-report"
            })
    int preview(
            @Parameters(paramLabel = "NAME", description = "A folder in reports/, or a file in jobs/ without .yaml.")
                    String name,
            @Option(
                            names = "--month",
                            description =
                                    "Such as 2026-10; of a job also last-month (default of a report: the last with data).")
                    @Nullable
                    String month,
            @Option(names = "--part", description = "Of a report for each department, which one (default: the first).")
                    @Nullable
                    String part,
            @Option(
                            names = "--format",
                            description =
                                    "pdf, html, xlsx, csv, pdf-both, html-both (both languages side by side); several with commas (default: pdf).",
                            split = ",",
                            defaultValue = "pdf")
                    List<String> formats,
            @Option(
                            names = "--open",
                            description = "Open it afterwards: yes or no (default: yes).",
                            defaultValue = "yes")
                    String open) {
        ReportPreview.Wanted wanted = new ReportPreview.Wanted(name, month, part, formats, !open.equals("no"));
        return start.command(context -> new Preview(context, terminal).run(wanted));
    }

    @Command(
            description = "Stop a run between two pieces of its work; it can be taken up again.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  rida stop 12 --why \"wrong month\""})
    int stop(
            @Parameters(paramLabel = "RUN", description = "The run's number, as status shows it.") long run,
            @Option(names = "--why", description = "A reason, kept with the run.", defaultValue = "") String why) {
        return start.command(context -> new Control(context, terminal).stop(run, why));
    }

    @Command(
            description = "Go on with a run that failed or was stopped, where it ended.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  rida restart 12"})
    int restart(
            @Parameters(paramLabel = "RUN", description = "The run's number, as status shows it.") long run,
            @Option(names = "--why", description = "A reason, kept with the run.", defaultValue = "") String why) {
        return start.command(context -> new Control(context, terminal).restart(run, why));
    }

    @Command(
            description = "Go on with a run whose process died. A process that serves does so by itself.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  rida recover 12"})
    int recover(
            @Parameters(paramLabel = "RUN", description = "The run's number, as status shows it.") long run,
            @Option(names = "--why", description = "A reason, kept with the run.", defaultValue = "") String why) {
        return start.command(context -> new Control(context, terminal).recover(run, why));
    }

    @Command(
            description = "List the jobs, how they stand and when they are due; or check all declared files.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  rida jobs", "  rida jobs --check"})
    int jobs(
            @Option(names = "--check", description = "Tell everything that is wrong in jobs/ and reports/.")
                    boolean check,
            @Option(names = "--json", description = "For programs.") boolean json) {
        return start.command(context ->
                check ? new ListJobs(context, terminal).check() : new ListJobs(context, terminal).list(json));
    }

    @Command(
            description = "Print a script that completes commands in bash and zsh.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  alias rida='java -jar /opt/rida/rida-0.1.0.jar'", "  source <(rida completion)"
            })
    int completion() {
        terminal.line(
                AutoComplete.bash("rida", java.util.Objects.requireNonNull(spec).commandLine()));
        return 0;
    }

    @Command(
            description = "List the drafts and issues of all reports, or what one says differently from another.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  rida editions", "  rida editions --diff 17 21"})
    int editions(
            @Option(names = "--json", description = "For programs.") boolean json,
            @Option(
                            names = "--diff",
                            arity = "2",
                            paramLabel = "EDITION",
                            description =
                                    "Two numbers of the list: every figure that moved from the first to the second.")
                    @Nullable
                    List<Long> compared) {
        return start.command(context -> compared == null
                ? new Editions(context, terminal).list(json)
                : new Editions(context, terminal).compare(compared.get(0), compared.get(1)));
    }

    @Command(
            description = "Issue a draft: it is stamped no longer, and nothing of it changes from then on.",
            mixinStandardHelpOptions = true)
    int issue(
            @Parameters(paramLabel = "EDITION", description = "Its number in the list of editions.") long edition,
            @Option(names = "--note", required = true, description = "Who decided and why; kept with the issue.")
                    String note) {
        return start.command(context -> new Editions(context, terminal).issue(edition, note));
    }

    @Command(
            description = "Back up the database and the documents into one file.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  rida backup --to /media/disk/rida --verify"})
    int backup(
            @Option(names = "--to", description = "The folder (default: data/backups).")
                    java.nio.file.@Nullable Path to,
            @Option(
                            names = "--keep",
                            description = "So many are kept there, the newest (default: ${DEFAULT-VALUE}).",
                            defaultValue = "14")
                    int keep,
            @Option(names = "--verify", description = "Restore it into a server of its own for a trial.")
                    boolean verify) {
        return start.command(context -> new BackupCommand(context, terminal).create(to, keep, verify));
    }

    @Command(description = "List the backups.", mixinStandardHelpOptions = true)
    int backups(
            @Option(names = "--from", description = "The folder (default: data/backups).")
                    java.nio.file.@Nullable Path from) {
        return start.command(context -> new BackupCommand(context, terminal).list(from));
    }

    @Command(
            description = {
                "Restore a backup into an empty database; nothing else may run on it.",
                "For a server SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are read; where the key is in the"
                        + " backup, RIDA_BACKUP_PASSPHRASE opens it."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  rida restore data/backups/rida-20261101T013000123Z.backup.zip --into embedded",
                "  rida restore /media/disk/rida-20261101T013000123Z.backup.zip --into jdbc:postgresql://db.example/rida"
            })
    int restore(
            @Parameters(paramLabel = "FILE", description = "The backup.") java.nio.file.Path file,
            @Option(
                            names = "--into",
                            required = true,
                            paramLabel = "TARGET",
                            description = "embedded, or the address of a PostgreSQL database.")
                    String into,
            @Option(
                            names = "--data",
                            description = "The data folder: of the embedded database, of documents and key"
                                    + " (default: ${DEFAULT-VALUE}).",
                            defaultValue = "data")
                    java.nio.file.Path data) {
        return new RestoreCommand(terminal).run(file, into, data);
    }

    @Command(
            description = "List the letters and what became of them, or send one again.",
            mixinStandardHelpOptions = true)
    int deliveries(
            @Option(names = "--state", description = "Only those: waiting, sending, sent or given-up.") @Nullable
                    String state,
            @Option(names = "--limit", description = "At most so many, newest first.", defaultValue = "50") int limit,
            @Option(names = "--resend", description = "The number of a letter to send once more.") @Nullable
                    Long resend,
            @Option(names = "--why", description = "Why it is sent again; kept with it.", defaultValue = "")
                    String why) {
        return start.command(context -> {
            Deliveries deliveries = new Deliveries(context, terminal);
            return resend == null ? deliveries.list(state, limit) : deliveries.resend(resend, why);
        });
    }

    @Command(description = "Serve the console in the browser until stopped.", mixinStandardHelpOptions = true)
    int serve(@Option(names = "--port", description = "Default: 8080.", defaultValue = "8080") int port) {
        return new Serve(start, terminal).run(port);
    }

    @Command(description = "Write sample files of a charity that does not exist.", mixinStandardHelpOptions = true)
    int generate(
            @Parameters(paramLabel = "FOLDER", description = "Where to write.") java.nio.file.Path folder,
            @Option(
                            names = "--per-month",
                            description = "Requests a month (default: ${DEFAULT-VALUE}).",
                            defaultValue = "350")
                    int perMonth,
            @Option(names = "--from", description = "First month.", defaultValue = "2024-07") java.time.YearMonth from,
            @Option(names = "--to", description = "Last month.", defaultValue = "2026-10") java.time.YearMonth to) {
        return new Generate(terminal).run(folder, perMonth, from, to);
    }
}
