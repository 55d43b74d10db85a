package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Role;
import org.rida.command.CommandsInContext;
import org.rida.delivery.PresentRecipients;
import org.rida.i18n.Language;
import org.rida.outbox.MessageSender;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages that wait for an address that was removed meanwhile: marked, held, and cancelled or sent to the present recipients. */
class FormerRecipientsTest extends RunningConsole {

    @Autowired
    Outbox outbox;

    @Autowired
    MessageSender sender;

    @Autowired
    PresentRecipients present;

    @Autowired
    ConfigurableApplicationContext context;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private String before = "";

    @BeforeEach
    void file(@Value("${rida.jobs}") Path jobs) throws IOException {
        file = jobs.resolve("delivery").resolve("recipients.yaml");
        before = Files.readString(file);
    }

    @AfterEach
    void asItWas() throws IOException {
        Files.writeString(file, before);
        sql.sql("delete from outbox_message where topic = 'counted'").update();
        sql.sql(
                        "update outbox_message set state = 'cancelled', cancelled_at = now(), cancelled_by = 'test' where state = 'waiting' and subject = 'about removals'")
                .update();
    }

    @Test
    void aMessageForARemovedAddressIsMarkedAndGoesToThePresentOnesInstead() throws IOException {
        String topic = "failure/removed";
        long message = enqueue(topic, TransportType.MAIL, "admin@model-charity.example");
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/messages/" + message + "?lang=en").body();
        assertThat(page).contains("Cancel the message").doesNotContain("instead</button>", "no longer among");

        Files.writeString(file, before.replace("[admin@model-charity.example]", "[it@model-charity.example]"));
        assertThat(administrator.get("/messages?state=waiting").body())
                .contains("The address is no longer a recipient: held", "held until you decide");
        page = administrator.get("/messages/" + message).body();
        assertThat(page).contains("no longer among the recipients", "<bdi>it@model-charity.example</bdi>");
        // what was shown is what is confirmed
        Map<String, String> form = Map.of("confirmed", confirmed(page, message, "readdress"));
        Files.writeString(file, before.replace("[admin@model-charity.example]", "[head@model-charity.example]"));
        post(administrator, message, "readdress", form);
        assertThat(outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.WAITING);

        page = administrator.get("/messages/" + message).body();
        post(administrator, message, "readdress", Map.of("confirmed", confirmed(page, message, "readdress")));
        assertThat(outbox.list(new Outbox.MessageSelection(null, topic, 10, 0)))
                .extracting(m -> m.recipient().address() + " " + m.state())
                .containsExactly("head@model-charity.example WAITING", "admin@model-charity.example CANCELLED");
        assertThat(administrator.get("/messages/" + message).body())
                .containsPattern("Cancelled by .?administrator")
                .doesNotContain("Cancel the message");
        assertThat(administrator
                        .get("/audit?action=message-cancelled&subject=" + message)
                        .body())
                .contains("a***@model-charity.example");
    }

    /** Whoever removes an address is told at once that messages wait for it. */
    @Test
    void removingAnAddressTellsOfItsMessages() {
        enqueue("failure/told", TransportType.MAIL, "admin@model-charity.example");
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/account?lang=en");
        Map<String, String> form = PageForms.form(administrator, "/recipients");
        form.put("failures-0", "it@model-charity.example");
        administrator.post("/recipients", "/recipients", form);

        assertThat(administrator.get("/recipients").body()).contains("Saved. From now on", "held until you decide");
    }

    /** A report whose folder was taken from the list is not copied there, and is once the folder is in the list again. */
    @Test
    void aReportIsNotSentSilentlyToAFormerRecipient() throws IOException {
        String draft = sql.sql(
                        "select min(edition_id) from report_edition where state = 'draft' and report = 'board-monthly'")
                .query(String.class)
                .single();
        long message = enqueue("edition/" + draft + "/draft", TransportType.FOLDER, folder.toString());

        sender.send(Duration.ofSeconds(10));
        assertThat(outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.WAITING);
        assertThat(folder).isEmptyDirectory();
        String page = client(Role.ADMINISTRATOR)
                .get("/messages/" + message + "?lang=ar")
                .body();
        assertThat(page).contains("لم يعد هذا العنوان من المستلمين", "quality@model-charity.example");

        Files.writeString(
                file,
                before.replaceFirst(
                        "when: draft, language: ar, formats: \\[pdf, xlsx\\], to: \\[[^]]*\\]",
                        "when: draft, language: ar, to: [quality@model-charity.example], folders: [" + folder.toString()
                                + "]"));
        sender.send(Duration.ofSeconds(10));
        assertThat(outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.SENT);
    }

