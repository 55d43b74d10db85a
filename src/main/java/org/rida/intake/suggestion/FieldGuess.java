package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/** Guesses the columns of fields whose headers no mapping knows: by the words of headers, and by the values below. */
final class FieldGuess {

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final RecordType recordType;
    private final Policy policy;
    private final List<Field> fields;

    FieldGuess(SampleColumns columns, FieldColumns assigned, RecordType recordType, Policy policy) {
        this.columns = columns;
        this.assigned = assigned;
        this.recordType = recordType;
        this.policy = policy;
        this.fields = FieldCatalog.all(recordType, policy);
    }

    /**
     * Assigns the number: a column that is filled and different in each row, holds no dates, free text or numbers of
     * people, and best has a header that says so.
     *
     * @return whether no column can be it, so that numbers must be generated
     */
    boolean number() {
        Field number = fields.get(0);
        List<Integer> named = assigned.free(i -> isNumber(i) && ColumnRole.NUMBER.fits(columns.title(i)));
        Integer known = assigned.column(number);
        if (known != null
                && !TextNormalizer.fold(columns.title(known)).equals(TextNormalizer.fold(number.name()))
                && !named.isEmpty()) {
            assigned.remove(number);
        }
        List<Integer> possible = assigned.free(i ->
                isNumber(i) && (ColumnRole.NUMBER.fits(columns.title(i)) || !ColumnRole.RATING.fits(columns.title(i))));
        if (assigned.named(possible, ColumnRole.NUMBER).isEmpty()) {
            possible = possible.stream().filter(i -> !columns.hasScores(i)).toList();
        }
        List<Integer> usual = possible.stream()
                .filter(i -> TitleGuess.isUsual(number.name(), columns.title(i)))
                .toList();
        assigned.assignOrAsk(number, usual.size() == 1 ? usual : possible, ColumnRole.NUMBER);
        return !assigned.has(number) && possible.isEmpty();
    }

    private boolean isNumber(int column) {
        return columns.isIdentifier(column) && !ColumnRole.PERSON.fits(columns.title(column));
    }

    /**
     * Assigns the required day: a column of dates that are not planned. A request has later days and an answer an earlier
     * one, which count only where there is no other.
     */
    void day() {
        Field day = fields.stream()
                .filter(f -> f.required() && f.type() == Field.FieldType.DATE)
                .findFirst()
                .orElseThrow();
        boolean request = recordType == RecordType.REQUEST;
        ColumnRole wanted = request ? ColumnRole.RECEIPT : ColumnRole.ANSWER;
        ColumnRole unwanted = request ? ColumnRole.LATER_DAY : ColumnRole.START;
        List<Integer> days = assigned.free(i -> (columns.isDate(i) || columns.isSerial(i))
                && !ColumnRole.DEADLINE.fits(columns.title(i))
                && !ColumnRole.BIRTH.fits(columns.title(i)));
        List<Integer> likely = days.stream()
                .filter(i -> wanted.fits(columns.title(i)) || !unwanted.fits(columns.title(i)))
                .toList();
        List<Integer> possible = likely.isEmpty() && !request ? days : likely;
        // what another file calls the day of a later step is the receipt where nothing else is
        assigned.assignOrAsk(
                day,
                possible.isEmpty()
                        ? columns.where(i ->
                                columns.isDate(i) && wanted.fits(columns.title(i)) && !unwanted.fits(columns.title(i)))
                        : possible,
                wanted);
    }

    /**
     * Assigns the kind of a request: the column in which each value is a kind of the policy, or else most are and the title says so.
     * Nothing else is as sure, so that a title known for another field does not count then.
     */
    void kind() {
        Field kind = field("kind");
        CodeLookup codes = CodeLookup.of(kind, Mapping.plain(recordType).field(kind.name()), policy);
        for (boolean all : new boolean[] {true, false}) {
            List<Integer> kinds = columns.where(i -> {
                List<String> values = columns.values(i);
                long known = values.stream().filter(v -> codes.code(v) != null).count();
                return all
                        ? known > 0 && known == values.size()
                        : 2 * known > values.size() && TitleGuess.isUsual("kind", columns.title(i));
            });
            if (kinds.size() == 1 && !assigned.has(kind)) {
                assigned.assign(kind, kinds.get(0));
            }
        }
    }

