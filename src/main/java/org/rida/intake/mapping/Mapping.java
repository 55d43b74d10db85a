package org.rida.intake.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param nullValues texts that mean an empty value
 * @param coversTo the last day that the files have data of; absent: the latest date in each
 * @param rejectLimit share 0..1 of rejected rows beyond which the file is refused (from {@code 20} rejected rows on)
 * @param numberPrefix put before every number, where two senders use the same numbers
 * @param numberFrom where a row's number comes from
 * @param fields the columns that are read; canonical names are always accepted as headers
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
        @DefaultValue List<String> nullValues,
        @Nullable LocalDate coversTo,
        @DefaultValue("0.2") double rejectLimit,
        @DefaultValue("") String numberPrefix,
        @DefaultValue("column") NumberFrom numberFrom,
        @DefaultValue List<FieldMapping> fields,
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
     */
    public record FieldMapping(
            String field,
            @DefaultValue List<String> headers,
            @DefaultValue List<ValueMapping> values,
            @DefaultValue("reject") String unknown,
            @Name("default") @Nullable String fallback,
            @DefaultValue List<String> nullValues,
            @DefaultValue List<String> dontKnow,
            @DefaultValue List<String> dateFormats) {}

    /** A code and the sender's words for it. */
    public record ValueMapping(String code, List<String> accept) {}

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
                List.of(),
                null,
                1,
                "",
                NumberFrom.COLUMN,
                List.of(),
                List.of());
    }

    /** A copy with the name of its file, which the YAML does not contain. */
    Mapping named(String newName) {
        return with(newName, password);
    }

    /** What decides how rows are read: a copy without password and name, which only serve to open and to find it. */
    public Mapping withoutPassword() {
        return with("", null);
    }

    private Mapping with(String newName, @Nullable String newPassword) {
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
                nullValues,
                coversTo,
                rejectLimit,
                numberPrefix,
                numberFrom,
                fields,
                rules);
    }

    /** The settings of a field; defaults for a field that the mapping does not name. */
    public FieldMapping field(String field) {
        return fields.stream()
                .filter(f -> f.field().equals(field))
                .findFirst()
                .orElse(new FieldMapping(field, List.of(), List.of(), "reject", null, List.of(), List.of(), List.of()));
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
