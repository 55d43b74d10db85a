package org.rida.mail;

import java.util.Optional;
import org.rida.wording.Text;

/** One way out of the house. */
interface Carrier {

    Way way();

    /** What is missing in the configuration, so that letters of this way wait; empty when nothing is. */
    Optional<Text> missing();

    /** @throws Undelivered with the reason in words */
    void carry(Letter letter);
}