    /**
     * Assigns the outcome of a request, whatever its title: the only column in which most values are decisions. It needs a day: that
     * of the decision or of the reply, or else the only day that nothing else reads. Where several could be either, a person is asked.
     */
    void outcome() {
        Field decision = field("decision");
        if (assigned.has(decision)) {
            outcomeDay();
            return;
        }
        WordGuess guess = new WordGuess(decision, policy);
        List<Integer> outcomes = assigned.free(i -> {
            if (columns.isDate(i) || columns.isFreeText(i)) {
                return false;
            }
            List<String> values = columns.values(i);
            long known = values.stream().filter(v -> !guess.code(v).isEmpty()).count();
            return 2 * known > values.size();
        });
        if (outcomes.size() == 1 && outcomeDay()) {
            assigned.assign(decision, outcomes.get(0));
        } else if (!outcomes.isEmpty()) {
            assigned.ask(decision, outcomes);
        }
    }

    /** @return whether decisions have a day */
    private boolean outcomeDay() {
        Field decided = field("decided_on");
        if (!assigned.has(decided) && !assigned.has(field("replied_on"))) {
            List<Integer> days = assigned.free(i -> (columns.isDate(i) || columns.isSerial(i))
                    && !ColumnRole.DEADLINE.fits(columns.title(i))
                    && !ColumnRole.BIRTH.fits(columns.title(i)));
            assigned.assignOrAsk(decided, days, ColumnRole.STATUS);
        }
        return assigned.has(decided) || assigned.has(field("replied_on"));
    }

    /**
     * Assigns questions with several answers to the columns whose group has the question's name.
     *
     * @return those of which the policy has no question
     */
    List<String> multiSelects() {
        MultiSelectGuess guess = new MultiSelectGuess(columns, assigned.free(i -> true));
        List<String> others = new ArrayList<>();
        for (String header : guess.headers()) {
            fields.stream()
                    .filter(f -> f.type() == Field.FieldType.CHOICES && isNamed(f, header))
                    .findFirst()
                    .ifPresentOrElse(f -> assigned.assignTicks(f, header), () -> others.add(header));
            guess.columnsOf(header).forEach(assigned::ignore);
        }
        return others;
    }

    private static boolean isNamed(Field field, String header) {
        Question question = Objects.requireNonNull(field.question());
        return Stream.of(field.name(), question.name().ar(), question.name().en())
                .map(TextNormalizer::fold)
                .anyMatch(TextNormalizer.fold(header)::equals);
    }

    /** Assigns free text and the overall score of a survey. */
    void answers() {
        Field suggestion = field("suggestion");
        List<Integer> suggestions = assigned.named(assigned.free(columns::isFreeText), ColumnRole.SUGGESTION);
        if (suggestions.size() == 1 && !assigned.has(suggestion)) {
            assigned.assign(suggestion, suggestions.get(0));
        }
        assigned.assignOrAsk(
                field("comment"),
                assigned.free(
                        i -> columns.isFreeText(i) || columns.hasWords(i) && ColumnRole.COMMENT.fits(columns.title(i))),
                ColumnRole.COMMENT);
        List<Integer> ratings = assigned.free(
                i -> !columns.isDate(i) && columns.isRating(i) && !ColumnRole.PERSON.fits(columns.title(i)));
        for (Field field : fields) {
            Question question = field.question();
            if (question != null && question.role() == Question.QuestionRole.OVERALL) {
                List<Integer> overall = assigned.named(ratings, ColumnRole.OVERALL);
                assigned.assignOrAsk(field, overall.size() == 1 ? overall : ratings, ColumnRole.RATING);
            }
        }
    }

    private Field field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }
}
