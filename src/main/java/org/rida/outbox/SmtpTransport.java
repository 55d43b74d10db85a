package org.rida.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends messages through the {@link MailServer} in effect; without one they wait. */
@Component
class SmtpTransport implements MessageTransport {

    private final MailServer server;
    private final AttachmentReader attachments;

    SmtpTransport(MailServer server, AttachmentReader attachments) {
        this.server = server;
        this.attachments = attachments;
    }

    @Override
    public TransportType type() {
        return TransportType.MAIL;
    }

    /** Without a server or a sender nothing can be sent: messages wait rather than fail. */
    @Override
    public Optional<BilingualText> missing() {
        return server.missing();
    }

    /** @throws DeliveryFailed as {@link SmtpErrors} classifies what the server said: to be tried again, or final */
    @Override
    public void send(OutboxMessage outgoing) {
        try {
            JavaMailSender sender = server.connect();
            sender.send(message(outgoing, sender.createMimeMessage()));
        } catch (MailException | MessagingException | Problem e) {
            throw SmtpErrors.classify(e, outgoing.recipient().address());
        }
    }

    /** Text and HTML of the same words, so that every mail program shows one of them. */
    private MimeMessage message(OutboxMessage outgoing, MimeMessage message) throws MessagingException {
        MimeMessageHelper helper = write(
                message,
                server.settings().from(),
                outgoing.recipient().address(),
                outgoing.language(),
                outgoing.subject(),
                outgoing.body());
        for (Attachment attachment : outgoing.attachments()) {
            helper.addAttachment(attachment.name(), new ByteArrayResource(attachments.content(attachment)));
        }
        message.setHeader("Message-ID", outgoing.messageId());
        return message;
    }

    /** @param from empty while no sender is configured */
    static MimeMessageHelper write(
            MimeMessage message, String from, String to, Language language, String subject, String body)
            throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        if (!from.isBlank()) {
            helper.setFrom(from);
        }
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(body, HtmlBody.html(language, body));
        // RFC 3834: automatic responders do not answer such messages
        message.setHeader("Auto-Submitted", "auto-generated");
        return helper;
    }
}
