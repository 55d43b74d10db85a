package org.rida.intake.row;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.IsoDates;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.Rule;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;
import org.rida.privacy.PiiMasking;

/** Parses the cells of one column into values of one field. */
final class FieldParser {

    /** Length of a day in ISO form, with which a moment begins. */
    private static final int DAY_LENGTH = 10;

    /** Earlier dates are artefacts such as 1900-01-00, which spreadsheets show for empty cells. */
    private static final String EARLIEST_DAY = "1990-01-01";

    /** Years of the Hijri calendar, as they look when they are taken for Gregorian ones. */
    private static final String HIJRI_FROM = "1300";

    private static final String HIJRI_TO = "1500";
    /** Day numbers of spreadsheets from 1982 to 2064. */
    private static final Pattern SERIAL = Pattern.compile("[345]\\d{4}([.,]\\d+)?");

    /** How MySQL and PostgreSQL export an empty value. */
    private static final String DATABASE_NULL = "\\N";

    private final Field field;
    private final int column;
    private final List<Integer> elseColumns;
    /** The columns of the month and the day; empty where a date stands in one column. */
    private final List<Integer> dateParts;

    private final String header;
    private final FieldMapping mapping;
    private final Set<String> nullValues = new HashSet<>();
    private final @Nullable ScoreParser scoreParser;
    private final CodeLookup codes;
    private final DateParser dates;
    private final FileContext context;

    FieldParser(Field field, ColumnMatch columns, FileContext context) {
        this.field = field;
        this.column = columns.column(field);
        this.elseColumns = columns.elseColumns().getOrDefault(field.name(), List.of());
        this.dateParts = columns.dateParts().getOrDefault(field.name(), List.of());
        this.header = columns.header(field);
        this.context = context;
        this.mapping = context.mapping().field(field.name());
        this.codes = CodeLookup.of(field, mapping, context.policy());
        this.dates = context.dates(mapping, header);
        context.mapping().nullValues().forEach(word -> nullValues.add(TextNormalizer.key(word)));
        mapping.nullValues().forEach(word -> nullValues.add(TextNormalizer.key(word)));
        this.scoreParser = field.question() == null
                ? null
                : new ScoreParser(
                        field.question(),
                        header,
                        codes,
                        mapping,
                        columns.inGroups().contains(field.name()));
    }

    Field field() {
        return field;
    }

    /** The index of the column; -1 when the value is a constant of the mapping. */
    int column() {
        return column;
    }

    String header() {
        return header;
    }

    /** All columns of which the row's cells are stored when it is rejected. */
    List<Integer> retainedColumns() {
        return column < 0
                ? List.of()
                : Stream.concat(Stream.of(column), dateParts.stream()).toList();
    }

    /** What the dates of the column say about their order; empty for columns without dates. */
    Optional<DateColumns.DateColumn> dateColumn() {
        boolean hasDates = field.type() == Field.FieldType.DATE || field.type() == Field.FieldType.MOMENT;
        return hasDates
                ? Optional.of(new DateColumns.DateColumn(field.name(), header, dates.evidence()))
                : Optional.empty();
    }

    /** The moment of a date with a time; empty for a day alone and for no date. */
    String moment(RowBuilder row) {
        String text = cell(row.cells(), column);
        String moment = text.indexOf(':') < 0 ? null : dates.moment(text, row.line());
        return moment == null ? "" : moment;
    }

    /**
     * Sets the value of the field in the row, or adds a violation. An empty cell is replaced by that of another
     * column or the mapping's default.
     */
    void parse(RowBuilder row) {
        String cell = own(row.cells());
        for (int i = 0; i < elseColumns.size() && isNull(cell); i++) {
            cell = cell(row.cells(), elseColumns.get(i));
        }
        String text = isNull(cell) ? mapping.fallback() : cell;
        if (text == null || text.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> number(row, text);
            case TOKEN -> row.setToken(new RowBuilder.TypedToken(text, header));
            case DATE -> day(row, text);
            case MOMENT -> moment(row, text);
            case TERM, FLAG -> term(row, text);
            case BENEFICIARY -> row.set(field.slot(), context.key().hash(IdentifierParser.clean(text)));
            case FREE_TEXT -> row.set(field.slot(), PiiMasking.mask(text));
            case SCORE -> Objects.requireNonNull(scoreParser).parse(row, text);
            case CHOICES -> throw new IllegalStateException(header);
        }
    }

    /** What stands in the field's own column, or, of a date in three columns, in all of them. */
    private String own(String[] cells) {
        String cell = cell(cells, column);
        return dateParts.isEmpty()
                ? cell
                : IsoDates.join(cell, cell(cells, dateParts.get(0)), cell(cells, dateParts.get(1)));
    }

    /** Whether the value is looked up among words, of which the mapping and the policy may learn others. */
    boolean readsWords() {
        return switch (field.type()) {
            case TERM, FLAG, SCORE, CHOICES -> true;
            case NUMBER, TOKEN, DATE, MOMENT, BENEFICIARY, FREE_TEXT -> false;
        };
    }

