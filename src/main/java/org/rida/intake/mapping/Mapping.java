package org.rida.intake.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The layout of one sender's files, from {@code jobs/mappings/<name>.yaml}.
 *
 * @param name the file's name without ending
 * @param charset {@code auto} or the charset's name
 * @param delimiter {@code auto} or the character between cells; {@code tab} for a tab
 * @param sheet the sheet's name; absent: the first visible one with rows
 * @param password for a protected workbook
 * @param zone where the sender's date-times are local; absent: the day is taken as written
 * @param dateFormats tried in order, after ISO; {@code excel} for day serials, {@code day-of 2013-05} for bare day numbers
 * @param dateOrder which number of a date is the day, where the formats leave it open
 * @param nullValues texts that mean an empty value
 * @param coversTo the last day that the files have data of; absent: the latest date in each
 * @param rejectLimit share 0..1 of rejected rows beyond which the file is refused (from {@code 20} rejected rows on)
 * @param numberPrefix put before every number, where two senders use the same numbers
 * @param numberFrom where a row's number comes from
 * @param number what makes a number unique
 * @param rows which rows count
 * @param ignore headers of columns that are left out on purpose
 * @param multiSelect headers of questions with several answers, or of the group of their options
 * @param fields the columns that are read; canonical names are always accepted as headers
 * @param answers of a register of requests: the columns of the answer that the requester gave, one in each rated row; empty
 *     where rows hold requests only
 * @param words what single words of the sender mean, in addition to the fields' own: answers that a person gave once
 * @param rules what violations lead to instead of the rule's default
 */
