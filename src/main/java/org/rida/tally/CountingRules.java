package org.rida.tally;

import org.rida.policy.Policy;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;













import static java.util.stream.Collectors.joining;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The policy's rules that are neither days of the clock nor themes: which kinds are promised, which basis leads, who asks what. */
class CountingRules {

    private static final String KNOWN = "select coalesce((select rules from count_rules_version), :rules) <> :rules";

    private static final String REMEMBER =
            """
            insert into count_rules_version (rules) values (:rules)
            on conflict (singleton) do update set rules = excluded.rules
            """;

    private final JdbcClient sql;
    private final String rules;

    CountingRules(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.rules = written(policy);
    }

    /** Were the counts made by other rules? Not when there are none yet. */
    boolean haveChanged() {
        return sql.sql(KNOWN).param("rules", rules).query(Boolean.class).single();
    }

    void remember() {
        sql.sql(REMEMBER).param("rules", rules).update();
    }

    private static String written(Policy policy) {
        String kinds = policy.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(Policy.RequestKind::code)
                .sorted()
                .collect(joining(" "));
        String bases = policy.clock().stream()
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
        return String.join("\n", kinds, bases, questions);
    }
}
