package org.rida.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/**
 * The first figures of a file by itself, without what is stored already. Of rows with one number the last counts.
 *
 * @param requests distinct requests
 * @param due promised requests whose target day is not after the last day of the file, less those that left without a reply
 *     by then
 * @param onTime of these, those replied to by their target day; the target is that of the policy's headline
 * @param answers distinct answers to a survey
 * @param rated answers with a score for overall satisfaction
 * @param satisfied of these, those with one of the two best scores
 */
public record TrialFigures(long requests, long due, long onTime, long answers, long rated, long satisfied) {

    /** The lowest score, of 1 to 5, that counts as satisfied. */
    private static final int SATISFIED = 4;

    /** The figures of a register with those of the answers in its rows. */
    public TrialFigures with(TrialFigures ofAnswers) {
        return new TrialFigures(requests, due, onTime, ofAnswers.answers(), ofAnswers.rated(), ofAnswers.satisfied());
    }

    /** Counts the accepted rows of one file. */
    static final class Counter {

        private final RecordType type;
        private final Policy policy;
        private final Set<String> promised;
        private final Map<String, Integer> slots = new HashMap<>();
        private final @Nullable String overall;
        private final Map<String, Counted> rows = new HashMap<>();
        private String last = "";

        /** @param alsoPromised codes of kinds that the policy does not have yet */
        Counter(RecordType type, Policy policy, Set<String> alsoPromised) {
            this.type = type;
            this.policy = policy;
            this.promised = policy.kinds().stream()
                    .filter(Policy.RequestKind::promised)
                    .map(Policy.RequestKind::code)
                    .collect(Collectors.toCollection(HashSet::new));
            promised.addAll(alsoPromised);
            for (Field field : FieldCatalog.all(type, policy)) {
                slots.put(field.name(), field.slot());
            }
            this.overall = policy.questions().stream()
                    .filter(q -> q.role() == Question.QuestionRole.OVERALL)
                    .map(Question::code)
                    .findFirst()
                    .orElse(null);
        }

        private record Counted(
                @Nullable String received,
                @Nullable String replied,
                @Nullable String left,
                @Nullable String kind,
                @Nullable String score) {}

        void add(RowBuilder row) {
            String number = row.number(type);
            if (number == null) {
                return;
            }
            last = row.latestDay().compareTo(last) > 0 ? row.latestDay() : last;
            rows.put(
                    number,
                    type == RecordType.REQUEST
                            ? new Counted(
                                    value(row, "received_on"),
                                    value(row, "replied_on"),
                                    value(row, "left_on"),
                                    value(row, "kind"),
                                    null)
                            : new Counted(null, null, null, null, overall == null ? null : row.score(overall)));
        }

        private @Nullable String value(RowBuilder row, String field) {
            return row.get(Objects.requireNonNull(slots.get(field)));
        }

        TrialFigures figures() {
            if (type == RecordType.RESPONSE) {
                long rated =
                        rows.values().stream().filter(r -> r.score() != null).count();
                long satisfied = rows.values().stream()
                        .filter(r -> r.score() != null && Integer.parseInt(r.score()) >= SATISFIED)
                        .count();
                return new TrialFigures(0, 0, 0, rows.size(), rated, satisfied);
            }
            if (type == RecordType.INVITATION) {
                return new TrialFigures(0, 0, 0, 0, 0, 0);
            }
            long due = 0;
            long onTime = 0;
            for (Counted row : rows.values()) {
                String target = target(row);
                boolean leftBefore = row.replied() == null
                        && row.left() != null
                        && row.left().compareTo(target) <= 0;
                if (target.isEmpty() || target.compareTo(last) > 0 || leftBefore) {
                    continue;
                }
                due++;
                onTime += row.replied() != null && row.replied().compareTo(target) <= 0 ? 1 : 0;
            }
            return new TrialFigures(rows.size(), due, onTime, 0, 0, 0);
        }

        /** The target day in ISO form; empty for a kind without a promise. */
        private String target(Counted row) {
            if (row.received() == null || row.kind() == null || !promised.contains(row.kind())) {
                return "";
            }
            LocalDate received = LocalDate.parse(row.received());
            ClockVersion clock = policy.clockOn(received);
            return (clock.headline() == ClockVersion.Basis.CALENDAR
                            ? received.plusDays(clock.targetDays())
                            : policy.calendar().afterWorkingDays(received, clock.targetWorkingDays()))
                    .toString();
        }
    }
}
