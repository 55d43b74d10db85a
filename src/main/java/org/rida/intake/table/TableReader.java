package org.rida.intake.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.format.QuotationMarks;
import org.rida.intake.format.RowSink;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Rule;
import org.rida.intake.question.FileUnderstanding;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.OtherDateOrder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;

/**
 * Finds the header of each table in a file and passes every row below it, parsed and checked, to a {@link RowHandler}. A
 * text is one table, a workbook has one on each sheet; a header that comes again begins a new part.
 */
public final class TableReader implements RowSink {

    private static final int REPORT_EVERY = 5_000;
    /** The lines of a further sheet count on from a multiple of this, so that a line identifies a row of the file. */
    private static final long LINES_OF_SHEET = 1_000;

    private final IncomingFile file;
    private final FileContext context;
    private final List<Field> fields;
    private final boolean fixedWidth;
    private final RowHandler handler;
    private final IngestProgress progress;
    private final ReadingNotes notes = new ReadingNotes();
    private final HeaderSearch search;
    private final FurtherHeaders furtherHeaders;
    private final List<TablePart> parts = new ArrayList<>();
    private long rows;
    private long filtered;
    private String charset = "";
    private String sheet = "";
    private long lastLine;
    private long offset;
    private boolean from1904;
    private boolean skipsSheet;
    private @Nullable TablePart part;

    /**
     * @param fixedWidth whether a row with fewer cells than the header is damaged
     * @param handler receives each parsed row
     * @param progress notified every {@value #REPORT_EVERY} rows and at the end
     */
    public TableReader(
            IncomingFile file, FileContext context, boolean fixedWidth, RowHandler handler, IngestProgress progress) {
        this.file = file;
        this.context = context;
        this.fields = FieldCatalog.all(context.mapping().recordType(), context.policy());
        this.fixedWidth = fixedWidth;
        this.search = new HeaderSearch(fields, context.mapping());
        this.furtherHeaders = new FurtherHeaders(file.name(), fields, context.mapping());
        this.handler = handler;
        this.progress = progress;
    }

    @Override
    public void sheet(String name) {
        endTable();
        sheet = name;
        offset = parts.isEmpty() ? 0 : (lastLine + LINES_OF_SHEET - 1) / LINES_OF_SHEET * LINES_OF_SHEET;
    }

    @Override
    public void daysFrom1904() {
        from1904 = true;
    }

    @Override
    public void row(long line, String[] cells) {
        if (part != null) {
            below(part, offset + line, cells);
        } else if (!skipsSheet) {
            findHeader(offset + line, cells);
        }
    }

    @Override
    public void note(FileNote note) {
        notes.add(note);
    }

    @Override
    public void charset(String name) {
        charset = name;
    }

    /** How many of the rows do not count. */
    public long filtered() {
        return filtered;
    }

    /** The number of rows below the headers. */
    public long rows() {
        return rows;
    }

    /** The charset of the text; empty for formats without one. */
    public String charset() {
        return charset;
    }

    /**
     * Completes the reading after the last row.
     *
     * @throws OtherDateOrder when dates were read in the wrong order: the file must be read again
     * @throws Problem when there was no header with the required columns
     */
    public void finish() {
        endTable();
        if (parts.isEmpty()) {
            search.refuse(file.name());
        }
        parsers().forEach(RowParser::requireDateOrder);
        progress.at(rows, file.readBytes().get(), file.bytes());
    }

    /** @throws Problem when the file as a whole breaks a rule for which the mapping refuses files */
    public void requireNoRefusal() {
        fileViolations().stream()
                .filter(violation -> context.mapping().action(violation.rule()) == Rule.RuleAction.REFUSE_FILE)
                .findFirst()
                .ifPresent(violation -> {
                    throw IngestProblem.problem(
                            "intake.refused.rule", "file", file.name(), "reason", RejectionMessage.describe(violation));
                });
    }

    /** Parts with one header share a parser. */
    private Stream<RowParser> parsers() {
        return parts.stream().map(TablePart::parser).distinct();
    }

    /** Violations that only show in all rows together, such as a change of scale. */
    public List<RuleViolation> fileViolations() {
        return parsers().flatMap(parser -> parser.fileViolations().stream()).toList();
    }

    /** Whether a person must say which number of the dates is the day. */
    public boolean asksDateOrder() {
        return parsers().anyMatch(RowParser::asksDateOrder);
    }

    /** The headers of the mapped columns, in the file's order; empty before the header was found. */
    public List<String> headers() {
        return parts.isEmpty() ? List.of() : parts.get(0).columns().mappedHeaders();
    }

