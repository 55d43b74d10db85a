package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.Field;
import org.rida.privacy.PiiMasking;

/** Which column each field reads, and what must be asked because several columns could be it. */
final class FieldColumns {

    private final SampleColumns columns;
    /** Field name to column, in the order of assignment. */
    private final Map<String, Integer> columnOf = new LinkedHashMap<>();

    /** Name of a question with several answers to the header of its ticks. */
    private final Map<String, String> ticks = new LinkedHashMap<>();

    private final Set<Integer> ignored = new HashSet<>();
    /** Field name to the columns of which a person chooses. */
    private final Map<String, List<Integer>> asked = new LinkedHashMap<>();

    FieldColumns(SampleColumns columns) {
        this.columns = columns;
    }

    /** Assigns a column, instead of the one that the field had and of the field that the column had. */
    void assign(Field field, int column) {
        columnOf.values().remove(column);
        columnOf.put(field.name(), column);
    }

    /** Assigns a group of columns with ticks to a question that has no column yet. */
    void assignTicks(Field field, String header) {
        if (!has(field)) {
            ticks.put(field.name(), header);
        }
    }

    /** Leaves out a column from those that a field may still read. */
    void ignore(int column) {
        ignored.add(column);
    }

    void remove(Field field) {
        columnOf.remove(field.name());
    }

    boolean has(Field field) {
        return columnOf.containsKey(field.name());
    }

    /** The index of a field's column; null for none. */
    @Nullable
    Integer column(Field field) {
        return columnOf.get(field.name());
    }

    /** Columns with a title that no field reads and that meet a condition. */
    List<Integer> free(IntPredicate fits) {
        return columns.where(i -> !columns.title(i).isEmpty()
                && !columnOf.containsValue(i)
                && !ignored.contains(i)
                && !columns.isPart(i)
                && fits.test(i));
    }

    /** Of these columns those with a title that fits a role. */
    List<Integer> named(List<Integer> possible, ColumnRole role) {
        return possible.stream().filter(i -> role.fits(columns.title(i))).toList();
    }

    /**
     * Assigns the only possible column, or the only one whose header fits, to a field without one; asks where several
     * remain. A question is never assigned to a column whose header does not say so.
     */
    void assignOrAsk(Field field, List<Integer> possible, ColumnRole role) {
        if (has(field)) {
            return;
        }
        List<Integer> named = named(possible, role);
        List<Integer> best = named.isEmpty() ? possible : named;
        boolean needsName = field.question() != null;
        if (best.size() == 1 && !(needsName && named.isEmpty())) {
            assign(field, best.get(0));
        } else if (!best.isEmpty()) {
            ask(field, best);
        }
    }

    /** Leaves it to a person which of the columns a field reads. */
    void ask(Field field, List<Integer> possible) {
        asked.put(field.name(), possible);
    }

    /** Field name to the columns of which a person chooses, in the order of the questions. */
    Map<String, List<Integer>> asked() {
        return asked;
    }

    /** Field names in the order of assignment, with their columns. */
    Map<String, Integer> all() {
        return columnOf;
    }

    /** Names of questions with several answers, with the header of their ticks. */
    Map<String, String> ticks() {
        return ticks;
    }

    /** What the reader of the suggestion must decide, each a comment of its YAML. */
    List<String> questions() {
        List<String> questions = new ArrayList<>();
        asked.forEach(
                (field, possible) -> questions.add("which column is it? - {field: " + field + ", headers: [...]} with "
                        + String.join(
                                " or ",
                                possible.stream()
                                        .map(i -> "\"" + PiiMasking.mask(columns.title(i)) + "\"")
                                        .toList())));
        return questions;
    }
}
