package org.rida.intake.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.Rule;
import org.rida.policy.Question;

/**
 * Detects a column whose answers change from one scale to another, such as 1 to 5 in the first half and 0 to 10 in
 * the second, where each single answer may be valid. Answers are counted in blocks of {@value #BLOCK_SIZE} in the
 * order of the rows and by day, since rows may come in any order. For each border
 * between blocks or days the two sides are compared: they differ when their 99th percentiles are at least {@value
 * #MIN_DISTANCE} apart and at least a fifth of one side lies above the 99th percentile of the other. Sides of less than
 * {@value #FEW} answers, where this may be chance, must also be unlikely if all answers were of one scale.
 */
final class ScaleChangeDetector {

    private static final int BLOCK_SIZE = 50;
    /** In the order of days, whose border is exact, fewer answers on each side are enough. */
    private static final int MIN_OF_DAYS = 15;

    private static final int FEW = 30;
    /** Beyond this probability a difference of few answers may be chance. There are up to some thirty borders in a file. */
    private static final double CHANCE = 1e-4;
    /** Each side needs this many blocks, so that a few odd answers at either end are no change. */
    private static final int MIN_BLOCKS = 2;
    /** Higher answers count as this one, negative ones as 0. */
    private static final int MAX_SCORE = 11;

    /** Bounds the memory for files with absurd dates. */
    private static final int MAX_DAYS = 50_000;

    private static final double MIN_SHARE_ABOVE = 0.2;
    private static final double TOP_QUANTILE = 0.99;
    private static final int MIN_DISTANCE = 2;

    private final Question question;
    private final String header;
    private final List<ScoreRun> blocks = new ArrayList<>();
    private final Map<String, int[]> answersByDay = new HashMap<>();

    ScaleChangeDetector(Question question, String header) {
        this.question = question;
        this.header = header;
    }

    /**
     * A block of consecutive answers.
     *
     * @param start line or day of its first answer
     * @param answers how often each score from 0 to {@link #MAX_SCORE} occurs
     */
    private record ScoreRun(String start, int[] answers) {}

    /** The answers on one side of a border, mutable so that a border can move in constant time. */
    private record ScaleSide(int[] answers) {

        /** @param sign 1 to add, -1 to subtract */
        void add(int[] other, int sign) {
            Arrays.setAll(answers, i -> answers[i] + sign * other[i]);
        }

        int n() {
            return ScaleChangeDetector.n(answers);
        }

        /** The 99th percentile: the lowest score that at most one answer in a hundred exceeds. */
        int top() {
            int n = n();
            int seen = 0;
            for (int score = 0; score <= MAX_SCORE; score++) {
                seen += answers[score];
                if (seen >= TOP_QUANTILE * n) {
                    return score;
                }
            }
            return MAX_SCORE;
        }

        /** The number of answers higher than a score. */
        int above(int top) {
            int above = 0;
            for (int score = top + 1; score <= MAX_SCORE; score++) {
                above += answers[score];
            }
            return above;
        }

        /** The share of answers higher than a score, 0 to 1; 0 without answers. */
        double shareAbove(int top) {
            int n = n();
            return n == 0 ? 0 : (double) above(top) / n;
        }
    }

    /**
     * @param day of the answer in ISO form; null when it could not be parsed
     * @param score also one outside of the question's scale
     */
    void add(long line, @Nullable String day, int score) {
        if (blocks.isEmpty() || n(last().answers()) == BLOCK_SIZE) {
            blocks.add(new ScoreRun(Long.toString(line), new int[MAX_SCORE + 1]));
        }
        int counted = Math.max(0, Math.min(MAX_SCORE, score));
        last().answers()[counted]++;
        if (day != null && (answersByDay.size() < MAX_DAYS || answersByDay.containsKey(day))) {
            answersByDay.computeIfAbsent(day, d -> new int[MAX_SCORE + 1])[counted]++;
        }
    }

    boolean hasAnswers() {
        return !blocks.isEmpty();
    }

    /**
     * The border with the greatest difference; empty for a column of one scale or of too few answers, and for yes-no
     * questions.
     */
    Optional<RuleViolation> violation() {
        if (question.scale() == Question.AnswerScale.YES_NO) {
            return Optional.empty();
        }
        List<ScoreRun> days = new TreeMap<>(answersByDay)
                .entrySet().stream()
                        .map(day -> new ScoreRun(day.getKey(), day.getValue()))
                        .toList();
        return violation(blocks, MIN_BLOCKS * BLOCK_SIZE, (MIN_BLOCKS - 1) * BLOCK_SIZE, "intake.scale")
                .or(() -> violation(days, MIN_OF_DAYS, MIN_OF_DAYS, "intake.scale.day"));
    }

    private static int n(int[] answers) {
        return Arrays.stream(answers).sum();
    }

    /**
     * @param minBefore answers that the side before a border needs
     * @param minAfter answers that the side after it needs
     */
    private Optional<RuleViolation> violation(List<ScoreRun> blocks, int minBefore, int minAfter, String message) {
        int best = 0;
        double most = 0;
        ScaleSide before = new ScaleSide(new int[MAX_SCORE + 1]);
        ScaleSide after = side(blocks);
        for (int border = 1; border < blocks.size(); border++) {
            int[] moved = blocks.get(border - 1).answers();
            before.add(moved, 1);
            after.add(moved, -1);
            boolean enough = before.n() >= minBefore && after.n() > minAfter;
            double difference = enough ? difference(before, after) : 0;
            if (difference > most) {
                most = difference;
                best = border;
            }
        }
        return most < MIN_SHARE_ABOVE ? Optional.empty() : Optional.of(violation(blocks, best, message));
    }

    /** The larger share of one side above the other's 99th percentile; 0 when the percentiles are too close. */
    private static double difference(ScaleSide before, ScaleSide after) {
        return Math.abs(before.top() - after.top()) < MIN_DISTANCE || mayBeChance(before, after)
                ? 0
                : Math.max(after.shareAbove(before.top()), before.shareAbove(after.top()));
    }

    /**
     * Whether few answers may differ by chance: the probability that all answers above the lower side's highest fall on the
     * other side when answers of one scale come in any order, which is that of the hypergeometric distribution.
     */
    private static boolean mayBeChance(ScaleSide before, ScaleSide after) {
        if (Math.min(before.n(), after.n()) >= FEW) {
            return false;
        }
        ScaleSide higher = before.top() > after.top() ? before : after;
        int all = before.n() + after.n();
        double chance = 1;
        for (int i = 0; i < higher.above(Math.min(before.top(), after.top())); i++) {
            chance *= (double) (higher.n() - i) / (all - i);
        }
        return chance > CHANCE;
    }

    private RuleViolation violation(List<ScoreRun> blocks, int border, String message) {
        ScaleSide before = side(blocks.subList(0, border));
        ScaleSide after = side(blocks.subList(border, blocks.size()));
        BilingualText figures = BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format(
                        message,
                        "before",
                        before.n(),
                        "topBefore",
                        before.top(),
                        "line",
                        blocks.get(border).start(),
                        "after",
                        after.n(),
                        "topAfter",
                        after.top()));
        return new RuleViolation(Rule.SCALE_CHANGE, header, figures, "");
    }

    private static ScaleSide side(List<ScoreRun> blocks) {
        ScaleSide side = new ScaleSide(new int[MAX_SCORE + 1]);
        blocks.forEach(block -> side.add(block.answers(), 1));
        return side;
    }

    private ScoreRun last() {
        return blocks.get(blocks.size() - 1);
    }
}
