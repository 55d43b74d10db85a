package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.Rule;














/**
 * A rule that a row, or a whole file, breaks.
 *
 * @param column the sender's own header
 * @param expected in the reader's language and the sender's calendar
 * @param found as the sender wrote it; never a whole identifier, never unmasked free text
 */
public record RuleViolation(Rule rule, String column, BilingualText expected, String found) {

    public RuleViolation(Rule rule, String column, String expected, String found) {
        this(rule, column, BilingualText.same(expected), found);
    }
}
