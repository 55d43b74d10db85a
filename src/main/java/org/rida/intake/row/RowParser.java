package org.rida.intake.row;

import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;













import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Understands the rows of one file, one by one, and checks what can be seen in a single row. */
public final class RowParser {

    private final List<FieldParser> readers = new ArrayList<>();
    private final FileContext facts;
    private final RecordType subject;
    private final int width;
    private final int reference;
    private final boolean fixedWidth;
    private final RowBuilder row;
    private final RowChecks checks;
    private final DayAnomalies dayCounts;
    /** How often equal rows without a number of their own have come. */
    private final Map<String, Integer> occurrences = new HashMap<>();

    public RowParser(FileContext facts, ColumnMatch columns, boolean fixedWidth) {
        this.facts = facts;
        this.subject = facts.mapping().recordType();
        this.width = columns.headers().size();
        this.reference = columns.reference();
        this.fixedWidth = fixedWidth;
        List<Field> fields = FieldCatalog.all(subject, facts.policy());
        for (Field field : fields) {
            if (columns.has(field) || facts.mapping().field(field.name()).fallback() != null) {
                readers.add(new FieldParser(field, columns.column(field), columns.header(field), facts));
            }
        }
        this.row = new RowBuilder(FieldCatalog.slots(subject));
        this.checks = new RowChecks(subject, columns, fields);
        this.dayCounts = DayAnomalies.of(subject, columns, fields, facts);
    }

    /** The row as understood; good until the next call. */
    public RowBuilder read(long line, String[] cells) {
        row.begin(line, cells);
        if (reference >= 0 && reference < cells.length) {
            row.corrects(number(TextNormalizer.latinDigits(TextNormalizer.clean(cells[reference]))));
        }
        if (cells.length > width && hasMore(cells) || fixedWidth && cells.length < width) {
            row.found(new RuleViolation(Rule.CELL_COUNT, "", Integer.toString(width), Integer.toString(cells.length)));
            return row;
        }
        for (FieldParser reader : readers) {
            reader.read(row);
        }
        if (facts.mapping().numberFrom() == Mapping.NumberFrom.ROW) {
            row.set(0, facts.mapping().numberPrefix() + generatedNumber());
        }
        int scores = FieldCatalog.scoresSlot(subject);
        if (scores >= 0) {
            row.set(scores, row.scores());
        }
        checks.check(row);
        dayCounts.saw(row.get(dayCounts.slot()));
        return row;
    }

    /** Finds what the last row cannot do without, whatever else is wrong with it. */
    void requireAll() {
        checks.required(row);
    }

    /** What can only be seen in all rows together. */
    public List<RuleViolation> ofTheWholeFile() {
        return Stream.concat(
                        readers.stream().flatMap(reader -> reader.ofTheWholeColumn().stream()),
                        dayCounts.findings().stream())
                .toList();
    }

    /** The mapped cells by the sender's own header, as they may be kept. */
    public Map<String, String> retainedCells() {
        Map<String, String> kept = new java.util.LinkedHashMap<>();
        for (FieldParser reader : readers) {
            if (reader.column() >= 0) {
                String cell = reader.column() < row.cells().length ? row.cells()[reader.column()] : "";
                kept.put(reader.header(), reader.retained(cell));
            }
        }
        return kept;
    }

    /** That other rows say other things about this row's number. */
    public RuleViolation conflict() {
        return new RuleViolation(Rule.CONFLICTING_VERSIONS, header(0), "", "");
    }

    /** The sender's header for the field of a slot; empty when the file has no such column. */
    private String header(int slot) {
        return readers.stream()
                .filter(r -> r.field().slot() == slot)
                .map(FieldParser::header)
                .findFirst()
                .orElse("");
    }

    /** Somebody may have written over it: then it leads nowhere. */
    private static long number(String text) {
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

    private String generatedNumber() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < row.slots(); i++) {
            all.append(row.get(i)).append('\u001f');
        }
        all.append(row.scores());
        String hash = facts.key().hash(all.toString());
        int occurrence = occurrences.merge(hash, 1, Integer::sum);
        return occurrence == 1 ? hash : hash + "-" + occurrence;
    }
}
