package org.rida.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** What a mail server's refusal means: a matter of time, or of a person who mends an address. */
final class SmtpErrors {

    /** From here on a server's answer means "never", below "not now". */
    private static final int PERMANENT = 500;

    private SmtpErrors() {}

    static DeliveryFailed classify(Exception refusal, String recipient) {
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
            if (cause instanceof SMTPSendFailedException letter) {
                return refused(refusal, letter.getReturnCode(), "mail.error.message", recipient, letter.getMessage());
            }
            if (cause instanceof AuthenticationFailedException login) {
                return DeliveryFailed.temporary(refusal, "mail.error.log-in", "reason", reply(login.getMessage()));
            }
        }
        return causes.stream().anyMatch(SendFailedException.class::isInstance)
                ? DeliveryFailed.permanent(
                        refusal, "mail.error.message", "recipient", recipient, "reason", lastMessage(causes))
                : DeliveryFailed.temporary(refusal, "mail.error.server", "reason", lastMessage(causes));
    }

    private static DeliveryFailed refused(
            Exception refusal, int code, String key, String recipient, @Nullable String reason) {
        return code >= PERMANENT
                ? DeliveryFailed.permanent(refusal, key, "recipient", recipient, "reason", reply(reason))
                : DeliveryFailed.temporary(
                        refusal, "mail.error.later", "recipient", recipient, "reason", reply(reason));
    }

    /** The exception, its causes, what it says of single messages, and what those lead on to. */
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
        String told = "";
        for (Throwable cause : causes) {
            told = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return reply(told);
    }

    /** One line of what the server said. */
    private static String reply(@Nullable String message) {
        return message == null ? "-" : message.strip().replaceAll("\\s+", " ");
    }
}
