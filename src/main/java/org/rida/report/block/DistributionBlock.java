package org.rida.report.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Question;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.SharePhrase;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.DistributionSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.table.OpinionTexts;
import org.springframework.stereotype.Component;

/** Builds the distribution of answers to questions with a scale. */
@Component
public class DistributionBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.distribution()).map(s -> distribution(s, draft));
    }

    /**
     * The note names the largest number of answers to any of the questions. Of a period of which opinions are not published a
     * paragraph says why.
     */
    public static Block distribution(DistributionSpec spec, DraftContext draft) {
        if (!draft.facts().publishesOpinions(draft.facts().period())) {
            return OpinionTexts.unpublished(spec.title(), draft);
        }
        List<Block.AnswerDistribution> rows =
                spec.questions().stream().map(q -> answers(q, draft).to(q)).toList();
        long most = rows.stream().mapToLong(Block.AnswerDistribution::n).max().orElse(0);
        return new Block.Distribution(
                spec.title(),
                rows,
                draft.text(w -> w.format(
                        "distribution.note",
                        "from",
                        w.format("distribution.from"),
                        "answers",
                        w.format("count.answers.object", "n", most))),
                finding(rows, draft));
    }

    /** The question with the smallest satisfied share, and this share; empty with fewer than two to compare. */
    private static BilingualText finding(List<Block.AnswerDistribution> rows, DraftContext draft) {
        List<Block.AnswerDistribution> compared = rows.stream()
                .filter(row -> row.n() >= Cell.FEWEST_OF_A_SHARE && row.counts().size() > 1)
                .toList();
        return compared.stream()
                .min(Comparator.comparingDouble(DistributionBlock::satisfied))
                .filter(least -> compared.size() > 1)
                .map(least -> draft.text(w -> w.format(
                        "distribution.finding",
                        "question",
                        least.label().in(w.language()),
                        "share",
                        SharePhrase.percent(new Share(best(least), least.n()), w))))
                .orElse(BilingualText.EMPTY);
    }

    private static double satisfied(Block.AnswerDistribution answers) {
        return (double) best(answers) / answers.n();
    }

    /** The answers of the two best scores. */
    private static long best(Block.AnswerDistribution answers) {
        return answers.counts().stream()
                .limit(2)
                .mapToLong(n -> Objects.requireNonNullElse(n, 0L))
                .sum();
    }

    private static Block.AnswerDistribution answers(String code, DraftContext draft) {
        Question question = draft.facts().policy().question(code);
        if (draft.facts().hides(draft.facts().period(), Metric.MEAN_SCORE, code)) {
            return Block.AnswerDistribution.without(question.name(), Cell.CellState.TOO_FEW);
        }
        SortedMap<Integer, Long> scores = draft.facts()
                .scores(code)
                .scores(question.scale().low(), question.scale().high());
        long n = scores.values().stream().mapToLong(Long::longValue).sum();
        return n == 0
                ? Block.AnswerDistribution.without(question.name(), Cell.CellState.NO_DATA)
                : new Block.AnswerDistribution(question.name(), counts(question, scores), Cell.CellState.NUMBER, n);
    }

    /** From the best to the worst answer. */
    private static List<Long> counts(Question question, Map<Integer, Long> scores) {
        List<Long> counts = new ArrayList<>();
        for (int score = question.scale().high(); score >= question.scale().low(); score--) {
            counts.add(scores.getOrDefault(score, 0L));
        }
        return counts;
    }
}
