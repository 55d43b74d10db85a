package org.rida.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.format.RowSink;
import org.rida.intake.format.StagingException;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.Rule;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.OtherDateOrder;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;

/**
 * Finds the header of a table and passes every row below it, parsed and checked, to a {@link RowHandler}.
 * Spreadsheets often have titles above the header, so the first {@value #MAX_HEADER_ROWS} rows are candidates.
 */
final class TableReader implements RowSink {

    private static final int MAX_HEADER_ROWS = 30;
    private static final int REPORT_EVERY = 5_000;

    private final IncomingFile file;
    private final FileContext context;
    private final List<Field> fields;
    private final boolean fixedWidth;
    private final RowHandler handler;
    private final IngestProgress progress;
    private final List<FileNote> notes = new ArrayList<>();
    private final List<LeadingRow> leadingRows = new ArrayList<>();
    private long rows;
    private long filtered;
    private String charset = "";
    private @Nullable ColumnMatch columns;
    private @Nullable RowParser parser;

    /**
     * @param fixedWidth whether a row with fewer cells than the header is damaged
     * @param handler receives each parsed row
     * @param progress notified every {@value #REPORT_EVERY} rows and at the end
     */
    TableReader(
            IncomingFile file, FileContext context, boolean fixedWidth, RowHandler handler, IngestProgress progress) {
        this.file = file;
        this.context = context;
        this.fields = FieldCatalog.all(context.mapping().recordType(), context.policy());
        this.fixedWidth = fixedWidth;
        this.handler = handler;
        this.progress = progress;
    }

    /** A row that may be the header, or precede it. */
    private record LeadingRow(long line, String[] cells) {}

    @Override
    public void row(long line, String[] cells) {
        if (parser != null) {
            stage(parser, line, cells);
        } else {
            findHeader(line, cells);
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
    long filtered() {
        return filtered;
    }

    /** The number of rows below the header. */
    long rows() {
        return rows;
    }

    /** The charset of the text; empty for formats without one. */
    String charset() {
        return charset;
    }

    /**
     * Completes the reading after the last row.
     *
     * @throws OtherDateOrder when dates were read in the wrong order: the file must be read again
     * @throws Problem when there was no header with the required columns
     */
    void finish() {
        if (parser == null) {
            useHeader(bestHeader());
        }
        requireHeader().requireDateOrder();
        progress.at(rows, file.readBytes().get(), file.bytes());
    }

    /** @throws Problem when the file as a whole breaks a rule for which the mapping refuses files */
    void requireNoRefusal() {
        fileViolations().stream()
                .filter(violation -> context.mapping().action(violation.rule()) == Rule.RuleAction.REFUSE_FILE)
                .findFirst()
                .ifPresent(violation -> {
                    throw IngestProblem.problem(
                            "intake.refused.rule", "file", file.name(), "reason", RejectionMessage.describe(violation));
                });
    }

    private RowParser requireHeader() {
        return Objects.requireNonNull(parser);
    }

    /** Violations that only show in all rows together, such as a change of scale. */
    List<RuleViolation> fileViolations() {
        return parser == null ? List.of() : parser.fileViolations();
    }

    /** The headers of the mapped columns, in the file's order; empty before the header was found. */
    List<String> headers() {
        return columns == null ? List.of() : columns.mappedHeaders();
    }

    /** The notes of the format, the columns that no field maps, those that are missing, and the rows left out. */
    List<FileNote> notes() {
        List<FileNote> all = new ArrayList<>(notes);
        if (columns != null && !columns.dropped().isEmpty()) {
            all.add(FileNote.of(
                    "columns-dropped",
                    "n",
                    columns.dropped().size(),
                    "columns",
                    PiiMasking.mask(String.join(", ", columns.dropped()))));
        }
        if (columns != null && !columns.absent().isEmpty()) {
            all.add(FileNote.of(
                    "columns-absent", "n", columns.absent().size(), "columns", String.join(", ", columns.absent())));
        }
        if (parser != null) {
            all.addAll(parser.notes());
        }
        return all;
    }

    /**
     * The first row with all required columns is the header. Without one among the candidates the best match is
     * used, so that the refusal names the columns that are missing.
     */
    private void findHeader(long line, String[] cells) {
        leadingRows.add(new LeadingRow(line, cells));
        ColumnMatch found = ColumnMatch.match(cells, fields, context.mapping());
        if (found.found() > 0 && found.missing(fields, context.mapping()).isEmpty()) {
            useHeader(leadingRows.size() - 1);
        } else if (leadingRows.size() == MAX_HEADER_ROWS) {
            useHeader(bestHeader());
        }
    }

    /** The candidate with the most known headers; the first row when none has any. */
    private int bestHeader() {
        int best = 0;
        int found = 0;
        for (int i = 0; i < leadingRows.size(); i++) {
            int matched = ColumnMatch.match(leadingRows.get(i).cells(), fields, context.mapping())
                    .found();
            if (matched > found) {
                found = matched;
                best = i;
            }
        }
        return best;
    }

    /**
     * Fixes the header and processes the candidates below it, which were held back until now.
     *
     * @param header index among the leading rows
     */
    private void useHeader(int header) {
        if (leadingRows.isEmpty()) {
            throw Problem.of("intake.refused.no-rows", "file", file.name());
        }
        ColumnMatch match = ColumnMatch.match(leadingRows.get(header).cells(), fields, context.mapping());
        match.requireComplete(file.name(), fields, context.mapping());
        RowParser newParser = new RowParser(context, match, fixedWidth);
        columns = match;
        parser = newParser;
        List<LeadingRow> dataRows = List.copyOf(leadingRows.subList(header + 1, leadingRows.size()));
        leadingRows.clear();
        dataRows.forEach(r -> stage(newParser, r.line(), r.cells()));
    }

    /** @throws StagingException when the handler could not write to the database */
    private void stage(RowParser rowParser, long line, String[] cells) {
        try {
            RowBuilder row = rowParser.parse(line, cells);
            if (row.isLeftOut()) {
                filtered++;
            } else {
                if (!row.violations().isEmpty()) {
                    rowParser.requireFirstDateOrder();
                }
                handler.accept(row, rowParser);
            }
        } catch (SQLException e) {
            throw new StagingException(e);
        }
        if (++rows % REPORT_EVERY == 0) {
            progress.at(rows, file.readBytes().get(), file.bytes());
        }
    }
}