    /**
     * What the cell says, or the mapping's default, whatever it means; empty without either. Words for "no answer" are not
     * left out, as they may be learned, too.
     *
     * @param cells of the row, as it was sent
     */
    String written(String[] cells) {
        String text = Stream.of(Stream.of(column), dateParts.stream(), elseColumns.stream())
                .flatMap(columns -> columns)
                .map(from -> cell(cells, from))
                .filter(cell -> !cell.isEmpty() && !cell.equals(DATABASE_NULL))
                .collect(Collectors.joining(" "));
        return wordKey(text.isEmpty() ? Objects.requireNonNullElse(mapping.fallback(), "") : text);
    }

    /** Equal for words that no mapping tells apart, and different for signs without letters. Masked, as a rejected row comes back. */
    static String wordKey(String text) {
        String masked = PiiMasking.mask(text);
        String key = TextNormalizer.key(masked);
        return key.isEmpty() ? masked : key;
    }

    /** Rows of texts may be shorter than their header: what is missing is empty. */
    private static String cell(String[] cells, int column) {
        return column < 0 || column >= cells.length ? "" : TextNormalizer.clean(cells[column]);
    }

    /** A violation that only shows in all rows together: a change of scale. */
    Optional<RuleViolation> columnViolation() {
        return scoreParser == null ? Optional.empty() : scoreParser.columnViolation();
    }

    /** The cell as a rejected row stores it: identifiers encrypted, everything else masked. */
    String retained(String cell) {
        if (cell.isEmpty() || !field.isIdentifier()) {
            return PiiMasking.mask(cell);
        }
        return context.key().encrypt(cell);
    }

    /** The length limit spares the folding of long free text, which no null value equals. */
    private boolean isNull(String cell) {
        return cell.isEmpty()
                || cell.equals(DATABASE_NULL)
                || (!nullValues.isEmpty() && cell.length() < 40 && nullValues.contains(TextNormalizer.key(cell)));
    }

    /** A number that a spreadsheet has cut short is never stored: it might be that of another request. */
    private void number(RowBuilder row, String text) {
        String number = IdentifierParser.clean(text);
        if (IdentifierParser.isTruncated(number)) {
            row.addViolation(new RuleViolation(Rule.NUMBER_DAMAGED, header, "", number));
            return;
        }
        row.set(field.slot(), context.mapping().numberPrefix() + number);
    }

    /** A date in the future is still set, because the mapping may only warn of it. */
    private void day(RowBuilder row, String text) {
        String day = dates.day(text, row.line());
        if (day == null) {
            row.addViolation(new RuleViolation(Rule.DATE, header, expectedDate(text), PiiMasking.mask(text)));
        } else if (day.compareTo(EARLIEST_DAY) < 0) {
            row.addViolation(new RuleViolation(Rule.DATE_TOO_EARLY, header, earliest(day), text));
        } else if (day.compareTo(context.lastDay()) > 0) {
            row.addViolation(new RuleViolation(Rule.FUTURE_DATE, header, context.display(context.lastDay()), text));
            row.set(field.slot(), day);
        } else {
            row.set(field.slot(), day);
            row.addDay(day);
        }
    }

    /** Examples of the formats; for a spreadsheet's day number also how to read it, for a day that its month does not have also why. */
    private BilingualText expectedDate(String text) {
        BilingualText examples = dates.examples();
        return SERIAL.matcher(IdentifierParser.clean(text)).matches()
                ? BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                        .format("intake.date.serial", "expected", examples.in(language)))
                : MissingDay.of(text).map(day -> day.hint(examples)).orElse(examples);
    }

    /** For a year of the Hijri calendar also how to read it. */
    private BilingualText earliest(String day) {
        BilingualText earliest = context.display(EARLIEST_DAY);
        return day.compareTo(HIJRI_FROM) > 0 && day.compareTo(HIJRI_TO) < 0
                ? hint("intake.date.hijri", earliest)
                : earliest;
    }

    private static BilingualText hint(String key, BilingualText expected) {
        return BilingualText.of(
                language -> new Messages(language, DigitSystem.EUROPEAN).format(key, "expected", expected));
    }

    /**
     * A moment decides which version of a record counts. One that is out of range is never set, even if the mapping only
     * warns of it: the record could not be replaced any more.
     */
    private void moment(RowBuilder row, String text) {
        String moment = dates.moment(text, row.line());
        if (moment == null) {
            row.addViolation(new RuleViolation(Rule.DATE, header, expectedDate(text), PiiMasking.mask(text)));
        } else if (moment.compareTo(EARLIEST_DAY) < 0) {
            row.addViolation(new RuleViolation(
                    Rule.DATE_TOO_EARLY, header, earliest(moment.substring(0, DAY_LENGTH)), PiiMasking.mask(text)));
        } else if (moment.substring(0, DAY_LENGTH).compareTo(context.lastUpdate()) > 0) {
            row.addViolation(new RuleViolation(
                    Rule.FUTURE_DATE, header, context.display(context.lastUpdate()), PiiMasking.mask(text)));
        } else {
            row.set(field.slot(), moment);
        }
    }

    /** An empty code is a value that the mapping ignores. */
    private void term(RowBuilder row, String text) {
        String code = codes.code(text);
        if (code == null) {
            row.addViolation(new RuleViolation(Rule.UNKNOWN_VALUE, header, codes.expected(), PiiMasking.mask(text)));
        } else if (!code.isEmpty()) {
            row.set(field.slot(), code);
        }
    }
}
