package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.Rule;

/**
 * A rule that a row, or a file as a whole, breaks.
 *
 * @param column the sender's header; empty when the rule concerns the whole row
 * @param expected what would be valid, dates in the sender's calendar; empty when there is nothing to add to the
 *     rule
 * @param found as the sender wrote it, personal data masked; empty when a value is missing
 */
public record RuleViolation(Rule rule, String column, BilingualText expected, String found) {

    /** For an expectation that reads the same in all languages. */
    public RuleViolation(Rule rule, String column, String expected, String found) {
        this(rule, column, BilingualText.same(expected), found);
    }
}
