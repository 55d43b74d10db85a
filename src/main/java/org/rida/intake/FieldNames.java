package org.rida.intake;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.rida.i18n.Messages;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.springframework.stereotype.Component;

/** The fields of rows and the questions of the survey as people call them. */
@Component
public class FieldNames {

    private final Policy policy;

    public FieldNames(Policy policy) {
        this.policy = policy;
    }

    /** The names of fields whose codes are separated by commas; empty for none. */
    public String fields(String codes, Messages messages) {
        return Arrays.stream(codes.split(", "))
                .map(code -> messages.contains("person.column." + code)
                        ? messages.format("person.column." + code)
                        : question(code, messages))
                .collect(Collectors.joining(messages.format("files.question.and")));
    }

    /** The text of a question; its code when the policy does not have it any more. */
    public String question(String code, Messages messages) {
        return policy.questions().stream()
                .filter(q -> q.code().equals(code))
                .map(Question::name)
                .findFirst()
                .map(of -> of.in(messages.language()))
                .orElse(code);
    }
}
