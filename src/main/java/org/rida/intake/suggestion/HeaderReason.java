package org.rida.intake.suggestion;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ProposalReason.ReasonType;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** What the header of a column says for a field: the field's name, a question's text, a mapping, or what is usual. */
record HeaderReason(SampleColumns columns, RecordType recordType, Collection<Mapping> mappings, Policy policy) {

    /** Empty where the header says nothing for the field. */
    Optional<ProposalReason> find(int column, Field field) {
        String title = columns.title(column);
        if (isSame(title, field.name())) {
            return Optional.of(ProposalReason.of(ReasonType.NAMED));
        }
        Question question = field.question();
        if (question != null
                && Stream.of(title, title.substring(title.lastIndexOf(" - ") < 0 ? 0 : title.lastIndexOf(" - ") + 3))
                        .anyMatch(text -> isSame(text, question.name().ar())
                                || isSame(text, question.name().en()))) {
            return Optional.of(ProposalReason.of(ReasonType.QUESTION));
        }
        boolean ofType = FieldCatalog.all(recordType, policy).stream()
                .anyMatch(f -> f.name().equals(field.name()));
        RecordType type = ofType ? recordType : RecordType.RESPONSE;
        Optional<Mapping> mapping = mappings.stream()
                .filter(m -> m.recordType() == type)
                .filter(m -> m.field(field.name()).headers().stream().anyMatch(header -> isSame(header, title)))
                .findFirst();
        if (mapping.isPresent()) {
            return mapping.map(m -> ProposalReason.of(ReasonType.MAPPING, "mapping", m.name()));
        }
        if (TitleGuess.isUsual(field.name(), columns.usualTitle(column))) {
            return Optional.of(ProposalReason.of(ReasonType.USUAL));
        }
        return roles(field).anyMatch(role -> role.fits(title))
                ? Optional.of(ProposalReason.of(ReasonType.WORDS))
                : Optional.empty();
    }

    private static boolean isSame(String header, String other) {
        return TextNormalizer.fold(header).equals(TextNormalizer.fold(other));
    }

    /** The words of headers by which a field is guessed. */
    private static Stream<ColumnRole> roles(Field field) {
        if (field.slot() == 0) {
            return Stream.of(ColumnRole.NUMBER);
        }
        Question question = field.question();
        if (question != null) {
            return question.role() == Question.QuestionRole.OVERALL
                    ? Stream.of(ColumnRole.OVERALL, ColumnRole.RATING)
                    : Stream.empty();
        }
        return switch (field.name()) {
            case "received_on" -> Stream.of(ColumnRole.RECEIPT);
            case "answered_on" -> Stream.of(ColumnRole.ANSWER, ColumnRole.RATING, ColumnRole.SURVEY);
            case "decided_on" -> Stream.of(ColumnRole.STATUS);
            case "comment" -> Stream.of(ColumnRole.COMMENT);
            case "suggestion" -> Stream.of(ColumnRole.SUGGESTION);
            default -> Stream.empty();
        };
    }
}
