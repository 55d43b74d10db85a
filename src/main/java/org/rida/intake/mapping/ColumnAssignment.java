package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Assigns the columns of one header row to fields, step by step; see {@link ColumnMatch#match}. */
final class ColumnAssignment {

    private final Mapping mapping;
    private final List<String> headers = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final Map<String, Integer> columns = new TreeMap<>();
    private final Map<String, Map<Integer, String>> ticks = new TreeMap<>();
    /** Headers of questions with several answers, or of the groups of their ticks. */
    private final List<String> multiSelect;

    private final Set<String> inGroups = new HashSet<>();
    private final List<String> ambiguous = new ArrayList<>();
    private final Set<Integer> ignored = new HashSet<>();

    /** Headers are kept as they are for messages, and folded for comparison. */
    ColumnAssignment(String[] cells, Mapping mapping) {
        this.mapping = mapping;
        this.multiSelect = new ArrayList<>(mapping.multiSelect());
        for (String cell : cells) {
            headers.add(TextNormalizer.clean(cell));
            folded.add(TextNormalizer.fold(cell));
        }
        mapping.ignore().forEach(header -> ignored.addAll(indexesOf(header)));
    }

    /** By the headers that the mapping lists, the preferred one first. */
    void byHeader(Field field) {
        mapping.field(field.name()).headers().stream()
                .mapToInt(this::indexOf)
                .filter(column -> column >= 0)
                .findFirst()
                .ifPresent(column -> columns.put(field.name(), column));
    }

    /** By the name of the field, where the mapping allows it and no header of the mapping names that column. */
    void byName(Field field) {
        int column = columns.containsKey(field.name()) || !mapping.readsByName(field) ? -1 : indexOf(field.name());
        if (column >= 0 && !columns.containsValue(column)) {
            columns.put(field.name(), column);
        }
    }

    /** The columns of the ticks of a question with several answers, by the headers that it may have. */
    void ticks(Field field) {
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        if (mapping.readsByName(field)) {
            accepted.add(field.name());
        }
        multiSelect.addAll(accepted);
        Map<Integer, String> found = MultiSelect.ticks(accepted, headers);
        found.keySet().removeAll(ignored);
        found.keySet().removeAll(columns.values());
        if (!found.isEmpty()) {
            ticks.put(field.name(), found);
        }
    }

    /**
     * By the last part of a header, for fields that the mapping lists. Two such columns in different groups are
     * ambiguous; the options of a question with several answers are never meant.
     */
    void inGroup(Field field) {
        if (columns.containsKey(field.name())
                || field.type() == Field.FieldType.CHOICES
                || mapping.fields().stream().noneMatch(f -> f.field().equals(field.name()))) {
            return;
        }
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        accepted.add(field.name());
        for (String header : accepted) {
            List<Integer> found = columnsInGroups(TextNormalizer.fold(header));
            if (!found.isEmpty()) {
                columns.put(field.name(), found.get(0));
                inGroups.add(field.name());
                if (found.size() > 1) {
                    found.forEach(column -> ambiguous.add(headers.get(column)));
                }
                return;
            }
        }
    }

    /** Ends the assignment: what was not assigned is named as dropped, what the mapping names in vain as absent. */
    ColumnMatch complete(List<Field> fields) {
        Map<String, List<Integer>> elseColumns = new HashMap<>();
        Map<String, List<Integer>> dateParts = new HashMap<>();
        List<String> duplicates = new ArrayList<>(ambiguous);
        for (Field field : fields) {
            List<Integer> others = mapping.field(field.name()).elseHeaders().stream()
                    .map(this::indexOf)
                    .filter(column -> column >= 0)
                    .toList();
            elseColumns.put(field.name(), others);
            List<Integer> parts = mapping.field(field.name()).dateParts().stream()
                    .map(this::indexOf)
                    .filter(column -> column >= 0)
                    .toList();
            if (parts.size() == 2 && columns.containsKey(field.name())) {
                dateParts.put(field.name(), parts);
            }
            Integer column = columns.get(field.name());
            if (column != null && isDuplicate(column)) {
                duplicates.add(headers.get(column));
            }
        }
        return new ColumnMatch(
                headers,
                columns,
                ticks,
                inGroups,
                elseColumns,
                dateParts,
                dropped(elseColumns, dateParts),
                absent(),
                duplicates,
                RejectColumn.REFERENCE.indexIn(folded));
    }

    /**
     * The first column with a header, compared exactly before it is compared in folded form; -1 for none and for
     * columns that the mapping ignores.
     */
    private int indexOf(String header) {
        int exact = headers.indexOf(header);
        int column = exact >= 0 ? exact : folded.indexOf(TextNormalizer.fold(header));
        return ignored.contains(column) ? -1 : column;
    }

    /** All columns with a header: a mapping that ignores one means each of them. */
    private List<Integer> indexesOf(String header) {
        String expected = TextNormalizer.fold(header);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < folded.size(); i++) {
            if (folded.get(i).equals(expected)) {
                found.add(i);
            }
        }
        return found;
    }

    /**
     * Survey tools put the names of groups before that of a question, as in {@code service/overall}; a slash between
     * spaces belongs to the text. A group that has a column of its own is a question with several answers.
     */
    private List<Integer> columnsInGroups(String expected) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            int slash = header.lastIndexOf('/');
            boolean path = slash > 0
                    && slash < header.length() - 1
                    && header.charAt(slash - 1) != ' '
                    && header.charAt(slash + 1) != ' ';
            if (path
                    && !ignored.contains(i)
                    && TextNormalizer.fold(header.substring(slash + 1)).equals(expected)
                    && !isMultiSelect(header.substring(0, slash))) {
                found.add(i);
            }
        }
        return found;
    }

    private boolean isMultiSelect(String group) {
        String name = TextNormalizer.fold(group);
        return folded.contains(name)
                || multiSelect.stream().map(TextNormalizer::fold).anyMatch(name::equals);
    }

    /**
     * Whether the header occurs more than once, exactly or in folded form. "_uuid" next to "uuid" is allowed: survey
     * tools add such columns.
     */
    private boolean isDuplicate(int column) {
        String header = headers.get(column);
        boolean onlyOneExact = headers.indexOf(header) == headers.lastIndexOf(header);
        boolean onlyOneFolded = folded.indexOf(folded.get(column)) == folded.lastIndexOf(folded.get(column));
        return !onlyOneExact || (!onlyOneFolded && !header.startsWith("_"));
    }

    private List<String> dropped(Map<String, List<Integer>> elseColumns, Map<String, List<Integer>> dateParts) {
        Set<Integer> read = new HashSet<>(columns.values());
        elseColumns.values().forEach(read::addAll);
        dateParts.values().forEach(read::addAll);
        ticks.values().forEach(of -> read.addAll(of.keySet()));
        Stream.concat(
                        mapping.rows().where().stream().map(Mapping.RowCondition::header),
                        mapping.number().key().stream())
                .map(this::indexOf)
                .forEach(read::add);
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = folded.get(i);
            if (!read.contains(i)
                    && !ignored.contains(i)
                    && !header.isEmpty()
                    && !RejectColumn.isAnyTitle(header)
                    && !belongsToMultiSelect(headers.get(i))) {
                dropped.add(headers.get(i));
            }
        }
        dropped.sort(Comparator.naturalOrder());
        return dropped;
    }

    private boolean belongsToMultiSelect(String header) {
        return mapping.multiSelect().stream().anyMatch(m -> MultiSelect.isPartOf(m, header));
    }

    private List<String> absent() {
        return Stream.concat(
                        mapping.fields().stream()
                                .filter(f -> !columns.containsKey(f.field()) && !ticks.containsKey(f.field()))
                                .filter(f -> f.fallback() == null)
                                .map(f -> f.headers().isEmpty()
                                        ? f.field()
                                        : f.headers().get(0)),
                        mapping.multiSelect().stream()
                                .filter(m -> headers.stream().noneMatch(header -> MultiSelect.isPartOf(m, header))))
                .toList();
    }
}
