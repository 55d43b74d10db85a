package org.rida.policy;

import org.rida.i18n.BilingualText;

/**
 * A question of the survey.
 *
 * @param name the question as people read it
 * @param scale of valid answers
 * @param code stable name, as in mappings and stored scores
 * @param role what the figures do with it; several questions may share {@link QuestionRole#ASPECT}
 */
public record Question(String code, BilingualText name, AnswerScale scale, QuestionRole role) {

    /** The range of valid answers; "don't know" is not one of them. */
    public enum AnswerScale {
        /** Agreement or satisfaction. */
        ONE_TO_FIVE(1, 5),
        /** Recommendation. */
        ZERO_TO_TEN(0, 10),
        /** Effort. */
        ONE_TO_SEVEN(1, 7),
        /** Stored as 1 and 0. */
        YES_NO(0, 1),
        /** Comments; no score. */
        FREE_TEXT(0, 0);

        private final int low;
        private final int high;

        AnswerScale(int low, int high) {
            this.low = low;
            this.high = high;
        }

        /** The lowest score. */
        public int low() {
            return low;
        }

        /** The highest score. */
        public int high() {
            return high;
        }
    }

    /** What a question is for. */
    public enum QuestionRole {
        /** Satisfaction with the whole: the headline of the survey. */
        OVERALL,
        /** Satisfaction with one aspect. */
        ASPECT,
        /** Recommendation to others, for the net promoter score. */
        RECOMMEND,
        /** How easy it was. */
        EFFORT,
        /** The impression before the service. */
        BEFORE,
        /** The impression after it. */
        AFTER,
        /** Whether the person was informed of their rights. */
        INFORMED_OF_RIGHTS,
        /** A free comment. */
        COMMENT,
        /** A suggestion for improvement. */
        SUGGESTION
    }
}
