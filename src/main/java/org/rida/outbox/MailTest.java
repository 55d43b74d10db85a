package org.rida.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The settings of the mail server as they are in effect, and a message that shows whether they are right. It takes the way of all
 * messages, so that its attempts and errors are those that others would meet.
 */
@Component
public class MailTest {

    /** One address, not a list of them. What the mail server makes of it is its business. */
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,190}");

    /** Name of the message as a file. */
    public static final String FILE = "test-message.eml";

    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource time;
    private final MailSettings settings;

    MailTest(
            Outbox outbox,
            AuditLog audit,
            InstantSource time,
            @Value("${spring.mail.host:}") String host,
            @Value("${spring.mail.port:25}") int port,
            @Value("${spring.mail.username:}") String user,
            @Value("${spring.mail.password:}") String password,
            @Value("${rida.mail.from}") String from) {
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
        this.settings = new MailSettings(host, port, user, !password.isEmpty(), from);
    }

    /**
     * What is set. The password is not told.
     *
     * @param host of the mail server; empty when none is set
     * @param user at the mail server; empty when it asks for none
     * @param password whether there is one
     * @param from the sender's address; empty when none is set
     */
    public record MailSettings(String host, int port, String user, boolean password, String from) {}

    public MailSettings settings() {
        return settings;
    }

    /**
     * Enqueues a test message.
     *
     * @param address of the recipient
     * @param messages in the language of the message
     * @return the number of the message
     * @throws Problem when the address is none, or the settings do not suffice to send anything
     */
    public long send(String address, Messages messages, Actor actor) {
        return audit.record(Operation.because("", actor, AuditAction.MESSAGE_TESTED, address), () -> {
            requireAddress(address);
            outbox.missing(TransportType.MAIL).ifPresent(missing -> {
                throw new Problem(missing);
            });
            @Nullable
            Long enqueued = outbox.enqueue(
                            new NewMessage(
                                    "test/" + time.instant(),
                                    messages.language(),
                                    messages.format("mail.test.subject"),
                                    messages.format("mail.test.body"),
                                    List.of()),
                            new Recipient(TransportType.MAIL, address))
                    .orElse(null);
            if (enqueued == null) {
                throw Problem.of("problem.mail-test-twice");
            }
            return enqueued;
        });
    }

    /** What is missing before anything can be sent; empty when nothing is. */
    public Optional<BilingualText> missing() {
        return outbox.missing(TransportType.MAIL);
    }

    /**
     * The same message as a file that mail programs open: what recipients would see, while nothing can be sent yet.
     *
     * @throws Problem when the address is none
     */
    public byte[] file(String address, Messages messages, Actor actor) {
        return audit.record(new Operation(actor, AuditAction.MESSAGE_TESTED, address, Map.of("file", FILE)), () -> {
            requireAddress(address);
            try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
                MimeMessage message = new MimeMessage((Session) null);
                String subject = messages.format("mail.test.subject");
                String body = messages.format("mail.test.body");
                SmtpTransport.write(message, settings.from(), address, messages.language(), subject, body);
                message.setSentDate(Date.from(time.instant()));
                message.saveChanges();
                // by itself it would name the account and the machine
                message.setHeader("Message-ID", "<test@rida>");
                message.writeTo(file);
                return file.toByteArray();
            } catch (MessagingException e) {
                throw Problem.because(e, "problem.mail-address");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void requireAddress(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw Problem.of("problem.mail-address");
        }
    }
}
