package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.i18n.Language;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of the mail server, and its test message; how the answers of a server are told, {@code MailServerTest} has. */
class MailPagesTest extends RunningConsole {

    @Autowired
    Outbox outbox;

    /** There is no mail server here: the page has a form for one, and a test hands out the message instead of sending it. */
    @Test
    void theMailSettingsSayWhatIsMissing() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/messages?lang=en").body();
        assertThat(page)
                .contains("No mail server is set", "action=\"/messages/mail\"", "Download the test message")
                .doesNotContain("SPRING_MAIL");

        HttpResponse<String> file =
                administrator.post("/messages", "/messages/test", Map.of("address", "me@charity.example"));
        assertThat(file.headers().firstValue("Content-Type")).contains("message/rfc822");
        assertThat(file.body())
                .contains("To: me@charity.example", "Subject: Test message", "text/plain", "text/html")
                .contains("Message-ID: <test@rida>");
        assertThat(administrator.get("/audit?action=message-saved").body()).contains("Test message downloaded");
        administrator.post("/messages", "/messages/test", Map.of("address", "nobody"));
        assertThat(administrator.get("/messages").body())
                .contains("role=\"alert\"", "Enter one mail address, with an @");
        assertThat(sql.sql("select count(*) from outbox_message where recipient = 'me@charity.example'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Nobody gets them unless an administrator acts: they wait for one, until they are sent again or forgotten. */
    @Test
    void messagesThatWereNotSentWaitForAnAdministrator() {
        long before = outbox.countStuck();
        long held = enqueue("held without a server");
        long failed = enqueue("failed for good");
        assertThat(outbox.countStuck()).as("about to be sent").isEqualTo(before);
        sql.sql("update outbox_message set enqueued_at = now() - interval '2 minutes' where outbox_message_id = :held")
                .param("held", held)
                .update();
        fail(failed, 0);
        assertThat(outbox.countStuck()).isEqualTo(before + 2);
        String first = client(Role.ADMINISTRATOR).get("/?lang=en").body();
        assertThat(first)
                .containsPattern("href=\"/messages\">" + (before + 2) + " messages not sent<")
                .containsPattern("(?s)href=\"/messages\"[^>]*><span>Messages</span> <span class=\"waiting-count\"");
        assertThat(client(Role.QUALITY).get("/?lang=en").body()).doesNotContain("not sent<");

        fail(failed, 31);
        assertThat(outbox.countStuck()).as("forgotten").isEqualTo(before + 1);
        fail(failed, 0);
        long again = outbox.resend(failed, Actor.console("administrator", "test"), "test");
        sql.sql("update outbox_message set state = 'sent', sent_at = now() where outbox_message_id in (:held, :again)")
                .param("held", held)
                .param("again", again)
                .update();
        assertThat(outbox.countStuck()).as("sent, or sent again").isEqualTo(before);
    }

    private long enqueue(String topic) {
        return outbox.enqueue(
                        new NewMessage(topic, Language.EN, topic, "", List.of()),
                        new Recipient(TransportType.MAIL, "stuck@charity.example"))
                .orElseThrow();
    }

    private void fail(long message, int daysAgo) {
        sql.sql(
                        """
                        update outbox_message set state = 'failed', enqueued_at = now() - make_interval(days => :days)
                        where outbox_message_id = :message
                        """)
                .param("message", message)
                .param("days", daysAgo)
                .update();
    }

    /** What cannot be chosen is not offered, and what promises mail says that it waits. */
    @Test
    void withoutAServerNothingPromisesMail() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/messages?lang=en").body())
                .contains("Without encryption only to a server within the own network")
                .doesNotContain("value=\"none\"");
        String draft = sql.sql("select max(edition_id) from report_edition where state = 'draft'")
                .query(String.class)
                .single();
        String held = "No mail server is set: messages wait";
        for (String page : List.of("/charity", "/drafts/" + draft)) {
            assertThat(administrator.get(page).body()).as(page).contains(held, "href=\"/messages#mail\"");
        }
        assertThat(client(Role.QUALITY).get("/drafts/" + draft + "?lang=en").body())
                .contains(held, "An administrator sets it.")
                .doesNotContain("href=\"/messages#mail\"");
    }

    /** A message that was tried in vain waits otherwise than one that was not; its subject is told in the reader's language. */
    @Test
    void aMessageSaysSinceWhenItIsTriedAndInWhichLanguageItIs() {
        String topic = "edition/999/tried";
        for (Language language : Language.values()) {
            outbox.enqueue(
                    new NewMessage(
                            topic,
                            language,
                            language == Language.AR ? "رسالة مجرّبة" : "Tried message",
                            "x",
                            List.of()),
                    new Recipient(TransportType.MAIL, language.code() + "@charity.example"));
        }
        String tried = "select outbox_message_id from outbox_message where topic = '" + topic + "' and language = 'ar'";
        sql.sql(
                        "update outbox_message set attempts = 2, error_ar = 'لا يجيب', error_en = 'does not answer' where outbox_message_id in ("
                                + tried + ")")
                .update();
        sql.sql(
                        "insert into delivery_attempt (outbox_message_id, number, process, started_at, ended_at, outcome) select outbox_message_id, 1, 'p', timestamptz '2026-10-30T09:00Z', timestamptz '2026-10-30T09:01Z', 'deferred' from ("
                                + tried + ") m")
                .update();
        try {
            TestClient administrator = client(Role.ADMINISTRATOR);
            String list = administrator.get("/messages?lang=en").body();
            assertThat(list)
                    .containsPattern(
                            "(?s)>Tried message</a><small>in Arabic</small>.*?2 tries have failed since 30 October 2026")
                    .contains("next try ", "does not answer")
                    .doesNotContain("رسالة مجرّبة");
            assertThat(administrator.get("/messages?lang=ar").body()).contains("محاولتان لم تنجحا منذ", "بالإنجليزية");
        } finally {
            sql.sql("delete from delivery_attempt where outbox_message_id in (" + tried + ")")
                    .update();
            sql.sql("delete from outbox_message where topic = '" + topic + "'").update();
        }
    }

    @Test
    void aMailServerIsNamedInTheFormTriedAndForgotten() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/messages?lang=en");
        Map<String, String> form = new HashMap<>(Map.of(
                "host", "127.0.0.1", "port", "25", "encryption", "starttls", "user", "rida", "password", "s3cret"));
        form.put("sender", "rida@charity.example");

        administrator.post("/messages", "/messages/mail", form);
        assertThat(administrator.get("/messages").body())
                .contains(
                        "lies within the own network",
                        "add the line rida.mail.private-hosts=127.0.0.1:25",
                        "value=\"127.0.0.1\"",
                        "value=\"rida@charity.example\"")
                .doesNotContain("s3cret");
        form.put("host", "no-such-server.invalid");
        administrator.post("/messages", "/messages/mail", form);
        assertThat(administrator.get("/messages").body())
                .contains("Saved. Messages that wait", "One is stored", "Send a test message to myself")
                .doesNotContain("s3cret", "enc:", "No mail server is set");
        administrator.post("/messages", "/messages/test", Map.of("address", "me@charity.example"));
        assertThat(administrator.get("/messages").body())
                .contains("No mail server of this name is known (no-such-server.invalid)");
        assertThat(administrator.get("/settings").body()).contains("no-such-server.invalid");
        assertThat(administrator.get("/audit?action=mail-changed").body())
                .contains("Mail settings changed", "\u2068empty\u2069 → \u2068no-such-server.invalid\u2069")
                .contains("\u2068empty\u2069 → \u2068newly set\u2069")
                .doesNotContain("s3cret", "now.");
        assertThat(administrator.get("/audit.csv?action=mail-changed").body()).contains("Mail server: ");

        administrator.post("/messages", "/messages/mail", Map.of("host", ""));
        assertThat(administrator.get("/messages").body()).contains("Mail is switched off", "No mail server is set");
    }
}
