package org.rida.intake.suggestion;

import java.util.List;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** Proposes the columns of the answer that the rows of a register of requests have beside the request. */
final class AnswerGuess {

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final List<Field> fields;

    AnswerGuess(SampleColumns columns, FieldColumns assigned, Policy policy) {
        this.columns = columns;
        this.assigned = assigned;
        this.fields = FieldCatalog.answersOfRegister(policy);
    }

    /**
     * Assigns the questions that a mapping or the policy knows, the overall score, and the day of the rating. Without a
     * number of the request nothing is proposed: the answer could not be joined to it.
     *
     * @param known finds columns by their headers
     */
    void guess(KnownHeaders known) {
        if (!assigned.all().containsKey("request_no")) {
            return;
        }
        known.fields(RecordType.RESPONSE).forEach((column, field) -> {
            boolean question = field.type() == Field.FieldType.SCORE && columns.isMostlyRating(column);
            if (question && !assigned.all().containsValue(column)) {
                assigned.assign(field, column);
            }
        });
        List<Integer> ratings = assigned.free(i -> !columns.isDate(i)
                && columns.isMostlyRating(i)
                && ColumnRole.RATING.fits(columns.title(i))
                && !ColumnRole.PERSON.fits(columns.title(i)));
        fields.stream().filter(AnswerGuess::isOverall).forEach(overall -> {
            List<Integer> named = assigned.named(ratings, ColumnRole.OVERALL);
            assigned.assignOrAsk(overall, named.size() == 1 ? named : ratings, ColumnRole.RATING);
        });
        day();
    }

    /** The only day whose title speaks of a rating; without one the day of the reply counts. */
    private void day() {
        List<Integer> days = assigned.free(i -> columns.isDate(i)
                && (ColumnRole.RATING.fits(columns.title(i)) || ColumnRole.SURVEY.fits(columns.title(i))));
        boolean rated = fields.stream().anyMatch(f -> f.type() == Field.FieldType.SCORE && assigned.has(f));
        if (rated && days.size() == 1) {
            fields.stream()
                    .filter(f -> f.name().equals("answered_on"))
                    .forEach(day -> assigned.assign(day, days.get(0)));
        }
    }

    private static boolean isOverall(Field field) {
        Question question = field.question();
        return question != null && question.role() == Question.QuestionRole.OVERALL;
    }
}
