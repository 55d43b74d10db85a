package org.rida.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.DistantMonths;
import org.rida.intake.question.DistantRows;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.question.PromisedTargets;
import org.rida.intake.question.RequestDays;
import org.rida.intake.row.RowBuilder;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/**
 * The first figures of a file by itself, as of the newest day of all data: that of the file or of what is stored. Of rows with one
 * number the last counts.
 *
 * @param requests distinct requests
 * @param due promised requests whose target day is not after the newest day, less those that left without a reply by then
 * @param onTime of these, those replied to by their target day; the target is that of the policy's headline
 * @param overdue promised requests that are open on the newest day, and whose target day lies before it
 * @param answers distinct answers to a survey
 * @param rated answers with a score for overall satisfaction
 * @param satisfied of these, those with one of the two best scores
 */
public record TrialFigures(
        long requests, long due, long onTime, long overdue, long answers, long rated, long satisfied) {

    /** The lowest score, of 1 to 5, that counts as satisfied. */
    private static final int SATISFIED = 4;

    /** The figures of a register with those of the answers in its rows. */
    public TrialFigures with(TrialFigures ofAnswers) {
        return new TrialFigures(
                requests, due, onTime, overdue, ofAnswers.answers(), ofAnswers.rated(), ofAnswers.satisfied());
    }

    /** Counts the accepted rows of one file. */
    static final class Counter {

        private final RecordType type;
        private final RowDays days;
        private final PromisedTargets targets;
        private final KnownMonths known;
        private final @Nullable String overall;
        private final Map<String, Counted> rows = new HashMap<>();
        private String last = "";

        /** @param alsoPromised codes of kinds that the policy does not have yet */
        Counter(RecordType type, Policy policy, Set<String> alsoPromised, KnownMonths known) {
            this.type = type;
            this.days = new RowDays(type, policy);
            this.targets = new PromisedTargets(policy, alsoPromised);
            this.known = known;
            this.overall = policy.questions().stream()
                    .filter(q -> q.role() == Question.QuestionRole.OVERALL)
                    .map(Question::code)
                    .findFirst()
                    .orElse(null);
        }

        private record Counted(@Nullable RequestDays days, @Nullable String score) {}

        void add(RowBuilder row) {
            String number = row.number(type);
            if (number == null) {
                return;
            }
            last = row.latestDay().compareTo(last) > 0 ? row.latestDay() : last;
            rows.put(
                    number,
                    new Counted(
                            days.read(row).orElse(null),
                            type == RecordType.RESPONSE && overall != null ? row.score(overall) : null));
        }

        /** The newest day of all data with the file; null where neither has one. */
        private @Nullable LocalDate newest() {
            return known.newest(last.isEmpty() ? null : LocalDate.parse(last));
        }

        /** The months of the file that are far from the known ones. */
        List<DistantMonths> distant() {
            DistantRows distant = new DistantRows(type, known, targets);
            rows.forEach((number, row) -> {
                if (row.days() != null) {
                    distant.add(number, row.days());
                }
            });
            return distant.find(newest());
        }

        TrialFigures figures() {
            if (type == RecordType.RESPONSE) {
                long rated =
                        rows.values().stream().filter(r -> r.score() != null).count();
                long satisfied = rows.values().stream()
                        .filter(r -> r.score() != null && Integer.parseInt(r.score()) >= SATISFIED)
                        .count();
                return new TrialFigures(0, 0, 0, 0, rows.size(), rated, satisfied);
            }
            if (type == RecordType.INVITATION) {
                return new TrialFigures(0, 0, 0, 0, 0, 0, 0);
            }
            long due = 0;
            long onTime = 0;
            long overdue = 0;
            LocalDate asOf = newest();
            for (Counted row : rows.values()) {
                RequestDays request = row.days();
                LocalDate target = request == null
                        ? null
                        : targets.target(request.kind(), request.receivedOn()).orElse(null);
                if (request == null || target == null || asOf == null) {
                    continue;
                }
                overdue += targets.isOverdue(request, asOf) ? 1 : 0;
                LocalDate replied = request.repliedOn();
                LocalDate left = request.leftOn();
                boolean leftBefore = replied == null && left != null && !left.isAfter(target);
                if (target.isAfter(asOf) || leftBefore) {
                    continue;
                }
                due++;
                onTime += replied != null && !replied.isAfter(target) ? 1 : 0;
            }
            return new TrialFigures(rows.size(), due, onTime, overdue, 0, 0, 0);
        }
    }
}
