package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.ApplicationName;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.key.PseudonymKeys;
import org.rida.outbox.MailSettings.MailForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of the form: used at once by every process, its password nowhere in plain text, its answers in words. */
class MailServerTest extends OutboxCase {

    private static final Actor ADMINISTRATOR = Actor.console("admin", "192.0.2.1");
    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);
    private static final String SECRET = "s3cret of the mailbox";
    private static final String TO = "me@charity.example";

    private final AuditLog audit = AuditLog.of(database, InstantSource.system());

    @BeforeEach
    void mailbox() {
        server.setUser("rida@charity.example", "rida", SECRET);
    }

    @Test
    void whatIsSavedIsUsedByEveryProcessAtOnce() throws Exception {
        MailServer here = process();
        MailServer elsewhere = process();
        assertThat(elsewhere.missing()).isPresent();
        OutboxFixture waiting = new OutboxFixture(database, 0, OutboxFixture.TIMING);
        waiting.enqueue("edition/1", "board@charity.example");

        here.save(form("127.0.0.1", port(), "none", SECRET), ADMINISTRATOR);

        assertThat(elsewhere.missing()).isEmpty();
        assertThat(sender(elsewhere).send(Duration.ofSeconds(20))).isEqualTo(1);
        test(elsewhere).send(TO, ENGLISH, ADMINISTRATOR);
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(message -> assertThat(
                        message.getFrom()[0].toString())
                .isEqualTo("rida@charity.example"));
        assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("Test message");

        here.save(new MailForm("", "", "", "", "", ""), ADMINISTRATOR);
        assertThat(elsewhere.missing()).isPresent();
    }

    @Test
    void thePasswordIsNowhereInPlainTextAndKeptForItsServerAndUserOnly() {
        MailServer mail = process();
        mail.save(form("127.0.0.1", port(), "none", SECRET), ADMINISTRATOR);
        assertThat(stored()).startsWith("enc:").doesNotContain(SECRET);
        assertThat(mail.settings().toString() + form("h", "25", "none", SECRET)).doesNotContain(SECRET);
        assertThat(sql.sql("select detail ->> 'now.password' from audit_entry where action = 'mail-changed'")
                        .query(String.class)
                        .single())
                .isEqualTo("new");
        assertThat(sql.sql("select count(*) from audit_entry where position(:secret in audit_entry::text) > 0")
                        .param("secret", SECRET)
                        .query(Long.class)
                        .single())
                .isZero();

        mail.save(form("127.0.0.1", port(), "none", ""), ADMINISTRATOR);
        test(mail).send(TO, ENGLISH, ADMINISTRATOR);
        assertThat(server.getReceivedMessages()).hasSize(1);

        mail.save(form("localhost", port(), "none", ""), ADMINISTRATOR);
        assertThat(stored()).as("another server").isEmpty();
    }

    @Test
    void theAnswerOfTheServerIsToldInWords() throws Exception {
        MailServer mail = process();
        mail.save(form("127.0.0.1", port(), "none", "a wrong one"), ADMINISTRATOR);
        assertAnswer(mail, "rejects the user name or the password", "لا يقبل خادم البريد اسم المستخدم أو كلمة المرور");
        assertThat(server.getReceivedMessages()).isEmpty();

        mail.save(form("127.0.0.1", port(), "starttls", SECRET), ADMINISTRATOR);
        assertAnswer(mail, "No encrypted connection", "لم ينشأ اتصال مشفّر");
        mail.save(form("127.0.0.1", port(), "tls", SECRET), ADMINISTRATOR);
        assertAnswer(mail, "No encrypted connection", "لم ينشأ اتصال مشفّر");

        GreenMail encrypted = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        encrypted.start();
        try {
            String port = Integer.toString(encrypted.getSmtps().getPort());
            mail.save(form("127.0.0.1", port, "tls", SECRET), ADMINISTRATOR);
            // a certificate that nobody vouches for
            assertAnswer(mail, "certificate is valid for its name", "شهادة الخادم");
        } finally {
            encrypted.stop();
        }
        try (ServerSocket closed = new ServerSocket(0)) {
            mail.save(form("127.0.0.1", Integer.toString(closed.getLocalPort()), "none", ""), ADMINISTRATOR);
        }
        assertAnswer(mail, "Nothing answers at the address and port", "لا مجيب عند عنوان خادم البريد");
        mail.save(form("no-such-server.invalid", "587", "starttls", SECRET), ADMINISTRATOR);
        assertAnswer(mail, "No mail server of this name is known", "لا يُعرف خادم بريد بهذا الاسم");
    }

    /** Otherwise whoever may open the form could look through the network with it. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 25, lies within the own network",
        "10.1.2.3, 587, lies within the own network",
        "169.254.169.254, 25, lies within the own network",
        "192.0.2.7, 8080, 'ports 25, 465, 587 and 2525'",
        "192.0.2.7, 0, Enter the port",
        "a b, 25, Enter the name of the mail server",
        "192.0.2.7, port, Enter the port"
    })
    void aServerThatMayNotBeNamedIsRefused(String host, String port, String words) {
        MailServer mail = new MailServer(sql, keys(), audit, new MailServers(List.of()), none(), "");

        assertThatThrownBy(() -> mail.save(form(host, port, "none", ""), ADMINISTRATOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
        assertThat(mail.missing()).isPresent();
        assertThat(sql.sql("select outcome from audit_entry where action = 'mail-changed'")
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "set@charity.example"})
    void propertiesGoBeforeTheForm(String fixedSender) {
        process().save(form("127.0.0.1", port(), "none", SECRET), ADMINISTRATOR);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        JavaMailSenderImpl named = new JavaMailSenderImpl();
        named.setHost("smtp.charity.example");
        named.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
        beans.addBean("named", named);
        MailServers any = new MailServers(List.of());

        MailSettings byProperties = new MailServer(
                        sql, keys(), audit, any, beans.getBeanProvider(JavaMailSenderImpl.class), fixedSender)
                .settings();
        MailSettings byForm = new MailServer(sql, keys(), audit, any, none(), fixedSender).settings();

        assertThat(byProperties)
                .isEqualTo(new MailSettings(
                        "smtp.charity.example",
                        25,
                        MailSettings.Encryption.STARTTLS,
                        "",
                        false,
                        fixedSender,
                        MailSettings.MailOrigin.PROPERTIES));
        assertThat(byForm.from()).isEqualTo(fixedSender.isEmpty() ? "rida@charity.example" : fixedSender);
    }

    private void assertAnswer(MailServer mail, String english, String arabic) {
        assertThatThrownBy(() -> test(mail).send(TO, ENGLISH, ADMINISTRATOR))
                .isInstanceOfSatisfying(Problem.class, answer -> {
                    assertThat(answer.text().en()).contains(english).doesNotContain("Exception", SECRET);
                    assertThat(answer.text().ar()).contains(arabic);
                });
    }

    private MailForm form(String host, String port, String encryption, String password) {
        return new MailForm(host, port, encryption, "rida", password, "rida@charity.example");
    }

    private String port() {
        return Integer.toString(server.getSmtp().getPort());
    }

    private String stored() {
        return sql.sql("select password from mail_settings").query(String.class).single();
    }

    private PseudonymKeys keys() {
        return new PseudonymKeys(sql, folder.resolve("data"), audit);
    }

    /** One that may name every server on this machine. */
    private MailServer process() {
        MailServers any = new MailServers(List.of()) {
            @Override
            void require(String host, int port) {
                if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
                    super.require(host, port);
                }
            }
        };
        return new MailServer(sql, keys(), audit, any, none(), "");
    }

    private static ObjectProvider<JavaMailSenderImpl> none() {
        return new StaticListableBeanFactory(Map.of()).getBeanProvider(JavaMailSenderImpl.class);
    }

    private MailTest test(MailServer mail) {
        return new MailTest(mail, audit, InstantSource.system());
    }

    private MessageSender sender(MailServer mail) {
        return new MessageSender(
                new MessageLeases(
                        sql,
                        new JdbcTransactionManager(database),
                        new ApplicationName("elsewhere"),
                        OutboxFixture.TIMING),
                List.of(new SmtpTransport(mail, new AttachmentReader(sql, OutboxFixture.PASSWORDS))),
                List.of(),
                event -> {});
    }
}
