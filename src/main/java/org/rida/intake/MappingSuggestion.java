package org.rida.intake;

import org.rida.intake.finding.RowJson;
import org.rida.intake.format.FileHead;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
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
final class MappingSuggestion {

    private final FileHead sample;
    private final int header;
    private final Policy policy;
    private final Map<String, List<String>> headersOf = new LinkedHashMap<>();
    private final Set<Integer> taken = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private boolean hijri;

    private MappingSuggestion(FileHead sample, Policy policy) {
        this.sample = sample;
        this.header = sample.widestHeader();
        this.policy = policy;
    }

    static String propose(FileHead sample, Collection<Mapping> mappings, Policy policy) {
        return new MappingSuggestion(sample, policy).yaml(mappings);
    }

    private String yaml(Collection<Mapping> mappings) {
        RecordType subject = RecordType.REQUEST;
        for (RecordType other : RecordType.values()) {
            if (known(other, mappings).size() > known(subject, mappings).size()) {
                subject = other;
            }
        }
        known(subject, mappings).forEach((column, field) -> assign(field, column));
        guessRequired(subject);
        inspectDates(subject);
        return text(subject);
    }

    /** Column to field, where a header is known from any mapping of the subject. */
    private Map<Integer, Field> known(RecordType subject, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = synonyms(subject, mappings);
        Map<Integer, Field> found = new LinkedHashMap<>();
        String[] cells = sample.cells(header);
        for (int i = 0; i < cells.length; i++) {
            Field field = synonyms.get(TextNormalizer.fold(cells[i]));
            if (field != null && !found.containsValue(field)) {
                found.put(i, field);
            }
        }
        return found;
    }

    private Map<String, Field> synonyms(RecordType subject, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = new HashMap<>();
        for (Field field : FieldCatalog.all(subject, policy)) {
            synonyms.put(TextNormalizer.fold(field.name()), field);
            Question question = field.question();
            if (question != null) {
                synonyms.put(TextNormalizer.fold(question.name().ar()), field);
                synonyms.put(TextNormalizer.fold(question.name().en()), field);
            }
            mappings.stream()
                    .filter(m -> m.recordType() == subject)
                    .flatMap(m -> m.field(field.name()).headers().stream())
                    .forEach(h -> synonyms.putIfAbsent(TextNormalizer.fold(h), field));
        }
        return synonyms;
    }

    /** A row's number differs from row to row; its day is a day. */
    private void guessRequired(RecordType subject) {
        for (Field field : FieldCatalog.all(subject, policy)) {
            ValueShape shape = field.type() == Field.FieldType.DATE ? ValueShape.DATES : ValueShape.DIFFERENT;
            if (field.required() && field.type() != Field.FieldType.TERM && !headersOf.containsKey(field.name())) {
                columns()
                        .filter(i -> !taken.contains(i) && shape(i) == shape)
                        .findFirst()
                        .ifPresent(i -> assign(field, i));
            }
        }
    }

    private void inspectDates(RecordType subject) {
        Set<String> days = new LinkedHashSet<>();
        FieldCatalog.all(subject, policy).stream()
                .filter(f -> f.type() == Field.FieldType.DATE)
                .forEach(f -> days.addAll(headersOf.getOrDefault(f.name(), List.of())));
        columns().filter(i -> days.contains(title(i))).forEach(i -> {
            List<String> values = sample.column(header, i);
            ValueShape.format(values).filter(f -> !f.equals("y-M-d")).ifPresent(formats::add);
            hijri |= !values.isEmpty() && ValueShape.isHijri(values);
        });
    }

    private String text(RecordType subject) {
        List<String> lines = new ArrayList<>();
        lines.add("record-type: " + subject.code());
        if (hijri) {
            lines.add("calendar: hijri");
        }
        if (!formats.isEmpty()) {
            lines.add("date-formats: " + RowJson.write(formats));
        }
        lines.add("fields:");
        headersOf.forEach(
                (field, headers) -> lines.add("  - {field: " + field + ", headers: " + RowJson.write(headers) + "}"));
        FieldCatalog.all(subject, policy).stream()
                .filter(f -> f.required() && !headersOf.containsKey(f.name()))
                .forEach(f -> lines.add("  # needed: - {field: " + f.name() + ", headers: [...]} or default: ..."));
        columns()
                .filter(i -> !taken.contains(i) && !title(i).isEmpty())
                .forEach(i -> lines.add("  # not read: " + PiiMasking.mask(title(i)) + " (" + shape(i).code() + ")"));
        return String.join("\n", lines) + "\n";
    }

    private java.util.stream.Stream<Integer> columns() {
        return java.util.stream.IntStream.range(0, sample.cells(header).length).boxed();
    }

    private String title(int column) {
        return TextNormalizer.clean(sample.cells(header)[column]);
    }

    private ValueShape shape(int column) {
        return ValueShape.of(sample.column(header, column));
    }

    private void assign(Field field, int column) {
        headersOf.put(field.name(), List.of(title(column)));
        taken.add(column);
    }
}
