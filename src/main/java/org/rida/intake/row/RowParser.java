package org.rida.intake.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.key.NumberKind;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.IdentifierParser;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.MultiSelect;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.privacy.PiiMasking;

/** Parses the rows of one file one by one, and checks the rules that a single row can break. */
public final class RowParser {

    private final List<FieldParser> parsers = new ArrayList<>();
    private final FileContext context;
    private final RecordType recordType;
    private final List<String> headers;
    private final int width;
    /** Column with the id of the rejected row that is corrected; -1 in ordinary files. */
    private final int referenceColumn;

    private final boolean fixedWidth;
    private final RowBuilder row;
    private final RowChecks checks;
    private final DayAnomalies dayAnomalies;
    private final LeftOutRows leftOut;
    private final List<MultiSelect> multiSelects;
    private final List<ChoiceParser> choices = new ArrayList<>();
    private final DateColumns dateColumns;
    /** Columns that make the number of a row without one. */
    private final List<Integer> keyColumns;
    /** Hash to the number of equal rows so far, for rows without a number of their own. */
    private final Map<String, Integer> occurrences = new HashMap<>();
    /** Whether the last row is of somebody who was erased. */
    private boolean erased;

    /**
     * @param columns the header's columns
     * @param fixedWidth whether a row with fewer cells than the header is damaged
     */
    public RowParser(FileContext context, ColumnMatch columns, boolean fixedWidth) {
        this.context = context;
        this.recordType = context.mapping().recordType();
        this.headers = columns.headers();
        this.width = headers.size();
        this.referenceColumn = columns.reference();
        this.fixedWidth = fixedWidth;
        List<Field> fields = FieldCatalog.all(recordType, context.policy());
        for (Field field : fields) {
            if (field.type() == Field.FieldType.CHOICES) {
                if (columns.has(field) || columns.ticks().containsKey(field.name())) {
                    choices.add(new ChoiceParser(field, Objects.requireNonNull(field.question()), columns, context));
                }
            } else if (columns.has(field)
                    || !columns.elseColumns()
                            .getOrDefault(field.name(), List.of())
                            .isEmpty()
                    || context.mapping().field(field.name()).fallback() != null) {
                parsers.add(new FieldParser(field, columns, context));
            }
        }
        this.row = new RowBuilder(FieldCatalog.slots(recordType));
        this.checks = new RowChecks(recordType, columns, fields);
        this.dayAnomalies = DayAnomalies.of(recordType, columns, fields, context);
        this.leftOut = new LeftOutRows(context.mapping(), columns);
        this.multiSelects = MultiSelect.questions(context.mapping(), columns);
        this.dateColumns = new DateColumns(
                parsers.stream().flatMap(parser -> parser.dateColumn().stream()).toList());
        this.keyColumns = context.mapping().number().key().stream()
                .map(columns::indexOf)
                .filter(column -> column >= 0)
                .toList();
    }

    /**
     * Parses a row and adds its violations. A row with the wrong number of cells is not parsed: its values may be
     * shifted. Neither is one that does not count by the mapping, or that is a total: see
     * {@link RowBuilder#isLeftOut}.
     *
     * @param line as the sender's program numbers it, from 1
     * @return valid until the next call
     */
    public RowBuilder parse(long line, String[] cells) {
        row.begin(line, cells);
        erased = false;
        if (referenceColumn >= 0 && referenceColumn < cells.length) {
            row.setReference(rejectedId(TextNormalizer.latinDigits(TextNormalizer.clean(cells[referenceColumn]))));
        }
        if (cells.length > width && hasMore(cells) || fixedWidth && cells.length < width) {
            row.addViolation(
                    new RuleViolation(Rule.CELL_COUNT, "", Integer.toString(width), Integer.toString(cells.length)));
            return row;
        }
        if (leftOut.isLeftOut(line, cells)) {
            row.leaveOut();
            return row;
        }
        for (FieldParser parser : parsers) {
            parser.parse(row);
        }
        choices.forEach(question -> question.parse(row));
        boolean chosen = false;
        for (MultiSelect question : multiSelects) {
            chosen |= question.add(cells);
        }
        if (recordType == RecordType.RESPONSE && !chosen && row.hasNoAnswer()) {
            leftOut.addEmpty(line);
            row.leaveOut();
            return row;
        }
        if (context.mapping().numberFrom() == Mapping.NumberFrom.ROW) {
            row.set(0, context.mapping().numberPrefix() + generatedNumber());
        }
        addNumberParts();
        removeErasedPerson();
        int scores = FieldCatalog.scoresSlot(recordType);
        if (scores >= 0) {
            row.set(scores, row.scores());
        }
        checks.check(row);
        dayAnomalies.add(row.get(dayAnomalies.slot()));
        return row;
    }

