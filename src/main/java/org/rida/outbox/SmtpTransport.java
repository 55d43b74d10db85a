package org.rida.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends by the mail server that {@code spring.mail.host} names; without one letters wait. */
@Component
class SmtpTransport implements MessageTransport {

    private final @Nullable JavaMailSender server;
    private final String from;

    SmtpTransport(ObjectProvider<JavaMailSender> server, @Value("${rida.mail.from}") String from) {
        this.server = server.getIfAvailable();
        this.from = from;
    }

    @Override
    public TransportType type() {
        return TransportType.MAIL;
    }

    @Override
    public Optional<BilingualText> missing() {
        if (server == null) {
            return Optional.of(Problem.of("mail.missing.host").text());
        }
        return from.isBlank() ? Optional.of(Problem.of("mail.missing.from").text()) : Optional.empty();
    }

    @Override
    public void send(OutboxMessage letter) {
        if (server == null) {
            throw new IllegalStateException("no mail server is configured");
        }
        letter.attachments().forEach(Attachment::check);
        try {
            server.send(message(letter, server.createMimeMessage()));
        } catch (MailException | MessagingException e) {
            throw SmtpErrors.classify(e, letter.recipient().address());
        }
    }

    private MimeMessage message(OutboxMessage letter, MimeMessage message) throws MessagingException {
        MimeMessageHelper filled = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        filled.setFrom(from);
        filled.setTo(letter.recipient().address());
        filled.setSubject(letter.subject());
        filled.setText(letter.body(), HtmlBody.html(letter));
        for (Attachment attachment : letter.attachments()) {
            filled.addAttachment(attachment.name(), new FileSystemResource(attachment.file()));
        }
        message.setHeader("Message-ID", letter.messageId());
        // out-of-office programs do not answer it
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
