package org.rida.intake.mapping;

import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.policy.Question;

/**
 * A field of a record type.
 *
 * @param name canonical name; for scores the question's code
 * @param slot index among the columns of the staged table; all scores share one
 * @param required whether a row without a value is rejected
 * @param dimension whose terms are the valid values; null for other fields
 * @param question that a score or choice answers; null for other fields
 */
public record Field(
        String name,
        FieldType type,
        int slot,
        boolean required,
        @Nullable Dimension dimension,
        @Nullable Question question) {

    /** How a cell is parsed and stored. */
    public enum FieldType {
        /** An identifier of a request or response. */
        NUMBER,
        /** A token of a list of people to be asked, which stands for the request that it was issued for. */
        TOKEN,
        /** A day. */
        DATE,
        /** A local date-time, which orders the versions of a row. */
        MOMENT,
        /** A code of a list. */
        TERM,
        /** True or false; an empty cell is false. */
        FLAG,
        /** A person's number, stored as keyed hash. */
        BENEFICIARY,
        /** Text, stored with personal data masked. */
        FREE_TEXT,
        /** A whole number on the scale of a question. */
        SCORE,
        /** Options of a question with several answers: a list in one cell, or ticks in a column for each. */
        CHOICES
    }

    /** Whether it says what somebody answered: a score, chosen options, or a text. */
    public boolean isAnswer() {
        return type == FieldType.SCORE || type == FieldType.CHOICES || type == FieldType.FREE_TEXT;
    }

    /** Whether its cells are days, with or without a time. */
    public boolean isDay() {
        return type == FieldType.DATE || type == FieldType.MOMENT;
    }

    /** Whether the cell may identify a person, so that a rejected row stores it encrypted. */
    public boolean isIdentifier() {
        return type == FieldType.NUMBER || type == FieldType.BENEFICIARY || type == FieldType.TOKEN;
    }
}
