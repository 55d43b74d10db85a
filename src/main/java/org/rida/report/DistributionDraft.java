package org.rida.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Masking;
import org.rida.metric.Tables;
import org.rida.policy.Question;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.DistributionSpec;
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
                draft.text(w -> w.say(
                        "distribution.note",
                        "from",
                        w.say("distribution.from"),
                        "answers",
                        w.say("count.answers.object", "n", most))));
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
        return new Block.Answers(question.name(), shown(question, scores, draft.smallest()), Cell.State.NUMBER, n);
    }

    /** From the best to the worst. Few answers of a kind are masked, and others with them where the total would tell. */
    private static List<@Nullable Long> shown(Question question, Map<Integer, Long> scores, int smallest) {
        Map<String, Long> cells = new TreeMap<>();
        List<Integer> fromBest = IntStream.rangeClosed(
                        question.scale().low(), question.scale().high())
                .mapToObj(i -> question.scale().high() + question.scale().low() - i)
                .toList();
        fromBest.forEach(score -> cells.put(Integer.toString(score), scores.getOrDefault(score, 0L)));
        Masking masking = Masking.of(Tables.line("all", cells), smallest);
        List<@Nullable Long> shown = new ArrayList<>();
        for (int score : fromBest) {
            shown.add(masking.isMasked(Integer.toString(score)) ? null : scores.getOrDefault(score, 0L));
        }
        return Collections.unmodifiableList(shown);
    }
}
