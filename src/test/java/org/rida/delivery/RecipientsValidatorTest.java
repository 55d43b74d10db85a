package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.i18n.Problem;
import org.rida.outbox.DocumentPasswords;
import org.rida.report.Reports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** What can be wrong in the file of recipients. */
class RecipientsValidatorTest extends OctoberRun {

    @Autowired
    private Reports reports;

    private final DocumentPasswords passwords =
            new DocumentPasswords(new MockEnvironment().withProperty("rida.delivery.passwords.board", "twelve chars"));

    @TempDir
    Path jobs;

    @Test
    void allProblemsOfTheRecipientsAreReportedTogether() throws IOException {
        Files.writeString(
                Files.createDirectories(jobs.resolve("delivery")).resolve("recipients.yaml"),
                """
                reports:
                  - {report: bord-monthly, when: draft, language: ar, to: [quality.charity.example]}
                  - {report: board-monthly, language: ar, formats: [doc], folders: [no/such/folder]}
                  - {report: board-monthly, when: draft, readers: board, language: ar, to: [board@charity.example]}
                  - {report: watch-list, when: issue, language: ar, to: [board@charity.example]}
                  - {report: watch-list, when: issue, readers: quality, language: ar, to: [quality@charity.example]}
                  - {report: board-monthly, when: issue, language: ar, password: board, to: [board@charity.example]}
                  - {report: board-monthly, when: issue, language: ar, formats: [pdf, png], password: chair, to: [chair@charity.example]}
                failures:
                  - {language: ar}
                mornings:
                  - {role: board, language: ar, to: [board@charity.example]}
                """);
        assertThatThrownBy(() -> new RecipientsFile(jobs, reports, passwords))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.text().en().lines())
                        .hasSize(11)
                        .noneMatch(l -> l.contains("reports[6]"))
                        .anyMatch(l -> l.contains(
                                "reports[7].password: expected RIDA_DELIVERY_PASSWORDS_CHAIR (12+), found \"chair\""))
                        .anyMatch(l -> l.contains("reports[7].formats: expected pdf, pdf-both, found \"png\""))
                        .anyMatch(l -> l.contains("reports[3].readers: expected quality, found \"board\""))
                        .anyMatch(l -> l.contains("reports[4].readers: expected quality, found \"board\""))
                        .anyMatch(
                                l -> l.contains("reports[1].report: expected") && l.contains("found \"bord-monthly\""))
                        .anyMatch(l -> l.contains("reports[1].to: expected name@charity.example"))
                        .anyMatch(l -> l.contains("reports[2].when: expected draft, issue"))
                        .anyMatch(
                                l -> l.contains(
                                        "reports[2].formats: expected csv, html, html-both, pdf, pdf-both, png, txt, xlsx, zip-both, found \"doc\""))
                        .anyMatch(l -> l.contains("found \"no/such/folder\""))
                        .anyMatch(l -> l.contains("failures[1]: expected to:"))
                        .anyMatch(l -> l.contains("mornings[1].role: expected quality, administrator")));
    }
}
