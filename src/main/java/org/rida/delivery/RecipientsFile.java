package org.rida.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.rules.RulesValidator;
import org.rida.outbox.DocumentPasswords;
import org.rida.policy.YamlFile;
import org.rida.report.Reports;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the file of recipients at each use, so that a change takes effect at once; it is validated at start too. Without the file
 * no messages are enqueued.
 */
@Component
public class RecipientsFile implements RulesValidator {

    private final Path jobs;
    private final Reports reports;
    private final DocumentPasswords passwords;

    RecipientsFile(@Value("${rida.jobs}") Path jobs, Reports reports, DocumentPasswords passwords) {
        this.jobs = jobs;
        this.reports = reports;
        this.passwords = passwords;
        current();
    }

    /** @throws Problem listing everything that is wrong in the file */
    Recipients current() {
        return read(jobs);
    }

    /** Addresses of quality officers and administrators: those who are told each morning what waits for people of these roles. */
    public List<String> staff() {
        return current().mornings().stream()
                .filter(line -> line.role().includes(Role.QUALITY))
                .flatMap(line -> line.to().stream())
                .distinct()
                .toList();
    }

    /** @throws Problem listing everything that is wrong in the file of the proposed folder */
    @Override
    public void check(Path proposed) {
        read(proposed);
    }

    /** A missing file is valid: the charity sends no messages then. */
    private Recipients read(Path folder) {
        Path file = folder.resolve("delivery").resolve("recipients.yaml");
        if (!Files.exists(file)) {
            return Recipients.NONE;
        }
        Recipients declared = YamlFile.read(file, Recipients.class);
        List<BilingualText> problems = new RecipientsValidator(file.toString(), reports, passwords).problems(declared);
        if (!problems.isEmpty()) {
            throw new Problem(BilingualText.of(language -> String.join(
                    "\n", problems.stream().map(p -> "- " + p.in(language)).toList())));
        }
        return declared;
    }
}
