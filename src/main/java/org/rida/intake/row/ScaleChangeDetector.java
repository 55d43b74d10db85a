package org.rida.intake.row;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.Rule;
import org.rida.policy.Question;













import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a column whose answers change from one scale to another, such as 1 to 5 in the first half and 0 to 10 in the
 * second: each answer alone may be valid. Answers are counted in blocks; the two sides of a border differ when a fifth of
 * one side lies at least two above all but the odd one of the other.
 */
final class ScaleChangeDetector {

    private static final int BLOCK = 50;
    private static final int FEWEST_BLOCKS = 2;
    private static final int HIGHEST = 11;
    private static final double ABOVE = 0.2;
    private static final double ALL_BUT = 0.99;
    private static final int APART = 2;

    private final Question question;
    private final String header;
    private final List<ScoreRun> blocks = new ArrayList<>();

    ScaleChangeDetector(Question question, String header) {
        this.question = question;
        this.header = header;
    }

    private record ScoreRun(long line, int[] answers) {}

    private record ScaleSide(int[] answers) {

        void add(int[] other, int sign) {
            Arrays.setAll(answers, i -> answers[i] + sign * other[i]);
        }

        int n() {
            return Arrays.stream(answers).sum();
        }

        /** The highest answer, but for one in a hundred. */
        int top() {
            int n = n();
            int seen = 0;
            for (int score = 0; score <= HIGHEST; score++) {
                seen += answers[score];
                if (seen >= ALL_BUT * n) {
                    return score;
                }
            }
            return HIGHEST;
        }

        double above(int top) {
            int above = 0;
            for (int score = top + 1; score <= HIGHEST; score++) {
                above += answers[score];
            }
            int n = n();
            return n == 0 ? 0 : (double) above / n;
        }
    }

    /** @param score also one outside the question's scale */
    void saw(long line, int score) {
        if (blocks.isEmpty() || Arrays.stream(last().answers()).sum() == BLOCK) {
            blocks.add(new ScoreRun(line, new int[HIGHEST + 1]));
        }
        last().answers()[Math.max(0, Math.min(HIGHEST, score))]++;
    }

    /** Empty for a column that keeps to one scale, or has too few answers to say. */
    Optional<RuleViolation> finding() {
        if (question.scale() == Question.AnswerScale.YES_NO) {
            return Optional.empty();
        }
        int best = 0;
        double most = 0;
        ScaleSide before = new ScaleSide(new int[HIGHEST + 1]);
        ScaleSide after = side(blocks);
        for (int border = 1; border <= blocks.size() - FEWEST_BLOCKS; border++) {
            int[] moved = blocks.get(border - 1).answers();
            before.add(moved, 1);
            after.add(moved, -1);
            double difference = border < FEWEST_BLOCKS ? 0 : difference(before, after);
            if (difference > most) {
                most = difference;
                best = border;
            }
        }
        return most < ABOVE ? Optional.empty() : Optional.of(finding(best));
    }

    private static double difference(ScaleSide before, ScaleSide after) {
        return Math.abs(before.top() - after.top()) < APART
                ? 0
                : Math.max(after.above(before.top()), before.above(after.top()));
    }

    private RuleViolation finding(int border) {
        ScaleSide before = side(blocks.subList(0, border));
        ScaleSide after = side(blocks.subList(border, blocks.size()));
        BilingualText figures = BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format(
                        "intake.scale",
                        "before",
                        before.n(),
                        "topBefore",
                        before.top(),
                        "line",
                        Long.toString(blocks.get(border).line()),
                        "after",
                        after.n(),
                        "topAfter",
                        after.top()));
        return new RuleViolation(Rule.SCALE_CHANGE, header, figures, "");
    }

    private static ScaleSide side(List<ScoreRun> blocks) {
        ScaleSide side = new ScaleSide(new int[HIGHEST + 1]);
        blocks.forEach(block -> side.add(block.answers(), 1));
        return side;
    }

    private ScoreRun last() {
        return blocks.get(blocks.size() - 1);
    }
}
