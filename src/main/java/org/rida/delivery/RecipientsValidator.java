package org.rida.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.delivery.Recipients.FailureLine;
import org.rida.delivery.Recipients.MorningLine;
import org.rida.delivery.Recipients.ReportLine;
import org.rida.delivery.Recipients.When;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.outbox.DocumentPasswords;
import org.rida.policy.Policy.Audience;
import org.rida.report.Reports;
import org.rida.report.edition.DocumentFormat;

/** Validates the file of recipients: each problem with its position, what was expected, and what was found. */
final class RecipientsValidator {

    /** Deliberately simple: one "@", a domain with a dot, no separators that would make it a list of addresses. */
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>.]+(\\.[^@\\s,;<>.]+)+");

    private final String file;
    private final Reports reports;
    private final DocumentPasswords passwords;
    private final List<BilingualText> problems = new ArrayList<>();

    RecipientsValidator(String file, Reports reports, DocumentPasswords passwords) {
        this.file = file;
        this.reports = reports;
        this.passwords = passwords;
    }

    /** All problems at once; empty when the file is valid. */
    List<BilingualText> problems(Recipients recipients) {
        for (int i = 0; i < recipients.reports().size(); i++) {
            check("reports[" + (i + 1) + "]", recipients.reports().get(i));
        }
        for (int i = 0; i < recipients.failures().size(); i++) {
            check("failures[" + (i + 1) + "]", recipients.failures().get(i));
        }
        for (int i = 0; i < recipients.mornings().size(); i++) {
            check("mornings[" + (i + 1) + "]", recipients.mornings().get(i));
        }
        return problems;
    }

    /** Folders must exist at validation: one that is missing later only delays delivery. */
    private void check(String where, ReportLine line) {
        expect(reports.names().contains(line.report()), where + ".report", reports.names(), line.report());
        expect(line.when() != null, where + ".when", "draft, issue", "-");
        expect(line.language() != null, where + ".language", "ar, en", "-");
        boolean forQuality = line.when() == When.DRAFT || isForQuality(line.report());
        expect(
                !forQuality || line.readers() == Role.QUALITY,
                where + ".readers",
                "quality",
                line.readers().name().toLowerCase(Locale.ROOT));
        line.formats().forEach(f -> expect(reports.formats().contains(f), where + ".formats", reports.formats(), f));
        password(where, line);
        expect(!line.recipients().isEmpty(), where, "to: [board@charity.example]", "-");
        addresses(where, line.to());
        for (String folder : line.folders()) {
            if (!Files.isDirectory(Path.of(folder))) {
                problems.add(Problem.of("problem.recipients.folder", "file", file, "where", where, "found", folder)
                        .text());
            }
        }
    }

    /** Only PDF can be protected, and a picture beside it would tell what it holds. */
    private void password(String where, ReportLine line) {
        String name = line.password();
        if (name == null) {
            return;
        }
        expect(
                passwords.find(name).isPresent(),
                where + ".password",
                DocumentPasswords.variable(name) + " (" + DocumentPasswords.SHORTEST + "+)",
                name);
        line.formats().stream()
                .filter(format -> !DocumentFormat.extension(format).equals("pdf"))
                .forEach(format -> expect(false, where + ".formats", "pdf, pdf-both", format));
    }

    /** A report that may show single requests. */
    private boolean isForQuality(String report) {
        return reports.names().contains(report) && reports.audience(report) == Audience.QUALITY;
    }

    private void check(String where, FailureLine line) {
        mail(where, line.language(), line.to());
    }

    /** Nothing waits for the board. */
    private void check(String where, MorningLine line) {
        expect(line.role() != Role.BOARD, where + ".role", "quality, administrator", "board");
        mail(where, line.language(), line.to());
    }

    private void mail(String where, @Nullable Language language, List<String> to) {
        expect(language != null, where + ".language", "ar, en", "-");
        expect(!to.isEmpty(), where, "to: [admin@charity.example]", "-");
        addresses(where, to);
    }

    /** Checks the form only: whether a mailbox exists is known when a message is sent. */
    private void addresses(String where, List<String> to) {
        to.forEach(t -> expect(ADDRESS.matcher(t).matches(), where + ".to", "name@charity.example", t));
    }

    private void expect(boolean valid, String where, Object expected, String found) {
        if (!valid) {
            problems.add(Problem.of(
                            "problem.recipients.value",
                            "file",
                            file,
                            "where",
                            where,
                            "expected",
                            expected,
                            "found",
                            String.valueOf(found))
                    .text());
        }
    }
}
