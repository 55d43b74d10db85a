package org.rida.intake.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.intake.TrialFigures;
import org.rida.intake.mapping.RecordType;

/**
 * What a person has said about an uploaded file so far. Stored as JSON beside the upload.
 *
 * @param file its name
 * @param charset {@code auto} or a charset's name
 * @param delimiter {@code auto}, {@code tab} or a character
 * @param sheet name of the sheet; empty for the one that is read by itself
 * @param headerLine line of the header, from 1; 0 as guessed
 * @param leaveOutColumn title of a column that decides which rows do not count; empty for none
 * @param leaveOut the cells of that column with which a row does not count, separated by commas; empty for empty cells
 * @param type what a row is
 * @param numberFromRow whether the rows have no number of their own
 * @param fields index of a column to the field that reads it
 * @param constants field to the code that holds for all rows
 * @param words field to the sender's words, each with the code that it means
 * @param unlisted field to what becomes of other values: reject, keep or null
 * @param terms values that are to be added to the policy
 * @param calendar gregorian or hijri
 * @param dateOrder auto, day-first or month-first
 * @param mapping name of the saved mapping; empty before
 * @param run number of the run that imports the file; 0 before
 * @param figures that the whole file gives by itself; null before it was saved
 */
public record FileDescription(
        String file,
        String charset,
        String delimiter,
        String sheet,
        long headerLine,
        String leaveOutColumn,
        String leaveOut,
        RecordType type,
        boolean numberFromRow,
        Map<Integer, String> fields,
        Map<String, String> constants,
        Map<String, Map<String, String>> words,
        Map<String, String> unlisted,
        List<NewTerm> terms,
        String calendar,
        String dateOrder,
        String mapping,
        long run,
        @Nullable TrialFigures figures) {

    /** The word for a cell that has no value. */
    public static final String NOTHING = "-";

    /** The word for "don't know" in the column of a question. */
    public static final String DONT_KNOW = "?";

    /** The word for a value that is added to the policy. */
    public static final String NEW = "+";

    /**
     * A channel or service that the policy does not have yet.
     *
     * @param dimension channel or service
     * @param word the sender's word for it
     */
    public record NewTerm(String dimension, String code, String word, String ar, String en) {}

    /** Before anything is known but the name. */
    static FileDescription of(String file) {
        return new FileDescription(
                file,
                "auto",
                "auto",
                "",
                0,
                "",
                "",
                RecordType.REQUEST,
                false,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "gregorian",
                "auto",
                "",
                0,
                null);
    }

    FileDescription withLayout(String charset, String delimiter, String sheet, long headerLine) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                leaveOutColumn,
                leaveOut,
                type,
                numberFromRow,
                fields,
                constants,
                words,
                unlisted,
                terms,
                calendar,
                dateOrder,
                mapping,
                run,
                figures);
    }

    FileDescription withLeftOut(String column, String cells) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                column,
                cells,
                type,
                numberFromRow,
                fields,
                constants,
                words,
                unlisted,
                terms,
                calendar,
                dateOrder,
                mapping,
                run,
                figures);
    }

    FileDescription withColumns(
            RecordType of, boolean fromRow, Map<Integer, String> columns, Map<String, String> constantValues) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                leaveOutColumn,
                leaveOut,
                of,
                fromRow,
                columns,
                constantValues,
                words,
                unlisted,
                terms,
                calendar,
                dateOrder,
                mapping,
                run,
                figures);
    }

    FileDescription withWords(
            Map<String, Map<String, String>> meanings, Map<String, String> others, List<NewTerm> added) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                leaveOutColumn,
                leaveOut,
                type,
                numberFromRow,
                fields,
                constants,
                meanings,
                others,
                added,
                calendar,
                dateOrder,
                mapping,
                run,
                figures);
    }

    FileDescription withDates(String of, String order) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                leaveOutColumn,
                leaveOut,
                type,
                numberFromRow,
                fields,
                constants,
                words,
                unlisted,
                terms,
                of,
                order,
                mapping,
                run,
                figures);
    }

    /** After it was saved and its import has begun. */
    public FileDescription saved(String name, long importRun, TrialFigures counted) {
        return new FileDescription(
                file,
                charset,
                delimiter,
                sheet,
                headerLine,
                leaveOutColumn,
                leaveOut,
                type,
                numberFromRow,
                fields,
                constants,
                words,
                unlisted,
                terms,
                calendar,
                dateOrder,
                name,
                importRun,
                counted);
    }

    /** The meanings of the words of a field. */
    public Map<String, String> wordsOf(String field) {
        return words.getOrDefault(field, new LinkedHashMap<>());
    }
}
