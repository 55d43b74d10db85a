package org.rida.job.charity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Question;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions of the survey, as the files of the policy have them now, and their changes. */
@Component
public class QuestionRules {

    private static final String ANSWERS =
            """
            select case
                when :role = 'COMMENT' then (select count(*) from current_response where comment is not null)
                when :role = 'SUGGESTION' then (select count(*) from current_response where suggestion is not null)
                else (select count(*) from current_response where jsonb_exists_any(scores, :codes))
            end
            """;

    private static final String HAS_ANSWERS =
            """
            select case
                when :role = 'COMMENT' then exists (select from current_response where comment is not null)
                when :role = 'SUGGESTION' then exists (select from current_response where suggestion is not null)
                else exists (select from current_response where jsonb_exists_any(scores, :codes))
            end
            """;

    private final PolicyParts parts;
    private final Path policyFolder;
    private final JdbcClient sql;
    private final QuestionText writing = new QuestionText(RowJson::write);

    QuestionRules(PolicyParts parts, @Value("${rida.jobs}") Path jobs, DataSource database) {
        this.parts = parts;
        this.policyFolder = jobs.resolve("policy");
        this.sql = JdbcClient.create(database);
    }

    /** The questions in the order of reports, each with whether anybody has answered it. */
    public Map<Question, Boolean> questions() {
        Map<Question, Boolean> questions = new LinkedHashMap<>();
        known().forEach(question -> questions.put(question, count(HAS_ANSWERS, question, Boolean.class)));
        return questions;
    }

    /** Names and values of the fields of {@link QuestionForm}, as the files are now. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Question question : known()) {
            values.put(question.code() + ".ar", question.name().ar());
            values.put(question.code() + ".en", question.name().en());
            if (question.retired()) {
                values.put(question.code() + ".retired", "on");
            }
        }
        return values;
    }

    /** The form with what was sent, checked against the files as they are now. */
    public QuestionForm form(Map<String, String> sent) {
        Policy policy = PolicyReader.read(policyFolder);
        Set<String> columns = columns(policy);
        columns.add("new");
        return new QuestionForm(sent, known(), columns);
    }

    /** Names of the fields of all files, which no question may have as its code. */
    static Set<String> columns(Policy policy) {
        Set<String> columns = new HashSet<>();
        for (RecordType type : RecordType.values()) {
            FieldCatalog.all(type, policy).forEach(field -> columns.add(field.name()));
        }
        return columns;
    }

    /**
     * Writes what differs from the files.
     *
     * @param form without problems, and with the code of a question that is added
     * @param reason for the audit log
     * @return whether anything was changed
     * @throws Problem when the result is invalid or cannot be written
     */
    public boolean save(QuestionForm form, String reason, Actor actor) {
        return parts.change(
                QuestionText::isIn,
                before -> {
                    String text = before;
                    for (Question question : known()) {
                        text = writing.reword(text, question.code(), form.name(question.code() + "."));
                        boolean retired =
                                !form.get(question.code() + ".retired").isEmpty();
                        text = retired == question.retired() ? text : writing.retire(text, question.code(), retired);
                    }
                    return form.adds() ? writing.add(text, form.added()) : text;
                },
                actor,
                reason);
    }

    /**
     * Deletes a question that nobody has answered.
     *
     * @throws Problem when there are answers, which would lose their meaning, or when a mapping or a report names the question
     */
    public void delete(String code, String reason, Actor actor) {
        Question question = known().stream()
                .filter(q -> q.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of("questions.problem.unknown", "code", code));
        long answers = count(ANSWERS, question, Long.class);
        if (answers > 0) {
            throw Problem.of(
                    "questions.problem.answered",
                    "n",
                    answers,
                    "ar",
                    question.name().ar(),
                    "en",
                    question.name().en());
        }
        parts.change(QuestionText::isIn, text -> writing.remove(text, code), actor, reason);
    }

    private List<Question> known() {
        return PolicyReader.read(policyFolder).questions().stream()
                .filter(question -> !question.isOption())
                .toList();
    }

    private <T> T count(String query, Question question, Class<T> type) {
        List<String> codes = new ArrayList<>(List.of(question.code()));
        question.options().forEach(option -> codes.add(question.optionCode(option.code())));
        return sql.sql(query)
                .param("role", question.role().name())
                .param("codes", codes.toArray(String[]::new))
                .query(type)
                .single();
    }
}
