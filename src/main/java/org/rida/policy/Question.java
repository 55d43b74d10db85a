package org.rida.policy;

import org.rida.i18n.BilingualText;














/**
 * A question of the survey.
 *
 * @param code stable name, as in mappings and stored scores
 * @param role what the figures do with it; several questions may share {@link QuestionRole#ASPECT}
 */
public record Question(String code, BilingualText name, AnswerScale scale, QuestionRole role) {

    /** The range of valid answers; "don't know" is not one of them. */
    public enum AnswerScale {
        ONE_TO_FIVE(1, 5),
        ZERO_TO_TEN(0, 10),
        ONE_TO_SEVEN(1, 7),
        YES_NO(0, 1),
        FREE_TEXT(0, 0);

        private final int low;
        private final int high;

        AnswerScale(int low, int high) {
            this.low = low;
            this.high = high;
        }

        public int low() {
            return low;
        }

        public int high() {
            return high;
        }
    }

    /** What a question is for. */
    public enum QuestionRole {
        OVERALL,
        ASPECT,
        RECOMMEND,
        EFFORT,
        BEFORE,
        AFTER,
        INFORMED_OF_RIGHTS,
        COMMENT,
        SUGGESTION
    }
}