    /** How the file was read; columns are those of its first table. */
    public FileUnderstanding understanding() {
        return UnderstoodTable.describe(parts.isEmpty() ? null : parts.get(0).columns(), parsers(), context.mapping());
    }

    /** The notes of the format, what was left out, and the columns that no field maps. */
    public List<FileNote> notes() {
        List<FileNote> all = new ArrayList<>(notes.all(parts, fixedWidth));
        parsers().forEach(parser -> all.addAll(parser.notes()));
        return all;
    }

    private void findHeader(long line, String[] cells) {
        HeaderSearch.FoundHeader found = search.next(line, cells);
        if (found != null) {
            useHeader(found);
        } else if (search.isInVain()) {
            leaveOut();
            if (sheet.isEmpty()) {
                search.refuse(file.name());
            }
        }
    }

    /** Ends the table before another sheet, or at the end of the file. */
    private void endTable() {
        if (search.isPending()) {
            HeaderSearch.FoundHeader found = search.end();
            if (found == null) {
                leaveOut();
            } else {
                useHeader(found);
            }
        }
        notes.endSheet(sheet, part != null);
        part = null;
        skipsSheet = false;
        furtherHeaders.endTable();
    }

    private void leaveOut() {
        search.leaveOut();
        skipsSheet = true;
    }

    /** Begins a part and processes the candidates below its header, which were held back until now. */
    private void useHeader(HeaderSearch.FoundHeader found) {
        ColumnMatch columns = found.header().columns();
        columns.requireComplete(file.name(), fields, context.mapping());
        boolean further = !sheet.isEmpty() && !parts.isEmpty() && !notes.hasBegun(sheet);
        if (further && SummarySheets.isSummary(sheet)) {
            notes.summary(sheet);
            skipsSheet = true;
            return;
        }
        if (further && SummarySheets.isSummary(notes.firstSheet())) {
            throw Problem.of(
                    "intake.refused.summary-sheet",
                    "file",
                    file.name(),
                    "summary",
                    notes.firstSheet(),
                    "second",
                    sheet);
        }
        if (further && !isAlike(columns)) {
            throw Problem.of(
                    "intake.refused.sheets-differ", "file", file.name(), "first", notes.firstSheet(), "second", sheet);
        }
        notes.header(sheet, offset, found.lines(), found.header());
        for (HeaderSearch.LeadingRow row : found.ofHeader()) {
            notes.technical(row.cells(), context);
        }
        TablePart newPart = new TablePart(columns, fields, context.mapping(), parserFor(columns), !fixedWidth);
        parts.add(newPart);
        part = newPart;
        lastLine = found.lines().get(found.header().last());
        for (HeaderSearch.LeadingRow row : found.below()) {
            row(row.line() - offset, row.cells());
        }
    }

    /** Whether a further sheet has the columns of the first one, as one sheet for each month has. */
    private boolean isAlike(ColumnMatch columns) {
        return parts.get(0)
                .columns()
                .columns()
                .keySet()
                .equals(columns.columns().keySet());
    }

    /** Parts with one header share a parser, so that what shows in a whole column shows over all of them. */
    private RowParser parserFor(ColumnMatch columns) {
        for (TablePart earlier : parts) {
            if (earlier.columns().headers().equals(columns.headers())) {
                earlier.parser().beginPart();
                return earlier.parser();
            }
        }
        return new RowParser(context, columns, fixedWidth);
    }

    /** @throws StagingException when the handler could not write to the database */
    private void below(TablePart table, long line, String[] cells) {
        if (fixedWidth && table.isWider(cells)) {
            furtherHeaders.requireNoneWithin(line, cells);
        }
        if (table.hasNoKey(cells)) {
            if (furtherHeaders.isHeader(table, line, cells, lastLine)) {
                part = null;
                findHeader(line, cells);
                return;
            }
        } else {
            furtherHeaders.requireSameTable(line);
        }
        if (table.isTotal(cells)) {
            notes.total(line);
            lastLine = line;
            filtered++;
            rows++;
            return;
        }
        long within = fixedWidth ? 0 : QuotationMarks.rowsWithin(cells);
        if (within > 0) {
            throw Problem.of("intake.refused.quote", "file", file.name(), "line", Long.toString(line), "found", within);
        }
        lastLine = line;
        try {
            if (!table.stage(line, cells, from1904, handler)) {
                filtered++;
            }
        } catch (SQLException e) {
            throw new StagingException(e);
        }
        if (++rows % REPORT_EVERY == 0) {
            progress.at(rows, file.readBytes().get(), file.bytes());
        }
    }
}
