package org.rida.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.rida.OwnJobs;
import org.rida.database.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A charity with a mail server, a shared folder, and jobs: {@code board} draws a report, {@code months} in Arabic alone, {@code broken} fails. */
final class MailFixture implements AutoCloseable {

    /** Where recipients reach the console. */
    static final String CONSOLE = "https://rida.charity.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path place = place();

    void register(DynamicPropertyRegistry properties) throws IOException {
        server.start();
        OwnJobs.in(place);
        Files.createDirectories(share());
        Files.writeString(
                Files.createDirectories(place.resolve("in")).resolve("requests.csv"),
                """
                request_no,received_on,kind,channel,replied_on
                R-0,2026-08-20,aid,phone,2026-08-30
                R-1,2026-10-01,aid,phone,2026-10-09
                R-2,2026-10-02,complaint,website,
                """);
        job("board", "in", "[ar, en], formats: [pdf, html]");
        job("months", "in", "[ar], formats: [pdf]");
        job("broken", "not-there", "[ar, en], formats: [pdf, html]");
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", () -> jobs().toString());
        properties.add("rida.data", () -> place.resolve("data").toString());
        properties.add("rida.archive", () -> place.resolve("archive").toString());
        properties.add("rida.mail.from", () -> "rida@charity.example");
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> server.getSmtp().getPort());
        properties.add("rida.mail.console-url", () -> CONSOLE + "/");
        recipients(
                """
                reports:
                  - {report: board-monthly, when: draft, language: ar, to: [quality@charity.example]}
                  - {report: board-monthly, when: issue, language: ar, to: [chair@charity.example, member@charity.example]}
                  - {report: board-monthly, when: issue, language: en, formats: [pdf, html, png, txt], folders: [%s]}
                failures:
                  - {language: en, to: [admin@charity.example]}
                mornings:
                  - {language: ar, to: [quality@charity.example]}
                  - {role: administrator, language: en, to: [morning@charity.example]}
                """
                        .formatted(share()));
    }

    Path jobs() {
        return place.resolve("jobs");
    }

    Path share() {
        return place.resolve("share");
    }

    Path inbox() throws IOException {
        return Files.createDirectories(place.resolve("inbox"));
    }

    private void recipients(String text) throws IOException {
        Files.writeString(Files.createDirectories(jobs().resolve("delivery")).resolve("recipients.yaml"), text);
    }

    MimeMessage[] received(String recipient) {
        return server.getReceivedMessagesForDomain(recipient);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void job(String name, String folder, String drawn) throws IOException {
        Files.writeString(
                jobs().resolve(name + ".yaml"),
                """
                title: {ar: تقرير, en: Some report}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
                steps:
                  - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
                  - recount: {months: stale}
                  - report: {name: board-monthly, languages: %s}
                """
                        .formatted(place.resolve(folder), drawn));
    }

    private static Path place() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "delivery");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Evening {

        @Bean
        @Primary
        InstantSource evening() {
            return InstantSource.fixed(Instant.parse("2026-11-01T18:30:00Z"));
        }
    }
}
