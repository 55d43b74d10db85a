package org.rida.outbox;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
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
            @Value("${rida.mail.from}") String from) {
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
        this.settings = new MailSettings(host, port, user, from);
    }

    /**
     * What is set. The password is not told.
     *
     * @param host of the mail server; empty when none is set
     * @param user at the mail server; empty when it asks for none
     * @param from the sender's address; empty when none is set
     */
    public record MailSettings(String host, int port, String user, String from) {}

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
            if (!ADDRESS.matcher(address).matches()) {
                throw Problem.of("problem.mail-address");
            }
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
}
