package org.rida.intake.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.mapping.MultiSelect;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.text.TextNormalizer;
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
    /** Whether the rows are those of requests, of which only some have an answer. */
    private final boolean ofRegister;

    private final Set<String> answerHeaders;
    private final RowNumbers numbers;
    private final ErasedRows erasedRows;
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
        this.ofRegister = Mappings.readsAnswersOfRegister(context.mapping());
        this.answerHeaders = parsers.stream()
                .filter(parser -> parser.field().type() == Field.FieldType.SCORE
                        || parser.field().type() == Field.FieldType.FREE_TEXT)
                .map(FieldParser::header)
                .collect(Collectors.toSet());
        this.row = new RowBuilder(FieldCatalog.slots(recordType));
        this.checks = new RowChecks(recordType, columns, fields);
        this.dayAnomalies = DayAnomalies.of(recordType, columns, fields, context);
        this.leftOut = new LeftOutRows(context.mapping(), columns);
        this.multiSelects = MultiSelect.questions(context.mapping(), columns);
        this.dateColumns = new DateColumns(
                parsers.stream().flatMap(parser -> parser.dateColumn().stream()).toList());
        this.numbers = new RowNumbers(row, parsers, choices, columns, context, dayAnomalies.slot());
        this.erasedRows = new ErasedRows(row, parsers, context);
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
        if (recordType == RecordType.RESPONSE
                && !chosen
                && (row.hasNoAnswer() || ofRegister && row.hasNoAnswerIn(answerHeaders))) {
            leftOut.addEmpty(line);
            row.leaveOut();
            return row;
        }
        numbers.complete();
        context.tokens()
                .replace(row, recordType == RecordType.RESPONSE ? header(FieldCatalog.REQUEST_OF_RESPONSE) : "");
        erased = erasedRows.remove();
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
        numbers.beginPart();
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

    /** Adds the rows of each month of the main day, such as {@code 2026-10}. */
    public void addMonths(Map<String, Integer> months) {
        dayAnomalies.addMonths(months);
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

    /** Whether the last row is of somebody who was erased. */
    public boolean isErased() {
        return erased;
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
            for (int column : parser.retainedColumns()) {
                String cell = column < row.cells().length ? row.cells()[column] : "";
                if (erasedRows.isErased(parser.field(), cell)) {
                    return Map.of();
                }
                cells.put(headers.get(column), parser.retained(cell));
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
}