public record Mapping(
        @DefaultValue("") String name,
        RecordType recordType,
        @DefaultValue("auto") String charset,
        @DefaultValue("auto") String delimiter,
        @Nullable String sheet,
        @Nullable String password,
        @Nullable ZoneId zone,
        @DefaultValue("gregorian") Calendar calendar,
        @DefaultValue List<String> dateFormats,
        @DefaultValue("auto") DateOrder dateOrder,
        @DefaultValue List<String> nullValues,
        @Nullable LocalDate coversTo,
        @DefaultValue("0.2") double rejectLimit,
        @DefaultValue("") String numberPrefix,
        @DefaultValue("column") NumberFrom numberFrom,
        @DefaultValue UniqueNumber number,
        @DefaultValue RowFilter rows,
        @DefaultValue List<String> ignore,
        @DefaultValue List<String> multiSelect,
        @DefaultValue List<FieldMapping> fields,
        @DefaultValue List<FieldMapping> answers,
        @DefaultValue List<WordMapping> words,
        @DefaultValue List<RuleChoice> rules) {

    /** The calendar of dates written as text; real spreadsheet dates and years from 1800 on are always Gregorian. */
    public enum Calendar {
        GREGORIAN,
        HIJRI
    }

    /** Where a row's number comes from. */
    public enum NumberFrom {
        COLUMN,
        /** A hash of the row's mapped cells, with a counter for equal rows: for files without any number. */
        ROW
    }

    /**
     * One field and the column that it comes from.
     *
     * @param field canonical name, or a question's code
     * @param headers accepted headers, the preferred one first; letter case, spaces, alef forms do not matter
     * @param values words of the sender for a code
     * @param unknown what to do with a value that is not listed: {@code reject}, {@code keep}, null, or a code
     * @param fallback the value where the column is missing or the cell is empty
     * @param nullValues texts that mean an empty value in this column, sentinels such as 0 included
     * @param dontKnow words that mean "do not know" in a question's column, sentinels such as 6 included
     * @param dateFormats instead of the mapping's
     * @param dateParts the columns with the month and the day, where a date stands in three columns and the field's own has the year
     * @param elseHeaders columns whose cell counts where that of the field is empty, the preferred one first
     * @param scale the sender's scale, where it is not that of the question
     * @param reversed whether the sender's lowest score is the best
     */
    public record FieldMapping(
            String field,
            @DefaultValue List<String> headers,
            @DefaultValue List<ValueMapping> values,
            @DefaultValue("reject") String unknown,
            @Name("default") @Nullable String fallback,
            @DefaultValue List<String> nullValues,
            @DefaultValue List<String> dontKnow,
            @DefaultValue List<String> dateFormats,
            @DefaultValue List<String> dateParts,
            @DefaultValue List<String> elseHeaders,
            @Nullable SenderScale scale,
            @DefaultValue("false") boolean reversed) {

        /** The field with further words for its values. */
        FieldMapping with(List<WordMapping> words) {
            List<ValueMapping> all = new ArrayList<>(values);
            List<String> nothing = new ArrayList<>(nullValues);
            List<String> unknowing = new ArrayList<>(dontKnow);
            for (WordMapping word : words) {
                switch (word.code()) {
                    case WordMapping.NOTHING -> nothing.addAll(word.accept());
                    case WordMapping.DONT_KNOW -> unknowing.addAll(word.accept());
                    default -> all.add(new ValueMapping(word.code(), word.accept()));
                }
            }
            return new FieldMapping(
                    field,
                    headers,
                    all,
                    unknown,
                    fallback,
                    nothing,
                    unknowing,
                    dateFormats,
                    dateParts,
                    elseHeaders,
                    scale,
                    reversed);
        }

        /** A field that a mapping does not name. */
        static FieldMapping plain(String field) {
            return new FieldMapping(
                    field, List.of(), List.of(), "reject", null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    null, false);
        }
    }

    /**
     * The scale on which a sender asks a question.
     *
     * @param from its lowest and highest score, such as {@code 0-4}
     */
    public record SenderScale(String from) {}

    /**
     * What makes a number unique where the number of the file alone does not.
     *
     * @param with put before the number
     * @param key headers of the columns whose cells together make the number of a row that has none of its own
     */
    public record UniqueNumber(@DefaultValue List<NumberPart> with, @DefaultValue List<String> key) {
        static final UniqueNumber ALONE = new UniqueNumber(List.of(), List.of());
    }

    /** A part of a unique number. */
    public enum NumberPart {
        /** The name of the file without digits and without what follows in brackets. */
        FORM,
        /** The month of the row's main day. */
        MONTH,
        /** The year of the row's main day. */
        YEAR
    }

    /**
     * Which rows count; the others are left out, counted and named in the notes.
     *
     * @param where all of these hold for a row that counts
     */
    public record RowFilter(@DefaultValue List<RowCondition> where) {
        static final RowFilter ALL = new RowFilter(List.of());
    }

    /**
     * A condition on a cell. Cells and values are compared as words of a mapping are.
     *
     * @param header of the column; a file without it is refused
     * @param is the cell is one of these; empty: any
     * @param isNot the cell is none of these
     * @param filled whether the cell must have a value, or must be empty; null: either
     */
    public record RowCondition(
            String header, @DefaultValue List<String> is, @DefaultValue List<String> isNot, @Nullable Boolean filled) {}

    /** A code and the sender's words for it. */
    public record ValueMapping(String code, List<String> accept) {}

    /**
     * What words of the sender mean in a field.
     *
     * @param field canonical name, or a question's code
     * @param code as in {@link ValueMapping}; {@value #NOTHING} for an empty value, {@value #DONT_KNOW} for "do not know"
     */
    public record WordMapping(String field, String code, List<String> accept) {

        public static final String NOTHING = "-";
        public static final String DONT_KNOW = "?";
    }

    /** A rule and what a violation leads to instead of the rule's default. */
    public record RuleChoice(Rule rule, Rule.RuleAction action) {}

    /** A mapping without any settings, by which a file is read before its layout is known. */
    public static Mapping plain(RecordType recordType) {
        return new Mapping(
                "",
                recordType,
                "auto",
                "auto",
                null,
                null,
                null,
                Calendar.GREGORIAN,
                List.of(),
                DateOrder.AUTO,
                List.of(),
                null,
                1,
                "",
                NumberFrom.COLUMN,
                UniqueNumber.ALONE,
                RowFilter.ALL,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A copy with the name of its file, which the YAML does not contain. */
    Mapping named(String newName) {
        return with(newName, password, ignore);
    }

    /** What decides how rows are read: a copy without password and name, which only serve to open and to find it. */
    public Mapping withoutPassword() {
        return with("", null, ignore);
    }

    /** A copy that leaves out further columns on purpose. */
    Mapping ignoring(List<String> headers) {
        return with(name, password, headers);
    }

    private Mapping with(String newName, @Nullable String newPassword, List<String> ignored) {
        return new Mapping(
                newName,
                recordType,
                charset,
                delimiter,
                sheet,
                newPassword,
                zone,
                calendar,
                dateFormats,
                dateOrder,
                nullValues,
                coversTo,
                rejectLimit,
                numberPrefix,
                numberFrom,
                number,
                rows,
                ignored,
                multiSelect,
                fields,
                answers,
                words,
                rules);
    }

    /** The settings of a field with all its words; defaults for a field that the mapping does not name. */
    public FieldMapping field(String field) {
        return fields.stream()
                .filter(f -> f.field().equals(field))
                .findFirst()
                .orElseGet(() -> FieldMapping.plain(field))
                .with(words.stream().filter(w -> w.field().equals(field)).toList());
    }

    /**
     * Whether a column may be read by a field only because it has the field's name: for fields that the mapping
     * lists, for required ones, and for all where the mapping lists none.
     */
    public boolean readsByName(Field field) {
        return fields.isEmpty()
                || field.required()
                || fields.stream().anyMatch(f -> f.field().equals(field.name()));
    }

    /** What a violation of the rule leads to in these files. */
    public Rule.RuleAction action(Rule rule) {
        return rules.stream()
                .filter(r -> r.rule() == rule)
                .findFirst()
                .map(RuleChoice::action)
                .orElse(rule.defaultAction());
    }
}
