package org.rida.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.mail.MailSendException;

/**
 * Translates exceptions of sending mail into {@link DeliveryFailed}: temporary ones are tried again, permanent ones need a person,
 * for instance to correct an address.
 */
final class SmtpErrors {

    /** Reply codes 5yz are permanent negative replies, 4yz transient ones (RFC 5321, section 4.2.1). */
    private static final int PERMANENT = 500;

    private SmtpErrors() {}

    /** An address problem anywhere among the causes is more specific than a general failure, and is looked for first. */
    static DeliveryFailed classify(Exception refusal, String recipient) {
        if (refusal instanceof Problem known) {
            return DeliveryFailed.temporary(known);
        }
        Set<Throwable> causes = causes(refusal);
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException address) {
                return refused(refusal, address.getReturnCode(), "mail.error.address", recipient, address.getMessage());
            }
            if (cause instanceof AddressException address) {
                return DeliveryFailed.permanent(
                        refusal, "mail.error.address", "recipient", recipient, "reason", reply(address.getMessage()));
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof SMTPSendFailedException rejected) {
                return refused(
                        refusal, rejected.getReturnCode(), "mail.error.message", recipient, rejected.getMessage());
            }
            if (cause instanceof AuthenticationFailedException login) {
                return DeliveryFailed.temporary(refusal, "mail.error.log-in", "reason", reply(login.getMessage()));
            }
        }
        return causes.stream().anyMatch(SendFailedException.class::isInstance)
                ? DeliveryFailed.permanent(
                        refusal, "mail.error.message", "recipient", recipient, "reason", lastMessage(causes))
                : DeliveryFailed.temporary(refusal, unanswered(causes), "reason", lastMessage(causes));
    }

    /** Why there was no conversation with the server at all: each reason has another remedy in the mail settings. */
    private static String unanswered(Set<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof UnknownHostException) {
                return "mail.error.host";
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "mail.error.connection";
            }
            if (cause instanceof SSLException
                    || String.valueOf(cause.getMessage()).startsWith("STARTTLS is required")) {
                return "mail.error.encryption";
            }
            if (cause instanceof SocketTimeoutException) {
                return "mail.error.silent";
            }
        }
        return "mail.error.server";
    }

    private static DeliveryFailed refused(
            Exception refusal, int code, String key, String recipient, @Nullable String reason) {
        return code >= PERMANENT
                ? DeliveryFailed.permanent(refusal, key, "recipient", recipient, "reason", reply(reason))
                : DeliveryFailed.temporary(
                        refusal, "mail.error.later", "recipient", recipient, "reason", reply(reason));
    }

    /** The exception, its causes, the exceptions of single messages, and those chained to them. */
    private static Set<Throwable> causes(Throwable refusal) {
        Set<Throwable> found = new LinkedHashSet<>();
        Deque<Throwable> left = new ArrayDeque<>(java.util.List.of(refusal));
        while (!left.isEmpty()) {
            Throwable next = left.poll();
            if (!found.add(next)) {
                continue;
            }
            if (next instanceof MailSendException several) {
                left.addAll(several.getFailedMessages().values());
            }
            if (next instanceof MessagingException linked && linked.getNextException() != null) {
                left.add(linked.getNextException());
            }
            if (next.getCause() != null) {
                left.add(next.getCause());
            }
        }
        return found;
    }

    private static String lastMessage(Set<Throwable> causes) {
        String message = "";
        for (Throwable cause : causes) {
            message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return reply(message);
    }

    /** The server's reply on one line. */
    private static String reply(@Nullable String message) {
        return message == null ? "-" : message.strip().replaceAll("\\s+", " ");
    }
}
