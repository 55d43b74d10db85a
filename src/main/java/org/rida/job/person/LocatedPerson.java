package org.rida.job.person;

import java.util.Collection;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.person.PersonNumbers;

/**
 * A person whose numbers are known.
 *
 * @param numbers empty for a number under which nothing is stored
 * @param hashes by which the numbers are known once they are erased
 * @param matcher that recognizes the numbers in files and texts
 */
record LocatedPerson(PersonNumbers numbers, Collection<String> hashes, ErasedNumbers matcher) {

    /** By which the register and the audit log name the person, without the number. */
    String subject() {
        return PrivacyRequests.subject(hashes.iterator().next());
    }
}
