package org.rida.report;

import org.rida.metric.masking.Masking;
import org.rida.policy.Question;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.DistributionSpec;







import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the answers to questions on a scale of five are spread. */
@Component
class DistributionDraft implements BlockDraft {

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.distribution()).map(s -> distribution(s, draft));
    }

    static Block distribution(DistributionSpec spec, Draft draft) {
        List<Block.Answers> rows =
                spec.questions().stream().map(q -> answers(q, draft)).toList();
        long most = rows.stream().mapToLong(Block.Answers::n).max().orElse(0);
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

    private static Block.Answers answers(String code, Draft draft) {
        Question question = draft.facts().policy().question(code);
        SortedMap<Integer, Long> scores = draft.facts()
                .scores(code)
                .scores(question.scale().low(), question.scale().high());
        long n = scores.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return Block.Answers.without(question.name(), Cell.State.NO_DATA);
        }
        if (n < draft.smallest()) {
            return Block.Answers.without(question.name(), Cell.State.MASKED);
        }
        if (question.scale() == Question.AnswerScale.ONE_TO_FIVE) {
            QuestionMask mask = draft.facts()
                    .masks()
                    .question(draft.facts().period(), draft.answers(code).byScore(), draft.smallest());
            return mask.hidesAll()
                    ? Block.Answers.without(question.name(), Cell.State.MASKED)
                    : new Block.Answers(question.name(), shown(question, scores, mask::hides), Cell.State.NUMBER, n);
        }
        Masking masking = draft.facts().masks().spread(question, draft.smallest());
        return masking.isMasked("all")
                ? Block.Answers.without(question.name(), Cell.State.MASKED)
                : new Block.Answers(
                        question.name(),
                        shown(question, scores, score -> masking.isMasked(Integer.toString(score))),
                        Cell.State.NUMBER,
                        n);
    }

    /** From the best to the worst. Few answers of a kind are masked, and others with them where the total would tell. */
    private static List<@Nullable Long> shown(Question question, Map<Integer, Long> scores, IntPredicate hidden) {
        List<@Nullable Long> shown = new ArrayList<>();
        for (int score = question.scale().high(); score >= question.scale().low(); score--) {
            shown.add(hidden.test(score) ? null : scores.getOrDefault(score, 0L));
        }
        return Collections.unmodifiableList(shown);
    }
}
