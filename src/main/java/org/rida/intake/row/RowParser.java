package org.rida.intake.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;

/** Parses the rows of one file one by one, and checks the rules that a single row can break. */
public final class RowParser {

    private final List<FieldParser> parsers = new ArrayList<>();
    private final FileContext context;
    private final RecordType recordType;
    private final int width;
    /** Column with the id of the rejected row that is corrected; -1 in ordinary files. */
    private final int referenceColumn;

    private final boolean fixedWidth;
    private final RowBuilder row;
    private final RowChecks checks;
    private final DayAnomalies dayAnomalies;
    /** Hash to the number of equal rows so far, for rows without a number of their own. */
    private final Map<String, Integer> occurrences = new HashMap<>();

    /**
     * @param columns the header's columns
     * @param fixedWidth whether a row with fewer cells than the header is damaged
     */
    public RowParser(FileContext context, ColumnMatch columns, boolean fixedWidth) {
        this.context = context;
        this.recordType = context.mapping().recordType();
        this.width = columns.headers().size();
        this.referenceColumn = columns.reference();
        this.fixedWidth = fixedWidth;
        List<Field> fields = FieldCatalog.all(recordType, context.policy());
        for (Field field : fields) {
            if (columns.has(field) || context.mapping().field(field.name()).fallback() != null) {
                parsers.add(new FieldParser(field, columns.column(field), columns.header(field), context));
            }
        }
        this.row = new RowBuilder(FieldCatalog.slots(recordType));
        this.checks = new RowChecks(recordType, columns, fields);
        this.dayAnomalies = DayAnomalies.of(recordType, columns, fields, context);
    }

    /**
     * Parses a row and adds its violations. A row with the wrong number of cells is not parsed: its values may be
     * shifted.
     *
     * @param line as the sender's program numbers it, from 1
     * @return valid until the next call
     */
    public RowBuilder parse(long line, String[] cells) {
        row.begin(line, cells);
        if (referenceColumn >= 0 && referenceColumn < cells.length) {
            row.setReference(rejectedId(TextNormalizer.latinDigits(TextNormalizer.clean(cells[referenceColumn]))));
        }
        if (cells.length > width && hasMore(cells) || fixedWidth && cells.length < width) {
            row.addViolation(
                    new RuleViolation(Rule.CELL_COUNT, "", Integer.toString(width), Integer.toString(cells.length)));
            return row;
        }
        for (FieldParser parser : parsers) {
            parser.parse(row);
        }
        if (context.mapping().numberFrom() == Mapping.NumberFrom.ROW) {
            row.set(0, context.mapping().numberPrefix() + generatedNumber());
        }
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

    /** Violations that only show in all rows together: changes of scale, peaks and gaps in days. */
    public List<RuleViolation> fileViolations() {
        return Stream.concat(
                        parsers.stream().flatMap(parser -> parser.columnViolation().stream()),
                        dayAnomalies.violations().stream())
                .toList();
    }

    /** The mapped cells of the last row by the sender's header, with identifiers encrypted and free text masked. */
    public Map<String, String> retainedCells() {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        for (FieldParser parser : parsers) {
            if (parser.column() >= 0) {
                String cell = parser.column() < row.cells().length ? row.cells()[parser.column()] : "";
                cells.put(parser.header(), parser.retained(cell));
            }
        }
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

    private boolean hasMore(String[] cells) {
        for (int i = width; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A number for rows without one: the hash of all values, with a counter from the second of equal rows on. The
     * same file yields the same numbers again, in whatever order its rows come.
     */
    private String generatedNumber() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < row.slots(); i++) {
            all.append(row.get(i)).append('\u001f');
        }
        all.append(row.scores());
        String hash = context.key().hash(all.toString());
        int occurrence = occurrences.merge(hash, 1, Integer::sum);
        return occurrence == 1 ? hash : hash + "-" + occurrence;
    }
}
