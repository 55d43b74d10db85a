package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.FileSystemUtils;

/** The backups on the page of the health. */
class BackupListTest extends RunningConsole {

    @Autowired
    BackupService backupService;

    @Value("${rida.backup.folder}")
    Path backups;

    /** Newest first, with what somebody who needs one asks of it. */
    @Test
    void eachBackupSaysWhenWhereWhatAndWhetherItWasChecked() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        Backup first = backupService.create(backups, 2);
        Files.writeString(first.file().resolveSibling(first.name() + ".verified"), Long.toString(first.bytes()));
        Backup second = backupService.create(backups, 2);
        try {
            String page = administrator.get("/health?lang=en").body();
            assertThat(page.indexOf(second.file().toString()))
                    .isPositive()
                    .isLessThan(page.indexOf(first.file().toString()));
            String rows = page.substring(page.indexOf("The backup job"));
            assertThat(rows)
                    .containsSubsequence("ago</small>", "MB</td>", "Not checked", second.name())
                    .containsSubsequence("Restored as a check", first.name())
                    .containsPattern("[\\d,]+ requests, [\\d,]+ answers, \\d+ documents of reports")
                    .contains("Without the key of the beneficiaries");
            assertThat(administrator.get("/health?lang=ar").body())
                    .contains("استُعيدت للفحص", "ميغابايت")
                    .doesNotContain("??");
            Files.writeString(first.file().resolveSibling(first.name() + ".verified"), "1");
            assertThat(administrator.get("/health?lang=en").body()).doesNotContain("Restored as a check");
        } finally {
            FileSystemUtils.deleteRecursively(backups);
        }
    }
}
