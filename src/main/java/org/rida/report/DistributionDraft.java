package org.rida.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

    private static Block distribution(DistributionSpec spec, Draft draft) {
        List<Block.Answers> rows =
                spec.questions().stream().map(q -> answers(q, draft)).toList();
        long most = rows.stream()
                .mapToLong(r -> r.counts().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(0);
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
            return new Block.Answers(question.name(), List.of(), Cell.State.NO_DATA);
        }
        if (n < draft.smallest()) {
            return new Block.Answers(question.name(), List.of(), Cell.State.MASKED);
        }
        LongStream counts = IntStream.rangeClosed(
                        question.scale().low(), question.scale().high())
                .map(i -> question.scale().high() + question.scale().low() - i)
                .mapToLong(score -> scores.getOrDefault(score, 0L));
        return new Block.Answers(question.name(), counts.boxed().toList(), Cell.State.NUMBER);
    }
}
