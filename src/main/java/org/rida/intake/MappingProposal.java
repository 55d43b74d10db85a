package org.rida.intake;

import org.rida.policy.Policy;
import org.rida.policy.Question;





import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping for a file that none fits, as text to look through and save: known headers by all mappings there are, the rest
 * by what the values look like.
 */
final class MappingProposal {

    private final FileSample sample;
    private final int header;
    private final Policy policy;
    private final Map<String, List<String>> headersOf = new LinkedHashMap<>();
    private final Set<Integer> taken = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private boolean hijri;

    private MappingProposal(FileSample sample, Policy policy) {
        this.sample = sample;
        this.header = sample.widestHeader();
        this.policy = policy;
    }

    static String of(FileSample sample, Collection<Mapping> mappings, Policy policy) {
        return new MappingProposal(sample, policy).yaml(mappings);
    }

    private String yaml(Collection<Mapping> mappings) {
        Subject subject = Subject.REQUEST;
        for (Subject other : Subject.values()) {
            if (known(other, mappings).size() > known(subject, mappings).size()) {
                subject = other;
            }
        }
        known(subject, mappings).forEach((column, field) -> take(field, column));
        guessRequired(subject);
        lookAtDates(subject);
        return text(subject);
    }

    /** Column to field, where a header is known from any mapping of the subject. */
    private Map<Integer, Field> known(Subject subject, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = synonyms(subject, mappings);
        Map<Integer, Field> found = new LinkedHashMap<>();
        String[] cells = sample.cells(header);
        for (int i = 0; i < cells.length; i++) {
            Field field = synonyms.get(Words.fold(cells[i]));
            if (field != null && !found.containsValue(field)) {
                found.put(i, field);
            }
        }
        return found;
    }

    private Map<String, Field> synonyms(Subject subject, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = new HashMap<>();
        for (Field field : Fields.of(subject, policy)) {
            synonyms.put(Words.fold(field.name()), field);
            Question question = field.question();
            if (question != null) {
                synonyms.put(Words.fold(question.name().ar()), field);
                synonyms.put(Words.fold(question.name().en()), field);
            }
            mappings.stream()
                    .filter(m -> m.recordType() == subject)
                    .flatMap(m -> m.field(field.name()).headers().stream())
                    .forEach(h -> synonyms.putIfAbsent(Words.fold(h), field));
        }
        return synonyms;
    }

    /** A row's number differs from row to row; its day is a day. */
    private void guessRequired(Subject subject) {
        for (Field field : Fields.of(subject, policy)) {
            Shape shape = field.type() == Field.Type.DATE ? Shape.DATES : Shape.DIFFERENT;
            if (field.required() && field.type() != Field.Type.TERM && !headersOf.containsKey(field.name())) {
                columns()
                        .filter(i -> !taken.contains(i) && shape(i) == shape)
                        .findFirst()
                        .ifPresent(i -> take(field, i));
            }
        }
    }

    private void lookAtDates(Subject subject) {
        Set<String> days = new LinkedHashSet<>();
        Fields.of(subject, policy).stream()
                .filter(f -> f.type() == Field.Type.DATE)
                .forEach(f -> days.addAll(headersOf.getOrDefault(f.name(), List.of())));
        columns().filter(i -> days.contains(title(i))).forEach(i -> {
            List<String> values = sample.column(header, i);
            Shape.format(values).filter(f -> !f.equals("y-M-d")).ifPresent(formats::add);
            hijri |= !values.isEmpty() && Shape.isHijri(values);
        });
    }

    private String text(Subject subject) {
        List<String> lines = new ArrayList<>();
        lines.add("record-type: " + subject.code());
        if (hijri) {
            lines.add("calendar: hijri");
        }
        if (!formats.isEmpty()) {
            lines.add("date-formats: " + Json.of(formats));
        }
        lines.add("fields:");
        headersOf.forEach(
                (field, headers) -> lines.add("  - {field: " + field + ", headers: " + Json.of(headers) + "}"));
        Fields.of(subject, policy).stream()
                .filter(f -> f.required() && !headersOf.containsKey(f.name()))
                .forEach(f -> lines.add("  # needed: - {field: " + f.name() + ", headers: [...]} or default: ..."));
        columns()
                .filter(i -> !taken.contains(i) && !title(i).isEmpty())
                .forEach(i -> lines.add("  # not read: " + Masking.mask(title(i)) + " (" + shape(i).code() + ")"));
        return String.join("\n", lines) + "\n";
    }

    private java.util.stream.Stream<Integer> columns() {
        return java.util.stream.IntStream.range(0, sample.cells(header).length).boxed();
    }

    private String title(int column) {
        return Words.clean(sample.cells(header)[column]);
    }

    private Shape shape(int column) {
        return Shape.of(sample.column(header, column));
    }

    private void take(Field field, int column) {
        headersOf.put(field.name(), List.of(title(column)));
        taken.add(column);
    }
}