    /** As in the console: cancelled, or sent to the present recipients; and what cannot be done is said, and audited as refused. */
    @Test
    void theCommandCancelsAndReaddresses() throws IOException {
        String topic = "failure/commanded";
        String held = Long.toString(enqueue(topic, TransportType.MAIL, "gone@model-charity.example"));
        String waits = Long.toString(enqueue(topic, TransportType.MAIL, "admin@model-charity.example"));
        String view = Long.toString(enqueue("view/4711/2026-10", TransportType.MAIL, "gone@model-charity.example"));

        assertThat(command("messages", "--state", "waiting"))
                .containsPattern(held + " .*gone@.*\\R.*\\R +The address is no longer a recipient: held")
                .doesNotContainPattern(waits + " .*admin@.*\\R.*\\R +The address is no longer");
        assertThat(command("messages", "readdress", waits)).contains("is not held: the address is still a recipient");
        assertThat(command("messages", "readdress", view)).contains("there is no present recipient");
        Files.writeString(file, before.replace("[admin@model-charity.example]", "[it@model-charity.example]"));
        assertThat(command("messages", "readdress", held)).contains("The message is cancelled, and 1 new message");
        assertThat(command("messages", "readdress", held)).contains("does not wait any more");
        assertThat(command("messages", "cancel", view)).contains("The message is cancelled. It is not sent.");
        assertThat(command("messages", "cancel", view)).contains("does not wait any more");
        assertThat(command("messages", "cancel", "999999")).contains("No message has the number 999999.");

        assertThat(outbox.list(new Outbox.MessageSelection(null, topic, 10, 0)))
                .extracting(m -> m.recipient().address() + " " + m.state())
                .containsExactly(
                        "it@model-charity.example WAITING",
                        "admin@model-charity.example WAITING",
                        "gone@model-charity.example CANCELLED");
        assertThat(outcomes(waits)).containsExactly("refused");
        assertThat(outcomes(held)).containsExactly("done", "refused");
        assertThat(outcomes(view)).containsExactly("refused", "done", "refused");
    }

    /** More than one page of the list holds. */
    @Test
    void allHeldMessagesAreCounted() {
        long held = present.countFormer();
        enqueue("failure/counted", TransportType.MAIL, "gone@model-charity.example");
        sql.sql(
                        """
                        insert into outbox_message (topic, transport, recipient, language, subject, body, attachments, message_id)
                        select 'counted', 'mail', n || '@model-charity.example', 'ar', 'about removals', 'text', '[]', 'counted-' || n
                        from generate_series(1, 600) n
                        """)
                .update();
        assertThat(present.countFormer()).isEqualTo(held + 1);
    }

    /** Whoever is told that nobody gets a report, or somebody no more, is led to where that is set, if it is theirs to set. */
    @Test
    void theRecipientsAreSetFromWhereTheyAreMissed() throws IOException {
        String link = "href=\"/charity#recipients\"";
        long held = enqueue("failure/missed", TransportType.MAIL, "gone@model-charity.example");
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/messages/" + held).body()).contains(link);
        String draft = "/drafts/"
                + sql.sql(
                                "select min(edition_id) from report_edition where state = 'draft' and report = 'board-monthly'")
                        .query(String.class)
                        .single();
        assertThat(administrator.get(draft).body()).doesNotContain(link);

        Files.writeString(file, before.replaceAll("(?ms)^reports:.*?(?=^[a-z]+:|\\z)", ""));
        assertThat(administrator.get(draft + "?lang=en").body()).contains("no recipient is set", link);
        assertThat(client(Role.QUALITY).get(draft + "?lang=en").body())
                .contains("no recipient is set")
                .doesNotContain(link);
        assertThat(administrator.get("/charity").body()).contains("id=\"recipients\"");
    }

    private String command(String... arguments) {
        String[] line =
                Stream.concat(Stream.of("--lang", "en"), Stream.of(arguments)).toArray(String[]::new);
        return new CommandsInContext(context).run(line);
    }

    private List<String> outcomes(String message) {
        return sql.sql(
                        "select outcome from audit_entry where action = 'message-cancelled' and subject = :subject order by entry_id")
                .param("subject", message)
                .query(String.class)
                .list();
    }

    private long enqueue(String topic, TransportType transport, String address) {
        return outbox.enqueue(
                        new NewMessage(topic, Language.AR, "about removals", "text", List.of()),
                        new Recipient(transport, address))
                .orElseThrow();
    }

    private static void post(TestClient administrator, long message, String action, Map<String, String> form) {
        administrator.post("/messages/" + message, "/messages/" + message + "/" + action, form);
    }

    private static String confirmed(String page, long message, String action) {
        return all(page, "(?s)/messages/" + message + "/" + action + "\".*?name=\"confirmed\" value=\"(\\w+)\"")
                .get(0);
    }
}
