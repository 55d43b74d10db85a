package org.rida.tally;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.rida.policy.Policy;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The remaining rules of the policy that counts depend on: promised kinds, headline basis of each clock version, declared
 * promises, and roles of questions. Stored with the counts as one text, so that a change is noticed. The text is compared, not a hash, so that
 * a database shows what its counts were made by.
 */
class CountingRules {

    private static final String DIFFER = "select coalesce((select rules from count_rules_version), :rules) <> :rules";

    private static final String SAVE =
            """
            insert into count_rules_version (rules) values (:rules)
            on conflict (singleton) do update set rules = excluded.rules
            """;

    private final JdbcClient sql;
    private final Policy policy;

    CountingRules(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    /**
     * Whether the counts were made by other rules; false when there are no counts yet.
     *
     * @param coveredBefore the last day that they cover: a promise of a later day has judged nothing yet
     */
    boolean haveChanged(LocalDate coveredBefore) {
        return sql.sql(DIFFER)
                .param("rules", rules(coveredBefore))
                .query(Boolean.class)
                .single();
    }

    /** Stores the rules with which the counts of this transaction were made. */
    void save(LocalDate coversTo) {
        sql.sql(SAVE).param("rules", rules(coversTo)).update();
    }

    /** As they are now, since kinds can be added. Sorted, so that the order in the policy's files does not matter. */
    private String rules(LocalDate coversTo) {
        String kinds = policy.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(Policy.RequestKind::code)
                .sorted()
                .collect(joining(" "));
        // the first version holds for days before it, too
        String bases = policy.clock().stream()
                .filter(v -> !v.inForceFrom().isAfter(coversTo)
                        || v.equals(policy.clock().get(0)))
                .map(v -> v.version() + "=" + v.headline())
                .sorted()
                .collect(joining(" "));
        String questions = policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.YES_NO
                        || q.role() == QuestionRole.OVERALL
                        || q.role() == QuestionRole.BEFORE
                        || q.role() == QuestionRole.AFTER)
                .map(q -> q.code() + "=" + q.role() + "/" + q.scale())
                .sorted()
                .collect(joining(" "));
        return Stream.concat(Stream.of(kinds, bases, questions), promises(policy, coversTo))
                .collect(joining("\n"));
    }

    /** Nothing for a policy without promises, whose counts are the same as before there were any. */
    private static Stream<String> promises(Policy policy, LocalDate coversTo) {
        return policy.promises().stream()
                .flatMap(promise -> promise.versions().stream()
                        .filter(v -> !v.inForceFrom().isAfter(coversTo))
                        .map(v -> "%s=%s %s %s-%s %d %s"
                                .formatted(
                                        promise.key(),
                                        v.inForceFrom(),
                                        v.kinds().stream().sorted().toList(),
                                        v.starts(),
                                        v.stops(),
                                        v.targetDays(),
                                        v.counted())))
                .sorted();
    }
}