    /**
     * Begins another table of the same file: equal rows without a number are counted apart within one table only, because
     * exports that are joined, or sheets of one workbook, may repeat each other's rows.
     */
    public void beginPart() {
        occurrences.clear();
    }

    /** Adds violations for required values that the last row lacks, whatever other rules it broke. */
    void checkRequired() {
        checks.checkRequired(row);
    }

    /**
     * Violations that only show in all rows together: dates of unknown order, changes of scale, peaks and gaps in
     * days.
     */
    public List<RuleViolation> fileViolations() {
        return Stream.of(
                        dateColumns.violations().stream(),
                        parsers.stream().flatMap(parser -> parser.columnViolation().stream()),
                        dayAnomalies.violations().stream())
                .flatMap(violations -> violations)
                .toList();
    }

    /** Whether the dates of a column can be read in both orders, and nothing else is wrong with the order of dates. */
    public boolean asksDateOrder() {
        return dateColumns.isOpen();
    }

    /** What shows in all rows together: rows left out, the order of dates, questions with several answers. */
    public List<FileNote> notes() {
        List<FileNote> notes = new ArrayList<>(leftOut.notes());
        notes.addAll(dateColumns.notes());
        for (MultiSelect question : multiSelects) {
            notes.add(FileNote.of(
                    "multi-select",
                    "column",
                    question.header(),
                    "n",
                    question.answers(),
                    "options",
                    question.options()));
        }
        return notes;
    }

    /**
     * @throws OtherDateOrder when the dates of a column were read in the wrong order, by all rows so far
     */
    public void requireDateOrder() {
        Map<String, DateOrder> orders = dateColumns.otherOrders();
        if (!orders.isEmpty()) {
            throw new OtherDateOrder(orders);
        }
    }

    /**
     * @throws OtherDateOrder as soon as a date proves that the order which was assumed at first is the wrong one
     */
    public void requireFirstDateOrder() {
        if (context.isFirstReading() && dateColumns.isDisprovedSoFar()) {
            requireDateOrder();
        }
    }

    /** Puts what makes the number unique before it; without a day the row is rejected anyway. */
    private void addNumberParts() {
        String number = row.get(0);
        String day = row.get(dayAnomalies.slot());
        if (number == null || context.mapping().number().with().isEmpty()) {
            return;
        }
        StringBuilder unique = new StringBuilder(context.mapping().numberPrefix());
        for (Mapping.NumberPart part : context.mapping().number().with()) {
            unique.append(
                            switch (part) {
                                case FORM -> context.form();
                                case MONTH -> day == null ? "" : day.substring(0, 7);
                                case YEAR -> day == null ? "" : day.substring(0, 4);
                            })
                    .append('/');
        }
        row.set(0, unique + number.substring(context.mapping().numberPrefix().length()));
    }

    /**
     * Of a row of somebody who was erased only what is counted remains. A response to such a request gets a pseudonym, too,
     * whether or not its own number was known before.
     */
    private void removeErasedPerson() {
        erased = !context.erased().isEmpty() && hasErasedNumber();
        if (!erased) {
            return;
        }
        NumberKind kind = recordType == RecordType.RESPONSE ? NumberKind.RESPONSE : NumberKind.REQUEST;
        for (FieldParser parser : parsers) {
            Field field = parser.field();
            String value = row.get(field.slot());
            if (value != null && field.type() == Field.FieldType.NUMBER) {
                NumberKind of = field.slot() == 0 ? kind : NumberKind.REQUEST;
                row.set(field.slot(), context.erased().pseudonym(of, value));
            } else if (field.type() == Field.FieldType.FREE_TEXT || field.type() == Field.FieldType.BENEFICIARY) {
                row.set(field.slot(), null);
            }
        }
    }

