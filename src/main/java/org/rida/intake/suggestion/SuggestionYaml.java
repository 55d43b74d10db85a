package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;

/**
 * Writes a suggested mapping as YAML, with a comment for each question, each required field that was not found and each
 * column that is not read.
 */
final class SuggestionYaml {

    private final SampleColumns columns;
    private final FieldColumns assigned;
    private final RecordType recordType;
    private final boolean numberFromRow;
    private final List<String> multiSelects;
    private final List<Field> fields;
    private final Set<String> dateFields;
    /** Names of the fields of the answer that rows of a register have. */
    private final Set<String> answers;

    private final List<String> lines = new ArrayList<>();

    /**
     * @param numberFromRow whether the numbers are to be generated
     * @param multiSelects headers of questions with several answers that the policy does not have
     */
    SuggestionYaml(
            SampleColumns columns,
            FieldColumns assigned,
            RecordType recordType,
            boolean numberFromRow,
            List<String> multiSelects,
            Policy policy) {
        this.multiSelects = multiSelects;
        this.columns = columns;
        this.assigned = assigned;
        this.recordType = recordType;
        this.numberFromRow = numberFromRow;
        this.fields = FieldCatalog.all(recordType, policy);
        List<Field> ofAnswers = recordType == RecordType.REQUEST ? FieldCatalog.answersOfRegister(policy) : List.of();
        this.answers = ofAnswers.stream().map(Field::name).collect(Collectors.toSet());
        this.dateFields = Stream.concat(fields.stream(), ofAnswers.stream())
                .filter(f -> f.type() == Field.FieldType.DATE || f.type() == Field.FieldType.MOMENT)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** The whole mapping. Texts are written as JSON, which is YAML whatever signs a header has. */
    String write() {
        lines.add("record-type: " + recordType.code());
        if (numberFromRow) {
            lines.add("number-from: row");
        }
        Set<String> formats = formats();
        addDates(formats);
        if (!multiSelects.isEmpty()) {
            lines.add(
                    "# questions with several answers, told in a note only: to count their options, make each a question"
                            + " with scale: choices in jobs/policy/questions.yaml, and a field here");
            lines.add("multi-select: " + RowJson.write(multiSelects));
        }
        lines.add("fields:");
        add(name -> !answers.contains(name), formats);
        assigned.ticks()
                .forEach((field, header) ->
                        lines.add("  - {field: " + field + ", headers: " + RowJson.write(List.of(header)) + "}"));
        assigned.questions().forEach(question -> lines.add("  # " + question));
        fields.stream()
                .filter(f -> f.required() && !assigned.has(f))
                .filter(f -> f.slot() != 0 || !numberFromRow)
                .forEach(f -> lines.add("  # needed: - {field: " + f.name() + ", headers: [...]} or default: ..."));
        assigned.free(i -> true)
                .forEach(i -> lines.add("  # not read: " + PiiMasking.mask(columns.title(i)) + " ("
                        + columns.shape(i).code() + ")"));
        if (assigned.all().keySet().stream().anyMatch(answers::contains)) {
            lines.add("answers:");
            add(answers::contains, formats);
        }
        return String.join("\n", lines) + "\n";
    }

    private void add(Predicate<String> which, Set<String> formats) {
        assigned.all().forEach((field, column) -> {
            if (which.test(field)) {
                lines.add("  - {field: " + field + ", headers: " + RowJson.write(List.of(columns.title(column)))
                        + ownFormats(field, column, formats) + dateParts(field, column) + "}");
            }
        });
    }

    /** The calendar and the formats; where day and month cannot be told apart, both as a choice. */
    private void addDates(Set<String> formats) {
        List<DateGuess> used = assigned.all().entrySet().stream()
                .filter(e -> dateFields.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .map(columns::dates)
                .filter(Objects::nonNull)
                .toList();
        if (used.stream().anyMatch(DateGuess::hijri)) {
            lines.add("calendar: hijri");
        }
        if (formats.size() == 1) {
            lines.add("date-formats: " + formats.iterator().next());
        }
        used.stream()
                .filter(guess -> !guess.otherwise().isEmpty())
                .findFirst()
                .ifPresent(guess -> lines.add("# day or month first? The dates can be read both ways: date-formats: "
                        + RowJson.write(guess.formats()) + " or date-formats: " + RowJson.write(guess.otherwise())));
    }

    /** The formats of the assigned columns of dates that leave no doubt, as YAML lists. */
    private Set<String> formats() {
        Set<String> formats = new LinkedHashSet<>();
        assigned.all().forEach((field, column) -> {
            if (hasCertainFormats(field, column)) {
                formats.add(RowJson.write(
                        Objects.requireNonNull(columns.dates(column)).formats()));
            }
        });
        return formats;
    }

    /** The formats of one column, where those of the columns differ or its dates are day numbers. */
    private String ownFormats(String field, int column, Set<String> formats) {
        if (formats.size() > 1 && hasCertainFormats(field, column)) {
            return ", date-formats: "
                    + RowJson.write(
                            Objects.requireNonNull(columns.dates(column)).formats());
        }
        return dateFields.contains(field) && columns.isSerial(column) ? ", date-formats: [excel]" : "";
    }

    private String dateParts(String field, int column) {
        List<Integer> parts = dateFields.contains(field) ? columns.parts(column) : List.of();
        return parts.isEmpty()
                ? ""
                : ", date-parts: "
                        + RowJson.write(parts.stream().map(columns::title).toList());
    }

    private boolean hasCertainFormats(String field, int column) {
        DateGuess guess = dateFields.contains(field) ? columns.dates(column) : null;
        return guess != null && guess.otherwise().isEmpty() && !guess.formats().isEmpty();
    }
}
