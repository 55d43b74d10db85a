package org.rida.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.database.Backup;
import org.rida.database.Backups;
import org.rida.job.BackupOperator;
import org.rida.wording.Dates;
import org.springframework.context.ApplicationContext;

/** {@code backup} and {@code backups}: one more backup; those that there are. */
record BackupCommand(ApplicationContext context, Terminal terminal) {

    private static final double MEGABYTE = 1e6;

    int create(@Nullable Path folder, int keep, boolean verify) {
        long began = System.nanoTime();
        Backup made = context.getBean(BackupOperator.class).create(place(folder), keep, Actor.commandLine());
        say("command.backup.done", made, (System.nanoTime() - began) / 1e9);
        if (verify) {
            context.getBean(Backups.class).verify(made);
            terminal.say("command.backup.verified");
        }
        if (!made.withKey()) {
            terminal.say("command.backup.without-key");
        }
        return 0;
    }

    int list(@Nullable Path folder) {
        Path place = place(folder);
        List<Backup> found = context.getBean(Backups.class).list(place);
        if (found.isEmpty()) {
            terminal.say("command.backups.none", "folder", place);
        }
        found.forEach(backup -> say("command.backup.row", backup, 0));
        return 0;
    }

    private void say(String key, Backup backup, double seconds) {
        LocalDate day = LocalDate.ofInstant(Instant.parse(backup.takenAt()), ZoneOffset.UTC);
        terminal.say(
                key,
                "path",
                backup.file(),
                "day",
                new Dates(terminal.words()).day(day),
                "n",
                backup.rows(),
                "documents",
                backup.documents(),
                "size",
                terminal.words().number(backup.bytes() / MEGABYTE, 1),
                "seconds",
                terminal.words().number(seconds, 1));
    }

    private Path place(@Nullable Path folder) {
        return folder != null ? folder : Path.of(context.getEnvironment().getRequiredProperty("rida.backup.folder"));
    }
}
