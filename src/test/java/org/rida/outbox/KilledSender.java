package org.rida.outbox;

import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that ends, without any farewell, after its first message went out and before that is written down. */
final class KilledSender {

    static final int KILLED = 137;

    private KilledSender() {}

    /** Arguments: the database's address, the mail server's port. */
    public static void main(String[] arguments) {
        OutboxFixture fixture = new OutboxFixture(
                new DriverManagerDataSource(arguments[0]),
                Integer.parseInt(arguments[1]),
                OutboxFixture.TIMING,
                mail -> new AfterCarrying(mail, () -> Runtime.getRuntime().halt(KILLED)));
        fixture.send();
    }

    /** Carries in earnest, then something happens. */
    record AfterCarrying(MessageTransport mail, Runnable then) implements MessageTransport {

        @Override
        public TransportType type() {
            return mail.type();
        }

        @Override
        public Optional<BilingualText> missing() {
            return mail.missing();
        }

        @Override
        public void send(OutboxMessage message) {
            mail.send(message);
            then.run();
        }
    }
}
