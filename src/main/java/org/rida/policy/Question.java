package org.rida.policy;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A question of the survey.
 *
 * @param name the question as people read it
 * @param scale of valid answers
 * @param code stable name, as in mappings and stored scores
 * @param role what the figures do with it; several questions may share {@link QuestionRole#ASPECT}
 * @param options of a question with several answers; none for others
 * @param retired no longer asked: its answers stay and are counted, and files that have its column are still read
 */
public record Question(
        String code,
        BilingualText name,
        AnswerScale scale,
        QuestionRole role,
        @DefaultValue List<Policy.Term> options,
        @DefaultValue("false") boolean retired) {

    /** Between the code of a question and that of one of its options. */
    private static final char OPTION = '.';

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
        FREE_TEXT(0, 0),
        /** Any number of options; each is stored and counted as a question with the answers yes and no. */
        CHOICES(0, 0);

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
        SUGGESTION,
        /** Which of several options apply; also the role of each option. */
        CHOICES
    }

    /** Whether this is one option of a question with several answers, which the policy lists under that question. */
    public boolean isOption() {
        return role == QuestionRole.CHOICES && scale == AnswerScale.YES_NO && code.indexOf(OPTION) > 0;
    }

    /** The same question as long as it is asked: how its answers are read does not depend on that. */
    public Question asAsked() {
        return new Question(code, name, scale, role, options, false);
    }

    /** The question of one option: whether it was chosen. */
    public Question option(Policy.Term option) {
        return new Question(optionCode(option.code()), option.name(), AnswerScale.YES_NO, role, List.of(), retired);
    }

    /** The code of the question of one option. */
    public String optionCode(String option) {
        return code + OPTION + option;
    }

    /** The questions with the options of each behind it, however often they were added before. */
    static List<Question> withOptions(List<Question> questions) {
        List<Question> all = new ArrayList<>();
        for (Question question : questions) {
            if (!question.isOption()) {
                all.add(question);
                question.options().forEach(option -> all.add(question.option(option)));
            }
        }
        return List.copyOf(all);
    }
}
