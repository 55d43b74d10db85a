package org.rida.mail;

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
final class MailRefusal {

    /** From here on a server's answer means "never", below "not now". */
    private static final int FOR_GOOD = 500;

    private MailRefusal() {}

    static Undelivered of(Exception refusal, String recipient) {
        Set<Throwable> causes = causes(refusal);
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException address) {
                return refused(refusal, address.getReturnCode(), "mail.error.address", recipient, address.getMessage());
            }
            if (cause instanceof AddressException address) {
                return Undelivered.forGood(
                        refusal, "mail.error.address", "recipient", recipient, "reason", told(address.getMessage()));
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof SMTPSendFailedException letter) {
                return refused(refusal, letter.getReturnCode(), "mail.error.message", recipient, letter.getMessage());
            }
            if (cause instanceof AuthenticationFailedException login) {
                return Undelivered.forNow(refusal, "mail.error.log-in", "reason", told(login.getMessage()));
            }
        }
        return causes.stream().anyMatch(SendFailedException.class::isInstance)
                ? Undelivered.forGood(refusal, "mail.error.message", "recipient", recipient, "reason", last(causes))
                : Undelivered.forNow(refusal, "mail.error.server", "reason", last(causes));
    }

    private static Undelivered refused(
            Exception refusal, int code, String key, String recipient, @Nullable String reason) {
        return code >= FOR_GOOD
                ? Undelivered.forGood(refusal, key, "recipient", recipient, "reason", told(reason))
                : Undelivered.forNow(refusal, "mail.error.later", "recipient", recipient, "reason", told(reason));
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

    private static String last(Set<Throwable> causes) {
        String told = "";
        for (Throwable cause : causes) {
            told = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return told(told);
    }

    /** One line of what the server said. */
    private static String told(@Nullable String message) {
        return message == null ? "-" : message.strip().replaceAll("\\s+", " ");
    }
}
