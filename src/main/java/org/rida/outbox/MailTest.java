package org.rida.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.outbox.MailSettings.MailForm;
import org.rida.privacy.PartialAddress;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * A message that shows whether the mail settings are right. It goes to the server at once, by the way of all messages, so that its error
 * is the one that others would meet.
 */
@Component
public class MailTest {

    /** Name of the message as a file. */
    public static final String FILE = "test-message.eml";

    private final MailServer server;
    private final AuditLog audit;
    private final InstantSource time;

    MailTest(MailServer server, AuditLog audit, InstantSource time) {
        this.server = server;
        this.audit = audit;
        this.time = time;
    }

    public MailSettings settings() {
        return server.settings();
    }

    /** What is missing before anything can be sent; empty when nothing is. */
    public Optional<BilingualText> missing() {
        return server.missing();
    }

    /**
     * Sends a test message, and waits for what the server says of it.
     *
     * @param address of the recipient
     * @param messages in the language of the message
     * @throws Problem when the address is none, or with the server's answer in words when it does not take the message
     */
    public void send(String address, Messages messages, Actor actor) {
        audit.record(Operation.because("", actor, AuditAction.MESSAGE_TESTED, PartialAddress.shorten(address)), () -> {
            MailForm.requireAddress(address);
            server.missing().ifPresent(missing -> {
                throw new Problem(missing);
            });
            try {
                JavaMailSender sender = server.connect();
                MimeMessage message = sender.createMimeMessage();
                write(message, address, messages);
                sender.send(message);
            } catch (MailException | MessagingException | Problem e) {
                throw new Problem(SmtpErrors.classify(e, address).description(), e);
            }
        });
    }

    /**
     * The same message as a file that mail programs open: what recipients would see, while nothing can be sent yet.
     *
     * @throws Problem when the address is none
     */
    public byte[] file(String address, Messages messages, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.MESSAGE_SAVED, PartialAddress.shorten(address), Map.of("file", FILE)),
                () -> {
                    MailForm.requireAddress(address);
                    try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
                        MimeMessage message = new MimeMessage((Session) null);
                        write(message, address, messages);
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

    private void write(MimeMessage message, String address, Messages messages) throws MessagingException {
        SmtpTransport.write(
                message,
                server.settings().from(),
                address,
                messages.language(),
                messages.format("mail.test.subject"),
                messages.format("mail.test.body"));
    }
}
