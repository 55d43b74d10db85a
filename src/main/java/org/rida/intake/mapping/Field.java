package org.rida.intake.mapping;

import org.rida.policy.Dimension;
import org.rida.policy.Question;













import org.jspecify.annotations.Nullable;

/**
 * A thing that a row can say.
 *
 * @param name canonical name; a question's code for scores
 * @param slot the staged column; all scores share one
 * @param slice the list that its values come from
 * @param question whose answer it is
 */
public record Field(String name, FieldType type, int slot, boolean required, @Nullable Dimension slice, @Nullable Question question) {

    public enum FieldType {
        NUMBER,
        DATE,
        MOMENT,
        TERM,
        FLAG,
        BENEFICIARY,
        FREE_TEXT,
        SCORE
    }

    public boolean identifies() {
        return type == FieldType.NUMBER || type == FieldType.BENEFICIARY;
    }
}
