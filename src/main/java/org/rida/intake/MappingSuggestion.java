package org.rida.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/**
 * Suggests a mapping for a file that none of the existing ones fits, as YAML to review and save. Headers that any
 * mapping knows are assigned to its fields; required fields and date formats are guessed from the values.
 */
final class MappingSuggestion {

    private static final int MAX_HEADER_ROWS = 30;

    private final HeadTable head;
    private final int header;
    private final Policy policy;
    /** Field name to the headers assigned to it, in the order of assignment. */
    private final Map<String, List<String>> headersOf = new LinkedHashMap<>();

    private final Set<Integer> assigned = new LinkedHashSet<>();
    private final Set<String> dateFormats = new LinkedHashSet<>();
    private RecordType recordType = RecordType.REQUEST;
    private boolean hijri;

    private MappingSuggestion(HeadTable head, Policy policy) {
        this.head = head;
        this.header = widestRow(head);
        this.policy = policy;
    }

    /** @param mappings whose headers serve as synonyms */
    static MappingSuggestion of(FileHead head, Collection<Mapping> mappings, Policy policy) {
        MappingSuggestion suggestion = new MappingSuggestion(head.tables().get(0), policy);
        suggestion.assign(mappings);
        return suggestion;
    }

    /** The line of the header, from 1. */
    long headerLine() {
        return head.line(header);
    }

    /** The first of the candidates with the most filled cells: titles above a header fill fewer. */
    private static int widestRow(HeadTable table) {
        int best = 0;
        for (int i = 1; i < Math.min(MAX_HEADER_ROWS, table.rows().size()); i++) {
            if (filled(table.cells(i)) > filled(table.cells(best))) {
                best = i;
            }
        }
        return best;
    }

    private static long filled(String[] cells) {
        return Arrays.stream(cells).filter(c -> !c.isBlank()).count();
    }

    /** Chooses the record type with the most known headers; of equals the first in the order of {@link RecordType}. */
    private void assign(Collection<Mapping> mappings) {
        for (RecordType other : RecordType.values()) {
            if (known(other, mappings).size() > known(recordType, mappings).size()) {
                recordType = other;
            }
        }
        known(recordType, mappings).forEach((column, field) -> assign(field, column));
        guessRequired(recordType);
        inspectDates(recordType);
    }

    /**
     * Column index to field, where any mapping of the record type knows the header; the first column counts where
     * two match.
     */
    private Map<Integer, Field> known(RecordType recordType, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = synonyms(recordType, mappings);
        Map<Integer, Field> found = new LinkedHashMap<>();
        String[] cells = head.cells(header);
        for (int i = 0; i < cells.length; i++) {
            Field field = synonyms.get(TextNormalizer.fold(cells[i]));
            if (field != null && !found.containsValue(field)) {
                found.put(i, field);
            }
        }
        return found;
    }

    /**
     * Folded header to field: the canonical name, a question's names in both languages, and the headers of all
     * mappings.
     */
    private Map<String, Field> synonyms(RecordType recordType, Collection<Mapping> mappings) {
        Map<String, Field> synonyms = new HashMap<>();
        for (Field field : FieldCatalog.all(recordType, policy)) {
            synonyms.put(TextNormalizer.fold(field.name()), field);
            Question question = field.question();
            if (question != null) {
                synonyms.put(TextNormalizer.fold(question.name().ar()), field);
                synonyms.put(TextNormalizer.fold(question.name().en()), field);
            }
            mappings.stream()
                    .filter(m -> m.recordType() == recordType)
                    .flatMap(m -> m.field(field.name()).headers().stream())
                    .forEach(h -> synonyms.putIfAbsent(TextNormalizer.fold(h), field));
        }
        return synonyms;
    }

    /**
     * Assigns required fields by the values: the first column of dates to a date, the first column of unique values
     * to a number.
     */
    private void guessRequired(RecordType recordType) {
        for (Field field : FieldCatalog.all(recordType, policy)) {
            ValueShape shape = field.type() == Field.FieldType.DATE ? ValueShape.DATES : ValueShape.DIFFERENT;
            if (field.required() && field.type() != Field.FieldType.TERM && !headersOf.containsKey(field.name())) {
                columns()
                        .filter(i -> !assigned.contains(i) && shape(i) == shape)
                        .findFirst()
                        .ifPresent(i -> assign(field, i));
            }
        }
    }

    /** Collects the date formats of the assigned columns and detects the Hijri calendar. */
    private void inspectDates(RecordType recordType) {
        Set<String> days = new LinkedHashSet<>();
        FieldCatalog.all(recordType, policy).stream()
                .filter(f -> f.type() == Field.FieldType.DATE)
                .forEach(f -> days.addAll(headersOf.getOrDefault(f.name(), List.of())));
        columns().filter(i -> days.contains(title(i))).forEach(i -> {
            List<String> values = head.column(header, i);
            ValueShape.dateFormat(values).filter(f -> !f.equals("y-M-d")).ifPresent(dateFormats::add);
            hijri |= !values.isEmpty() && ValueShape.isHijri(values);
        });
    }

    /** YAML with a comment for each required field that was not found and each column that is not read. */
    String yaml() {
        List<String> lines = new ArrayList<>();
        lines.add("record-type: " + recordType.code());
        if (hijri) {
            lines.add("calendar: hijri");
        }
        if (!dateFormats.isEmpty()) {
            lines.add("date-formats: " + RowJson.write(dateFormats));
        }
        lines.add("fields:");
        headersOf.forEach(
                (field, headers) -> lines.add("  - {field: " + field + ", headers: " + RowJson.write(headers) + "}"));
        FieldCatalog.all(recordType, policy).stream()
                .filter(f -> f.required() && !headersOf.containsKey(f.name()))
                .forEach(f -> lines.add("  # needed: - {field: " + f.name() + ", headers: [...]} or default: ..."));
        columns()
                .filter(i -> !assigned.contains(i) && !title(i).isEmpty())
                .forEach(i -> lines.add("  # not read: " + PiiMasking.mask(title(i)) + " (" + shape(i).code() + ")"));
        return String.join("\n", lines) + "\n";
    }

    private java.util.stream.Stream<Integer> columns() {
        return java.util.stream.IntStream.range(0, head.cells(header).length).boxed();
    }

    private String title(int column) {
        return TextNormalizer.clean(head.cells(header)[column]);
    }

    private ValueShape shape(int column) {
        return ValueShape.of(head.column(header, column));
    }

    private void assign(Field field, int column) {
        headersOf.put(field.name(), List.of(title(column)));
        assigned.add(column);
    }
}
