package org.rida.job.charity;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Adds a question to the survey that a file was found to ask: one of the aspects that are answered from 1 to 5. It is known at once;
 * questions with another part in the figures are added by {@link QuestionRules}, and take effect at the next start.
 */
@Component
public class NewQuestion {

    private final Policy policy;
    private final PolicyParts parts;
    private final Path policyFolder;
    private final QuestionText writing = new QuestionText(RowJson::write);

    NewQuestion(Policy policy, PolicyParts parts, @Value("${rida.jobs}") Path jobs) {
        this.policy = policy;
        this.parts = parts;
        this.policyFolder = jobs.resolve("policy");
    }

    /**
     * Adds the question. The policy is checked with it before it is written, and the change is recorded in the audit log.
     *
     * @param name its text in both languages
     * @param reason for the audit log
     * @return its code
     * @throws Problem when a text is missing, too long or that of another question, or the policy cannot be written
     */
    public String add(BilingualText name, String reason, Actor actor) {
        requireName(name);
        Set<String> taken = QuestionRules.columns(policy);
        policy.questions().forEach(question -> taken.add(question.code()));
        String code = QuestionText.proposedCode(name.en(), taken);
        Question question = new Question(code, name, AnswerScale.ONE_TO_FIVE, QuestionRole.ASPECT, List.of(), false);
        parts.changeAtOnce(
                QuestionText::isIn,
                text -> writing.add(text, question),
                actor,
                reason,
                () -> policy.add(PolicyReader.read(policyFolder).question(code)));
        return code;
    }

    private void requireName(BilingualText name) {
        for (String text : List.of(name.ar(), name.en())) {
            if (text.isEmpty()) {
                throw Problem.of("setup.problem.question.empty");
            }
            EnteredText.problem(text).ifPresent(problem -> {
                throw Problem.of(problem);
            });
        }
        boolean known = policy.questions().stream()
                .anyMatch(question -> isSame(question.name().ar(), name.ar())
                        || isSame(question.name().en(), name.en()));
        if (known) {
            throw Problem.of("setup.problem.question.known");
        }
    }

    private static boolean isSame(String one, String other) {
        return TextNormalizer.fold(one).equals(TextNormalizer.fold(other));
    }
}
