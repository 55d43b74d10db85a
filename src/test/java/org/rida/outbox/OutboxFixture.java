package org.rida.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.rida.access.AuditLog;
import org.rida.database.ApplicationName;
import org.rida.i18n.Language;
import org.rida.intake.key.PseudonymKeys;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

/** The outbox and a sender of one process, on a database and a mail server. */
final class OutboxFixture {

    static final MessageLeases.DeliveryTiming TIMING = new MessageLeases.DeliveryTiming(
            Duration.ofMinutes(5), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofHours(1));
    /** Opens what is sent to the board. */
    static final String PASSWORD = "correct horse: 12+";

    static final DocumentPasswords PASSWORDS = new DocumentPasswords(new MockEnvironment()
            .withProperty("rida.delivery.passwords.board", PASSWORD)
            .withProperty("rida.delivery.passwords.short", "eleven char")
            .withProperty("rida.delivery.passwords.mixed", "كلمة مرور the board's"));
    private static final String FROM = "rida@charity.example";

    final Outbox outbox;
    final MessageSender sender;
    final List<Object> events = new CopyOnWriteArrayList<>();

    /** Numbers of messages whose recipients are none any more. */
    final Set<Long> former = ConcurrentHashMap.newKeySet();

    OutboxFixture(DataSource database, int smtpPort, MessageLeases.DeliveryTiming timing) {
        this(database, smtpPort, timing, mail -> mail);
    }

    /** @param detour what happens around the carrying of mail */
    OutboxFixture(
            DataSource database,
            int smtpPort,
            MessageLeases.DeliveryTiming timing,
            UnaryOperator<MessageTransport> detour) {
        JdbcClient sql = JdbcClient.create(database);
        AuditLog audit = AuditLog.of(database, InstantSource.system());
        MailServer server = server(smtpPort, sql, audit);
        AttachmentReader attachments = new AttachmentReader(sql, PASSWORDS);
        List<MessageTransport> transports = new ArrayList<>(
                List.of(detour.apply(new SmtpTransport(server, attachments)), new FolderTransport(attachments)));
        outbox = new Outbox(sql, transports, server, audit);
        MessageLeases leases =
                new MessageLeases(sql, new JdbcTransactionManager(database), new ApplicationName("test"), timing);
        sender = new MessageSender(leases, transports, List.of(message -> former.contains(message.id())), events::add);
    }

    /** As properties name it; none at port 0. */
    private static MailServer server(int port, JdbcClient sql, AuditLog audit) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (port > 0) {
            JavaMailSenderImpl server = new JavaMailSenderImpl();
            server.setHost("127.0.0.1");
            server.setPort(port);
            server.getJavaMailProperties()
                    .putAll(Map.of(
                            "mail.smtp.connectiontimeout", "5000",
                            "mail.smtp.timeout", "5000",
                            "mail.smtp.localhost", "charity.example"));
            beans.addBean("server", server);
        }
        return new MailServer(
                sql,
                new PseudonymKeys(sql, Path.of("target", "no-key"), audit),
                audit,
                new MailServers(List.of()),
                beans.getBeanProvider(JavaMailSenderImpl.class),
                FROM);
    }

    long enqueue(String about, String recipient, Attachment... attachments) {
        return outbox.enqueue(
                        new NewMessage(
                                about,
                                Language.AR,
                                "التقرير الشهري",
                                "أُجيب عنه خلال أسبوعين.\n\nالتقرير مرفق.",
                                List.of(attachments)),
                        new Recipient(TransportType.MAIL, recipient))
                .orElseThrow();
    }

    int send() {
        return sender.send(Duration.ofSeconds(20));
    }
}
