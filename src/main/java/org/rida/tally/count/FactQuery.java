package org.rida.tally.count;

import java.time.LocalDate;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Binds the parameters of {@link CountFacts} that come from the policy.
 *
 * @param policy whose clock versions and questions the facts depend on
 */
public record FactQuery(Policy policy) {

    /**
     * @param statement with the text of {@link CountFacts#sql}
     * @param coversTo last day of the inputs' coverage: what happened later is not known
     */
    public StatementSpec bind(StatementSpec statement, LocalDate coversTo) {
        return statement
                .param("coversTo", coversTo)
                .param("working", workingVersions())
                .param("yesNo", yesNoQuestions())
                .param("overall", code(QuestionRole.OVERALL))
                .param("before", code(QuestionRole.BEFORE))
                .param("after", code(QuestionRole.AFTER));
    }

    /**
     * The versions whose headline is in working days. Queries that do not name a parameter ignore it.
     */
    private String[] workingVersions() {
        return policy.clock().stream()
                .filter(v -> v.headline() == Basis.WORKING)
                .map(ClockVersion::version)
                .toArray(String[]::new);
    }

    private String[] yesNoQuestions() {
        return policy.questions().stream()
                .filter(q -> q.scale() == AnswerScale.YES_NO)
                .map(Question::code)
                .toArray(String[]::new);
    }

    /** A name that no question has when the survey does not ask. */
    private String code(QuestionRole role) {
        return policy.questions().stream()
                .filter(q -> q.role() == role)
                .map(Question::code)
                .findFirst()
                .orElse("");
    }
}
