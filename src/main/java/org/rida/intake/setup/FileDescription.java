package org.rida.intake.setup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.intake.TrialFigures;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;

/**
 * What a person has said about an uploaded file so far, a part for each step. Stored as JSON beside the upload.
 *
 * @param file its name
 * @param saved null until the description was saved as a mapping
 */
public record FileDescription(
        String file,
        FileLayout layout,
        DescribedColumns columns,
        DescribedValues values,
        DescribedDates dates,
        @Nullable SavedDescription saved) {

    /** The word for a cell that has no value. */
    public static final String NOTHING = Mapping.WordMapping.NOTHING;

    /** The word for "don't know" in the column of a question. */
    public static final String DONT_KNOW = Mapping.WordMapping.DONT_KNOW;

    /** The word for a value that is added to the policy. */
    public static final String NEW = "+";

    /**
     * What the rows and columns are.
     *
     * @param type what a row is
     * @param numberFromRow whether the rows have no number of their own
     * @param fields index of a column to the field that reads it
     * @param constants field to the code that holds for all rows
     */
    public record DescribedColumns(
            RecordType type, boolean numberFromRow, Map<Integer, String> fields, Map<String, String> constants) {}

    /**
     * What the values mean.
     *
     * @param words field to the sender's words, each with the code that it means
     * @param unlisted field to what becomes of other values: reject, keep or null
     * @param terms values that are to be added to the policy
     */
    public record DescribedValues(
            Map<String, Map<String, String>> words, Map<String, String> unlisted, List<NewTerm> terms) {

        static final DescribedValues NONE = new DescribedValues(Map.of(), Map.of(), List.of());

        /** The meanings of the words of a field. */
        public Map<String, String> wordsOf(String field) {
            return words.getOrDefault(field, Map.of());
        }
    }

    /**
     * A channel or service that the policy does not have yet.
     *
     * @param dimension channel or service
     * @param word the sender's word for it
     */
    public record NewTerm(String dimension, String code, String word, String ar, String en) {}

    /**
     * How dates are read.
     *
     * @param calendar gregorian or hijri
     * @param order auto, day-first or month-first
     */
    public record DescribedDates(String calendar, String order) {

        /** Anything unknown is left to the dates themselves. */
        public DescribedDates {
            calendar = calendar.equals("hijri") ? calendar : "gregorian";
            order = order.equals("day-first") || order.equals("month-first") ? order : "auto";
        }
    }

    /**
     * What was saved.
     *
     * @param mapping its name
     * @param run number of the run that imports the file
     * @param figures that the whole file gives by itself
     */
    public record SavedDescription(String mapping, long run, TrialFigures figures) {}

    /** Before anything is known but the name. */
    static FileDescription begun(String file) {
        return new FileDescription(
                file,
                FileLayout.GUESSED,
                new DescribedColumns(RecordType.REQUEST, false, Map.of(), Map.of()),
                DescribedValues.NONE,
                new DescribedDates("gregorian", "auto"),
                null);
    }

    FileDescription with(FileLayout other) {
        return new FileDescription(file, other, columns, values, dates, saved);
    }

    FileDescription with(DescribedColumns other) {
        return new FileDescription(file, layout, other, values, dates, saved);
    }

    public FileDescription with(DescribedValues other) {
        return new FileDescription(file, layout, columns, other, dates, saved);
    }

    public FileDescription with(DescribedDates other) {
        return new FileDescription(file, layout, columns, values, other, saved);
    }

    /** After it was saved and its import has begun. */
    public FileDescription with(SavedDescription result) {
        return new FileDescription(file, layout, columns, values, dates, result);
    }
}
