package org.rida.job.charity;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a name that a person enters in a form may be. */
final class EnteredText {

    /** Characters of a name: what fits on one line of a report's page. */
    private static final int LONGEST = 120;

    /** Line ends and other control characters, and the characters that turn the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private EnteredText() {}

    /** Key of the message about what is wrong with a text on one line; empty when nothing is. */
    static Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return Optional.of("charity.problem.empty");
        }
        if (value.length() > LONGEST) {
            return Optional.of("charity.problem.long");
        }
        return UNSEEN.matcher(value).find() ? Optional.of("charity.problem.characters") : Optional.empty();
    }
}
