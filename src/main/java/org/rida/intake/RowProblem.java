package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.Rule;

/**
 * A rule that rows of a checked file break in a column.
 *
 * @param column the sender's header; empty when the rule concerns whole rows
 * @param text how often, and how the first of them
 */
public record RowProblem(Rule rule, String column, BilingualText text) {}
