package org.rida.intake.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ColumnProposal;
import org.rida.intake.suggestion.DateGuess;
import org.rida.intake.suggestion.MappingSuggestion;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/** Writes what a person has said about a file as the YAML of a mapping. */
final class DescriptionYaml {

    private final FileDescription description;
    private final MappingSuggestion columns;
    private final Map<Integer, String> titles = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    /** Fields of the answer in a row of a register. */
    private final Map<String, Field> answers = new LinkedHashMap<>();

    private final List<String> lines = new ArrayList<>();

    DescriptionYaml(FileDescription description, MappingSuggestion columns, Policy policy) {
        this.description = description;
        this.columns = columns;
        for (ColumnProposal column : columns.proposals()) {
            titles.put(column.column(), column.title());
        }
        FieldCatalog.all(description.columns().type(), policy).forEach(f -> fields.put(f.name(), f));
        if (description.columns().type() == RecordType.REQUEST) {
            FieldCatalog.answersOfRegister(policy).forEach(f -> answers.putIfAbsent(f.name(), f));
        }
    }

    String write() {
        lines.add("record-type: " + description.columns().type().code());
        if (description.columns().numberFromRow()) {
            lines.add("number-from: row");
        }
        description.layout().yaml().lines().forEach(lines::add);
        add("calendar", description.dates().calendar(), "gregorian");
        add("date-order", description.dates().order(), "auto");
        if (!description.layout().leaveOutColumn().isEmpty()) {
            List<String> cells = List.of(description.layout().leaveOut().split("\\s*[,،]\\s*")).stream()
                    .filter(cell -> !cell.isBlank())
                    .map(String::strip)
                    .toList();
            lines.add("rows: {where: [{header: "
                    + RowJson.write(description.layout().leaveOutColumn())
                    + (cells.isEmpty() ? ", filled: true" : ", is-not: " + RowJson.write(cells)) + "}]}");
        }
        lines.add("fields:");
        Set<String> written = fields(fields);
        description.columns().constants().forEach((name, code) -> {
            if (fields.containsKey(name) && written.add(name)) {
                lines.add("  - {field: " + name + ", default: " + RowJson.write(code) + "}");
            }
        });
        if (description.columns().fields().values().stream().anyMatch(answers::containsKey)) {
            lines.add("answers:");
            fields(answers);
        }
        return String.join("\n", lines) + "\n";
    }

    /** Writes those of the fields that have a column, and returns their names. */
    private Set<String> fields(Map<String, Field> of) {
        Set<String> written = new LinkedHashSet<>();
        description.columns().fields().forEach((column, name) -> {
            Field field = of.get(name);
            String title = titles.get(column);
            if (field != null && title != null && written.add(name)) {
                field(field, column, title);
            }
        });
        return written;
    }

    private void add(String key, String value, String usual) {
        FileLayout.line(key, value, usual).lines().forEach(lines::add);
    }

    private void field(Field field, int column, String title) {
        lines.add("  - field: " + field.name());
        lines.add("    headers: [" + RowJson.write(title) + "]");
        formats(field, column);
        Map<String, List<String>> codes = new LinkedHashMap<>();
        List<String> nothing = new ArrayList<>();
        List<String> dontKnow = new ArrayList<>();
        description.values().wordsOf(field.name()).forEach((word, meaning) -> {
            switch (meaning) {
                case FileDescription.NOTHING -> nothing.add(word);
                case FileDescription.DONT_KNOW -> dontKnow.add(word);
                case "" -> {
                    // left as it is
                }
                default -> {
                    // a score means itself; a code may be new, so that only the mapping knows it
                    boolean itself = field.type() == Field.FieldType.SCORE
                            && TextNormalizer.key(word).equals(TextNormalizer.key(meaning));
                    if (!itself) {
                        codes.computeIfAbsent(meaning, code -> new ArrayList<>())
                                .add(word);
                    }
                }
            }
        });
        if (!codes.isEmpty()) {
            lines.add("    values:");
            codes.forEach((code, words) ->
                    lines.add("      - {code: " + RowJson.write(code) + ", accept: " + RowJson.write(words) + "}"));
        }
        if (!nothing.isEmpty()) {
            lines.add("    null-values: " + RowJson.write(nothing));
        }
        if (!dontKnow.isEmpty()) {
            lines.add("    dont-know: " + RowJson.write(dontKnow));
        }
        String unlisted = description.values().unlisted().getOrDefault(field.name(), "reject");
        if (!unlisted.equals("reject")) {
            lines.add("    unknown: " + RowJson.write(unlisted));
        }
        String constant = description.columns().constants().get(field.name());
        if (constant != null) {
            lines.add("    default: " + RowJson.write(constant));
        }
    }

    /** The formats of dates that leave no doubt; others are left to the order of dates. */
    private void formats(Field field, int column) {
        if (!field.isDay()) {
            return;
        }
        DateGuess dates = columns.dates(column);
        List<Integer> parts = columns.dateParts(column);
        if (!parts.isEmpty()) {
            lines.add("    date-parts: "
                    + RowJson.write(parts.stream().map(titles::get).toList()));
            return;
        }
        String ofNumbers = description.dates().ofNumbers(field.name());
        if (!ofNumbers.isEmpty()) {
            lines.add("    date-formats: " + RowJson.write(List.of(ofNumbers)));
        } else if (columns.isSerial(column)) {
            lines.add("    date-formats: [excel]");
        } else if (dates != null
                && dates.otherwise().isEmpty()
                && !dates.formats().isEmpty()
                && description.dates().order().equals("auto")) {
            lines.add("    date-formats: " + RowJson.write(dates.formats()));
        }
    }
}
