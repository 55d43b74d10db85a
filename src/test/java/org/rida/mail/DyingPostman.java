package org.rida.mail;

import java.util.Optional;
import org.rida.wording.Text;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that ends, without any farewell, after its first letter went out and before that is written down. */
final class DyingPostman {

    static final int KILLED = 137;

    private DyingPostman() {}

    /** Arguments: the database's address, the mail server's port. */
    public static void main(String[] arguments) {
        House house = new House(
                new DriverManagerDataSource(arguments[0]),
                Integer.parseInt(arguments[1]),
                House.CALM,
                mail -> new AfterCarrying(mail, () -> Runtime.getRuntime().halt(KILLED)));
        house.send();
    }

    /** Carries in earnest, then something happens. */
    record AfterCarrying(Carrier mail, Runnable then) implements Carrier {

        @Override
        public Way way() {
            return mail.way();
        }

        @Override
        public Optional<Text> missing() {
            return mail.missing();
        }

        @Override
        public void carry(Letter letter) {
            mail.carry(letter);
            then.run();
        }
    }
}
