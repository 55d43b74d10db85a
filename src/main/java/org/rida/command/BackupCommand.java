package org.rida.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.i18n.DateFormatter;
import org.rida.job.BackupOperator;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code backup}: creates a backup; {@code backup list}: lists those of a folder. A backup is written and verified by
 * {@link BackupOperator}; the scheduled job {@code backup} does the same.
 */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        footer = {"  rida backup --to /media/disk/rida --verify", "  rida backup list --from /media/disk/rida"})
public final class BackupCommand implements Callable<Integer> {

    private final ContextLauncher launcher;
    private final Terminal terminal;

    /** Folder of the backups; null for the one of the configuration. */
    @Option(names = "--to")
    private @Nullable Path to;

    /** Number of backups that the folder retains; the oldest are deleted. */
    @Option(names = "--keep", defaultValue = "14")
    private int keep;

    /** Whether to restore the backup into a temporary database and compare it. */
    @Option(names = "--verify")
    private boolean verify;

    public BackupCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return launcher.command(context -> {
            long startNanos = System.nanoTime();
            Path folder = folder(to, context);
            Backup backup = context.getBean(BackupOperator.class).create(folder, keep, Actor.commandLine());
            print("command.backup.done", backup, (System.nanoTime() - startNanos) / 1e9);
            if (verify) {
                context.getBean(BackupService.class).verify(backup);
                terminal.print("command.backup.verified");
            }
            if (!backup.withKey()) {
                terminal.print("command.backup.without-key");
            }
            return 0;
        });
    }

    /** @param from folder of the backups; null for the one of the configuration */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida backup list --from /media/disk/rida"})
    int list(@Option(names = "--from") @Nullable Path from) {
        return launcher.command(context -> {
            Path folder = folder(from, context);
            List<Backup> found = context.getBean(BackupService.class).list(folder);
            if (found.isEmpty()) {
                terminal.print("command.backup.none", "folder", folder);
            }
            found.forEach(backup -> print("command.backup.row", backup, 0));
            return 0;
        });
    }

    private void print(String key, Backup backup, double seconds) {
        // file names and days of backups are in UTC, so that their order does not depend on the machine that made them
        LocalDate day = LocalDate.ofInstant(Instant.parse(backup.createdAt()), ZoneOffset.UTC);
        terminal.print(
                key,
                "path",
                backup.file(),
                "day",
                new DateFormatter(terminal.messages()).day(day),
                "n",
                backup.rows(),
                "documents",
                backup.documents(),
                "size",
                terminal.messages().size(backup.bytes()),
                "seconds",
                terminal.messages().number(seconds, 1));
    }

    private static Path folder(@Nullable Path given, ApplicationContext context) {
        return given != null ? given : Path.of(context.getEnvironment().getRequiredProperty("rida.backup.folder"));
    }
}
