package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.command.line.CommandLineCase;
import org.rida.database.TestDatabase;
import org.rida.database.backup.Restore;
import org.rida.job.BackupOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a restore leaves in the audit log of the database that was restored. */
class RestoreAuditTest extends CommandLineCase {

    @TempDir
    Path folder;

    @Test
    void theRestoredDatabaseKeepsTheLogAndHasTheRestoreInIt() throws Exception {
        CommandOutput said = CommandOutput.to(shared(), "--lang", "en", "backup", "--to", folder.toString());
        assertThat(said.code()).as(said.err()).isZero();
        Path backup;
        try (var files = Files.list(folder)) {
            backup =
                    files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
        String url = TestDatabase.emptyUrl();

        Restore.intoServer(
                backup,
                url,
                "postgres",
                null,
                folder.resolve("there"),
                null,
                BackupOperator.recorder(Actor.commandLine(), InstantSource.system()),
                notice -> {});

        JdbcClient restored = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        List<String> entries = restored.sql(
                        """
                        select concat_ws(' ', action, actor = :me, actor_kind, subject, outcome, (detail ->> 'rows')::bigint > 0)
                        from audit_entry order by entry_id desc limit 2
                        """)
                .param("me", System.getProperty("user.name"))
                .query(String.class)
                .list();
        assertThat(entries)
                .as("the backup was not over when it was taken")
                .containsExactly(
                        "database-restored t command-line " + backup.getFileName() + " done t",
                        "backup-created t command-line " + folder.toAbsolutePath());
        assertThat(sql.sql("select outcome from audit_entry where action = 'backup-created' and subject = :folder")
                        .param("folder", folder.toAbsolutePath().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("done");
    }
}