    /** A response is also of somebody who was erased when the request that it answers is. */
    private boolean hasErasedNumber() {
        NumberKind kind = recordType == RecordType.RESPONSE ? NumberKind.RESPONSE : NumberKind.REQUEST;
        String number = row.get(0);
        String request = recordType == RecordType.RESPONSE ? row.get(1) : null;
        return (number != null && context.erased().contains(kind, number))
                || (request != null && context.erased().contains(NumberKind.REQUEST, request));
    }

    /** Whether the last row is of somebody who was erased. */
    public boolean isErased() {
        return erased;
    }

    /** Of a row that could not be parsed, by its cell. */
    private boolean isErased(Field field, String cell) {
        if (context.erased().isEmpty() || field.type() != Field.FieldType.NUMBER) {
            return false;
        }
        String number = context.mapping().numberPrefix() + IdentifierParser.clean(TextNormalizer.clean(cell));
        return context.erased().contains(NumberKind.REQUEST, number)
                || context.erased().contains(NumberKind.RESPONSE, number);
    }

    /**
     * The mapped cells of the last row by the sender's header, with identifiers encrypted and free text masked; none of
     * somebody who was erased.
     */
    public Map<String, String> retainedCells() {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        if (erased) {
            return cells;
        }
        for (FieldParser parser : parsers) {
            if (parser.column() >= 0) {
                String cell = parser.column() < row.cells().length ? row.cells()[parser.column()] : "";
                if (isErased(parser.field(), cell)) {
                    return Map.of();
                }
                cells.put(parser.header(), parser.retained(cell));
            }
        }
        choices.stream()
                .flatMap(question -> question.columns().stream())
                .forEach(column -> cells.put(
                        headers.get(column), PiiMasking.mask(column < row.cells().length ? row.cells()[column] : "")));
        return cells;
    }

    /** The violation of a row whose number has contradictory rows. */
    public RuleViolation conflict() {
        return new RuleViolation(Rule.CONFLICTING_VERSIONS, header(0), "", "");
    }

    /** The sender's header for the field of a slot; empty when the file has no such column. */
    private String header(int slot) {
        return parsers.stream()
                .filter(r -> r.field().slot() == slot)
                .map(FieldParser::header)
                .findFirst()
                .orElse("");
    }

    /** 0 for anything but digits: people may overwrite the reference, and then the row is an ordinary one. */
    private static long rejectedId(String text) {
        boolean digits = !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : 0;
    }

    /** Empty cells behind the last column are what spreadsheets leave behind. */
    private boolean hasMore(String[] cells) {
        for (int i = width; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A number for rows without one: the hash of the mapping's key columns, or else of all values with the time of
     * day, with a counter from the second of equal rows on. The same file yields the same numbers again, in whatever
     * order its rows come.
     */
    private String generatedNumber() {
        String key = key();
        String hash = context.key().hash(key.isEmpty() ? wholeRow() : key);
        int occurrence = occurrences.merge(hash, 1, Integer::sum);
        return occurrence == 1 ? hash : hash + "-" + occurrence;
    }

    /** Empty when the key columns hold neither a moment nor anything else that tells one row from the others. */
    private String key() {
        StringBuilder key = new StringBuilder();
        boolean unique = false;
        for (int column : keyColumns) {
            String part = momentOf(column);
            if (part == null) {
                String cell = column < row.cells().length ? row.cells()[column] : "";
                part = TextNormalizer.clean(cell).toLowerCase(Locale.ROOT);
            }
            unique = unique || !part.isEmpty();
            key.append(part).append('\u001f');
        }
        return unique ? key.toString() : "";
    }

    /** The moment in a column of dates, empty for a day alone; null for other columns. */
    private @Nullable String momentOf(int column) {
        for (FieldParser parser : parsers) {
            if (parser.column() == column && parser.field().type() == Field.FieldType.DATE) {
                return parser.moment(row);
            }
        }
        return null;
    }

    /**
     * All values of the row but its number. The time of day is added, as two people may give the same answers on one
     * day.
     */
    private String wholeRow() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < row.slots(); i++) {
            all.append(row.get(i)).append('\u001f');
        }
        all.append(row.scores());
        for (FieldParser parser : parsers) {
            if (parser.field().slot() == dayAnomalies.slot()) {
                all.append(parser.moment(row));
            }
        }
        return all.toString();
    }
}
