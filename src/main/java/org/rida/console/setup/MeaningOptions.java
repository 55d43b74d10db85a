package org.rida.console.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.intake.mapping.Field;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** The drop-down lists of fields and of the meanings of values, in the words of the user. */
final class MeaningOptions {

    private final Messages messages;
    private final Policy policy;

    MeaningOptions(Messages messages, Policy policy) {
        this.messages = messages;
        this.policy = policy;
    }

    /** A choice and its words. */
    record MeaningChoice(String code, String text) {}

    /** The name of a field: a question's as the policy words it. */
    String field(Field field) {
        return field.question() == null
                ? messages.format("person.column." + field.name())
                : messages.format(
                        field.question().retired() ? "setup.question.retired" : "setup.question",
                        "name",
                        field.question().name().in(messages.language()));
    }

    List<MeaningChoice> fields(Map<String, Field> fields) {
        return fields.values().stream()
                .map(field -> new MeaningChoice(field.name(), field(field)))
                .toList();
    }

    /**
     * What a value of a column can mean.
     *
     * @param added values that the policy does not have yet
     */
    List<MeaningChoice> meanings(Field field, List<NewTerm> added) {
        List<MeaningChoice> choices = new ArrayList<>();
        terms(field, policy)
                .forEach((code, name) -> choices.add(new MeaningChoice(code, name.in(messages.language()))));
        if (field.question() != null && field.question().scale() != Question.AnswerScale.YES_NO) {
            Question.AnswerScale scale = field.question().scale();
            IntStream.rangeClosed(scale.low(), scale.high())
                    .forEach(score -> choices.add(new MeaningChoice(Integer.toString(score), messages.number(score))));
        } else if (field.dimension() == null) {
            codes(field, policy)
                    .forEach(code -> choices.add(new MeaningChoice(
                            code,
                            messages.format(
                                    "setup.code." + field.type().name().toLowerCase(Locale.ROOT) + "." + code))));
        }
        added.stream()
                .filter(term -> field.dimension() != null
                        && term.dimension().equals(field.dimension().code()))
                .forEach(term -> choices.add(new MeaningChoice(
                        term.code(), new BilingualText(term.ar(), term.en()).in(messages.language()))));
        if (field.question() != null) {
            choices.add(new MeaningChoice(FileDescription.DONT_KNOW, messages.format("setup.meaning.dont-know")));
        }
        choices.add(new MeaningChoice(FileDescription.NOTHING, messages.format("setup.meaning.nothing")));
        if (ValueAnswers.mayBeNew(field)) {
            choices.add(new MeaningChoice(FileDescription.NEW, messages.format("setup.meaning.new-" + field.name())));
        }
        return choices;
    }

    private static Map<String, BilingualText> terms(Field field, Policy policy) {
        Map<String, BilingualText> terms = new LinkedHashMap<>();
        if (field.dimension() != null) {
            policy.terms(field.dimension()).forEach(term -> terms.put(term.code(), term.name()));
        }
        return terms;
    }

    /** The codes of a field that has a closed list. */
    static Set<String> codes(Field field, Policy policy) {
        if (field.dimension() != null) {
            return terms(field, policy).keySet();
        }
        if (field.question() != null) {
            return Set.of("1", "0");
        }
        return switch (field.name()) {
            case "decision" -> Set.of("accepted", "rejected");
            case "left_reason" -> Set.of("withdrawn", "duplicate", "unreachable");
            case "outreach" -> Set.of("true", "false");
            default -> Set.of();
        };
    }
}
