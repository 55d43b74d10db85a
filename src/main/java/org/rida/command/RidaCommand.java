package org.rida.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.i18n.Language;
import org.rida.intake.mapping.DateOrder;
import org.rida.policy.PolicyReader;
import org.rida.sample.SampleGenerator;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The top-level command. Its methods are subcommands; commands with subcommands or many options are separate classes. Names
 * and descriptions of options are messages, see {@link org.rida.command.line.HelpMessages}; here are only examples of use.
 */
@Command(
        name = "rida",
        mixinStandardHelpOptions = true,
        versionProvider = RidaCommand.VersionProvider.class,
        footer = {
            "  rida run monthly-board-report --month 2026-10",
            "  rida ingest inbox/requests-2026-11.csv --mapping requests",
            "  rida serve --port 8080"
        })
public final class RidaCommand implements Runnable {

    private final ContextLauncher launcher;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    public RidaCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    /** Applies to all subcommands, before or after their name. */
    @Option(names = "--lang", scope = ScopeType.INHERIT)
    void language(Language language) {
        terminal.setLanguage(language);
    }

    /** Without subcommand: the help. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /**
     * @param parameters others than the month, by name
     * @param reason for the audit log and the log of the run
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida run monthly-board-report --month 2026-10",
                "  rida run monthly-board-report --month 2024-11..2026-10 --reason \"new layout\"",
                "  rida run backup"
            })
    int run(
            @Parameters(paramLabel = "JOB") String job,
            @Option(names = "--month") @Nullable String month,
            @Option(
                            names = {"-p", "--parameter"},
                            paramLabel = "NAME=VALUE")
                    @Nullable
                    Map<String, String> parameters,
            @Option(names = "--reason", defaultValue = "") String reason) {
        return launcher.command(context -> new RunCommand(context, terminal).run(job, month, parameters, reason));
    }

    /** @return 0 when all rows were accepted, 4 when rows were rejected */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida ingest inbox/requests-2026-11.csv --mapping requests"})
    int ingest(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--mapping", required = true) String mapping,
            @Option(names = "--new-key") boolean newKey) {
        return launcher.command(context -> new IngestCommand(context, terminal).run(file, mapping, newKey));
    }

