package org.rida.report.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.rida.metric.masking.Masking;
import org.rida.policy.Question;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.DistributionSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.masking.QuestionMasking;
import org.springframework.stereotype.Component;

/** Builds the distribution of answers to questions with a scale. */
@Component
public class DistributionBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.distribution()).map(s -> distribution(s, draft));
    }

    /** The note names the largest number of answers to any of the questions. */
    public static Block distribution(DistributionSpec spec, DraftContext draft) {
        List<Block.AnswerDistribution> rows =
                spec.questions().stream().map(q -> answers(q, draft)).toList();
        long most = rows.stream().mapToLong(Block.AnswerDistribution::n).max().orElse(0);
        return new Block.Distribution(
                spec.title(),
                rows,
                draft.text(w -> w.format(
                        "distribution.note",
                        "from",
                        w.format("distribution.from"),
                        "answers",
                        w.format("count.answers.object", "n", most))));
    }

    /**
     * Three cases: too few answers in total mask the whole question; on the scale of five, the masking follows the
     * published cells of the question; other scales are masked on their own.
     */
    private static Block.AnswerDistribution answers(String code, DraftContext draft) {
        Question question = draft.facts().policy().question(code);
        SortedMap<Integer, Long> scores = draft.facts()
                .scores(code)
                .scores(question.scale().low(), question.scale().high());
        long n = scores.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return Block.AnswerDistribution.without(question.name(), Cell.CellState.NO_DATA);
        }
        if (n < draft.smallest()) {
            return Block.AnswerDistribution.without(question.name(), Cell.CellState.MASKED);
        }
        if (question.scale() == Question.AnswerScale.ONE_TO_FIVE) {
            QuestionMasking mask = draft.facts()
                    .masks()
                    .question(draft.facts().period(), draft.answers(code).byScore(), draft.smallest());
            return mask.hidesAll()
                    ? Block.AnswerDistribution.without(question.name(), Cell.CellState.MASKED)
                    : new Block.AnswerDistribution(
                            question.name(), shown(question, scores, mask::hides), Cell.CellState.NUMBER, n);
        }
        Masking masking = draft.facts().masks().spread(question, draft.smallest());
        return masking.isMasked("all")
                ? Block.AnswerDistribution.without(question.name(), Cell.CellState.MASKED)
                : new Block.AnswerDistribution(
                        question.name(),
                        shown(question, scores, score -> masking.isMasked(Integer.toString(score))),
                        Cell.CellState.NUMBER,
                        n);
    }

    /**
     * Counts from the best to the worst answer; null where a count is small, or where it would disclose a small one
     * together with the total.
     */
    private static List<@Nullable Long> shown(Question question, Map<Integer, Long> scores, IntPredicate hidden) {
        List<@Nullable Long> shown = new ArrayList<>();
        for (int score = question.scale().high(); score >= question.scale().low(); score--) {
            shown.add(hidden.test(score) ? null : scores.getOrDefault(score, 0L));
        }
        return Collections.unmodifiableList(shown);
    }
}
