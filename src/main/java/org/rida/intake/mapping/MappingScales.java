package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** Whether the scores of a mapping fit the questions that they answer. */
final class MappingScales {

    private MappingScales() {}

    /** Scales and scores that do not fit the questions of the policy. */
    static List<String> problems(Mapping mapping, Policy policy) {
        List<String> problems = new ArrayList<>();
        for (Field field : FieldCatalog.all(mapping.recordType(), policy)) {
            Mapping.FieldMapping of = mapping.field(field.name());
            Question question = field.question();
            if (question == null || field.type() == Field.FieldType.CHOICES) {
                if (of.scale() != null || of.reversed()) {
                    problems.add(field.name() + ": expected scale and reversed only for questions with a scale");
                }
                if (question != null) {
                    options(of, question, problems);
                }
                continue;
            }
            try {
                ScaleRecoding.of(of.scale(), of.reversed(), question.scale());
            } catch (IllegalArgumentException e) {
                problems.add(field.name() + ".scale: " + e.getMessage());
            }
            of.values().stream()
                    .map(Mapping.ValueMapping::code)
                    .filter(code -> !isOnScale(code, question))
                    .forEach(code -> problems.add(field.name() + ".values: expected a score from "
                            + question.scale().low() + " to " + question.scale().high() + ", found \"" + code + "\""));
        }
        return problems;
    }

    /** Codes of values that are no options of their question. */
    private static void options(Mapping.FieldMapping of, Question question, List<String> problems) {
        List<String> known = question.options().stream().map(Policy.Term::code).toList();
        Stream.concat(
                        of.values().stream().map(Mapping.ValueMapping::code),
                        Stream.of(of.unknown()).filter(code -> !code.equals("reject") && !code.equals("null")))
                .filter(code -> !known.contains(code))
                .forEach(code -> problems.add(of.field() + ".values: expected an option of the question ("
                        + String.join(", ", known) + "), found \"" + code + "\""));
    }

    /** Codes are texts; a score has two digits at most. */
    private static boolean isOnScale(String code, Question question) {
        return code.matches("\\d{1,2}")
                && Integer.parseInt(code) >= question.scale().low()
                && Integer.parseInt(code) <= question.scale().high();
    }
}