    /** @return 0 when all rows would be accepted, 4 when rows would be rejected, 1 when no mapping fits */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida check ~/partner.xlsx",
                "  rida check ~/partner.xlsx --mapping partner-requests",
                "  rida check ~/answers.csv --date-order day-first"
            })
    int check(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--mapping") @Nullable String mapping,
            @Option(names = "--date-order", paramLabel = "ORDER") @Nullable DateOrder dateOrder) {
        ToIntFunction<ConfigurableApplicationContext> check =
                context -> new CheckCommand(context, terminal).run(file, mapping, dateOrder);
        return dateOrder == null ? launcher.command(CheckCommand.CheckBeans.class, check) : launcher.command(check);
    }

    /**
     * One command for listing, writing and dismissing: all three are about the same rows.
     *
     * @param after line of the file after which the list begins
     * @param dismiss numbers of rows; null to dismiss none
     * @param dismissFile number of a file whose rows are all dismissed; null for none
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida rejected",
                "  rida rejected --out rejected",
                "  rida rejected --dismiss 17,18 --reason \"test rows\""
            })
    int rejected(
            @Option(names = "--file") @Nullable Long file,
            @Option(names = "--out") java.nio.file.@Nullable Path out,
            @Option(names = "--after", defaultValue = "0") long after,
            @Option(names = "--dismiss", paramLabel = "ROW", split = ",") java.util.@Nullable List<Long> dismiss,
            @Option(names = "--dismiss-file", paramLabel = "FILE") @Nullable Long dismissFile,
            @Option(names = "--reason") @Nullable String reason) {
        if (dismiss != null || dismissFile != null) {
            return launcher.command(context -> new DismissCommand(context, terminal)
                    .run(dismiss == null ? java.util.List.of() : dismiss, dismissFile, reason));
        }
        return launcher.command(context -> new RejectedCommand(context, terminal).run(file, out, after));
    }

    /**
     * @param name of a report or, if no report has it, of a job
     * @param part of a split report; null for the first
     * @return 0, or 1 when the report has problems
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida preview board-monthly --month 2026-10 --lang ar --open no",
                "  rida preview monthly-board-report"
            })
    int preview(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--month") @Nullable String month,
            @Option(names = "--part") @Nullable String part,
            @Option(names = "--format", split = ",", defaultValue = "pdf") List<String> formats,
            @Option(names = "--open", defaultValue = "yes") String open) {
        ReportPreviewCommand.PreviewOptions options =
                new ReportPreviewCommand.PreviewOptions(name, month, part, formats, !open.equals("no"));
        return launcher.command(context -> new PreviewCommand(context, terminal).run(options));
    }

    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida stop 12 --reason \"wrong month\""})
    int stop(@Mixin RunControlOptions options) {
        return launcher.command(
                context -> new RunControlCommand(context, terminal).stop(options.run(), options.reason()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida restart 12"})
    int restart(@Mixin RunControlOptions options) {
        return launcher.command(
                context -> new RunControlCommand(context, terminal).restart(options.run(), options.reason()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida recover 12"})
    int recover(@Mixin RunControlOptions options) {
        return launcher.command(
                context -> new RunControlCommand(context, terminal).recover(options.run(), options.reason()));
    }

    /** @param check whether to validate all configuration files instead of listing the jobs */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida jobs", "  rida jobs --check"})
    int jobs(@Option(names = "--check") boolean check, @Option(names = "--json") boolean json) {
        return launcher.command(context ->
                check ? new JobsCommand(context, terminal).check() : new JobsCommand(context, terminal).list(json));
    }

    /** Prints a script that completes commands and options in Bash. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  alias rida='java -jar /opt/rida/rida-0.1.0.jar'", "  source <(rida completion)"})
    int completion() {
        terminal.line(
                AutoComplete.bash("rida", java.util.Objects.requireNonNull(spec).commandLine()));
        return 0;
    }

    /**
     * @param edition number of a draft
     * @param reason for the audit log and the record of the edition
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida issue 17 --reason \"Board meeting of 5 November\""})
    int issue(
            @Parameters(paramLabel = "EDITION") long edition,
            @Option(names = "--reason", required = true) String reason) {
        return new EditionsCommand(launcher, terminal).issue(edition, reason);
    }

    /**
     * @param into {@code embedded} or the JDBC URL of an empty database
     * @param data folder for documents and the pseudonymisation key
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {
                "  rida restore data/backups/rida-20261101T013000123Z.backup.zip --into embedded",
                "  rida restore /media/disk/rida-20261101T013000123Z.backup.zip --into jdbc:postgresql://db.example/rida"
            })
    int restore(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--into", required = true, paramLabel = "TARGET") String into,
            @Option(names = "--data", defaultValue = "data") Path data) {
        return new RestoreCommand(terminal, launcher).run(file, into, data);
    }

    /** Runs the console until the process is terminated. Prints a set-up code while there is no administrator. */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida serve --port 8080"})
    int serve(@Option(names = "--port") @Nullable Integer port) {
        return new ServeCommand(launcher, terminal).run(port);
    }

    /**
     * Makes the folders of a charity where they are missing, and names it.
     *
     * @param ar name in Arabic; null to leave it
     * @param en name in English; null to leave it
     * @param days within which an answer is promised; null to leave it
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida setup --name-ar \"جمعية الواحة\" --name-en \"Oasis Charity\" --target-days 14"})
    int setup(
            @Option(names = "--name-ar") @Nullable String ar,
            @Option(names = "--name-en") @Nullable String en,
            @Option(names = "--target-days") @Nullable String days) {
        Map<String, @Nullable String> given = new HashMap<>();
        given.put("name.ar", ar);
        given.put("name.en", en);
        given.put("target-days", days);
        return launcher.command(
                ContextLauncher.ON_NEW_FOLDER, context -> new SetupCommand(context, terminal).run(given));
    }

    /** Reads only the vocabulary of the policy folder and starts neither Spring nor the database. */
    @Command(
            name = "generate-sample",
            mixinStandardHelpOptions = true,
            footer = {"  rida generate-sample more-data --per-month 2000 --from 2025-01 --to 2026-10"})
    int generateSample(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--per-month", defaultValue = "350") int perMonth,
            @Option(names = "--from", defaultValue = "2024-07") java.time.YearMonth from,
            @Option(names = "--to", defaultValue = "2026-10") java.time.YearMonth to) {
        SampleGenerator generator =
                new SampleGenerator(PolicyReader.read(Path.of("jobs", "policy")), SampleGenerator.SEED);
        long rows = generator.write(folder, from, to, perMonth);
        terminal.print(
                "command.generated",
                "rows",
                rows,
                "folder",
                folder.toAbsolutePath().normalize());
        return 0;
    }

    /** The version from the manifest of the jar. */
    static final class VersionProvider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = RidaCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Rida " + (version == null ? "(not packaged)" : version)};
        }
    }
}
