package org.rida.intake;

/**
 * A rule that a row breaks.
 *
 * @param column the sender's own header
 * @param found never a whole identifier, never unmasked free text
 */
record Finding(Rule rule, String column, String expected, String found) {}
