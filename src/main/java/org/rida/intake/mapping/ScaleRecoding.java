package org.rida.intake.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Question;

/**
 * Converts the scores of a sender's scale to the scale of a question. Equally many steps are shifted, a multiple of
 * them is grouped (1-10 to 1-5: 1 and 2 become 1); no other pair of scales has an exact conversion.
 *
 * @param low the sender's lowest score
 * @param high the sender's highest score
 */
public record ScaleRecoding(int low, int high, Question.AnswerScale to, boolean reversed) {

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,3})\\s*[-–]\\s*(\\d{1,3})");

    /**
     * @param from such as {@code 0-4}; null when the sender's scale is that of the question
     * @throws IllegalArgumentException when it is no range, or has no exact conversion
     */
    public static ScaleRecoding of(Mapping.@Nullable SenderScale from, boolean reversed, Question.AnswerScale to) {
        if (from == null) {
            return new ScaleRecoding(to.low(), to.high(), to, reversed);
        }
        Matcher range = RANGE.matcher(TextNormalizer.latinDigits(from.from()).strip());
        if (!range.matches()) {
            throw new IllegalArgumentException("expected a range such as 0-4, found \"" + from.from() + "\"");
        }
        ScaleRecoding recoding =
                new ScaleRecoding(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), to, reversed);
        if (recoding.low >= recoding.high || recoding.senderSteps() % recoding.steps() != 0) {
            throw new IllegalArgumentException("expected a scale with " + recoding.steps()
                    + " steps or a multiple of them, found \"" + from.from() + "\"; list the scores under values");
        }
        return recoding;
    }

    /** Whether a score lies on the sender's scale. */
    public boolean isOnScale(int score) {
        return score >= low && score <= high;
    }

    /** @param score on the sender's scale */
    public int convert(int score) {
        int step = (score - low) / (senderSteps() / steps());
        return reversed ? to.high() - step : to.low() + step;
    }

    /** The sender's scale as text. */
    public String range() {
        return low + "–" + high;
    }

    private int senderSteps() {
        return high - low + 1;
    }

    private int steps() {
        return to.high() - to.low() + 1;
    }
}
