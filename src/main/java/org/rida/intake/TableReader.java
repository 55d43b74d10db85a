package org.rida.intake;

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
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;













import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a file's rows: the header is looked for among the first rows (people put titles above it), every row below is
 * understood, checked and staged.
 */
final class TableReader implements RowSink {

    private static final int HEADER_WITHIN = 30;
    private static final int TELL_EVERY = 5_000;

    private final IncomingFile file;
    private final FileContext facts;
    private final List<Field> fields;
    private final boolean fixedWidth;
    private final RowHandler taker;
    private final IngestProgress progress;
    private final List<FileNote> notes = new ArrayList<>();
    private final List<TableRowRead> before = new ArrayList<>();
    private long rows;
    private String charset = "";
    private @Nullable ColumnMatch columns;
    private @Nullable RowParser reader;

    TableReader(IncomingFile file, FileContext facts, boolean fixedWidth, RowHandler taker, IngestProgress progress) {
        this.file = file;
        this.facts = facts;
        this.fields = FieldCatalog.all(facts.mapping().recordType(), facts.policy());
        this.fixedWidth = fixedWidth;
        this.taker = taker;
        this.progress = progress;
    }

    private record TableRowRead(long line, String[] cells) {}

    @Override
    public void row(long line, String[] cells) {
        if (reader != null) {
            stage(reader, line, cells);
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

    /** Rows below the header. */
    long rows() {
        return rows;
    }

    /** Empty for formats that have none. */
    String charset() {
        return charset;
    }

    /** @throws Problem when there was no header, or none with the columns that are needed */
    void finish() {
        if (reader == null) {
            settleFor(bestHeader());
        }
        progress.at(rows, file.readBytes().get(), file.bytes());
        ofTheWholeFile().stream()
                .filter(finding -> facts.mapping().then(finding.rule()) == Rule.Then.REFUSE_FILE)
                .findFirst()
                .ifPresent(finding -> {
                    throw IngestProblem.problem("intake.refused.rule", "file", file.name(), "reason", RejectionMessage.describe(finding));
                });
    }

    /** Rules that no single row breaks. */
    List<RuleViolation> ofTheWholeFile() {
        return reader == null ? List.of() : reader.ofTheWholeFile();
    }

    /** The headers of the columns that are read, in the file's order. */
    List<String> headers() {
        return columns == null ? List.of() : columns.read();
    }

    /** What is to be known of the header: columns that nobody asked for. */
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
        return all;
    }

    private void findHeader(long line, String[] cells) {
        before.add(new TableRowRead(line, cells));
        ColumnMatch found = ColumnMatch.match(cells, fields, facts.mapping());
        if (found.found() > 0 && found.missing(fields, facts.mapping()).isEmpty()) {
            settleFor(before.size() - 1);
        } else if (before.size() == HEADER_WITHIN) {
            settleFor(bestHeader());
        }
    }

    /** The row that has most of the known headers; the first row when there is none. */
    private int bestHeader() {
        int best = 0;
        int found = 0;
        for (int i = 0; i < before.size(); i++) {
            int here = ColumnMatch.match(before.get(i).cells(), fields, facts.mapping())
                    .found();
            if (here > found) {
                found = here;
                best = i;
            }
        }
        return best;
    }

    private void settleFor(int header) {
        if (before.isEmpty()) {
            throw Problem.of("intake.refused.no-rows", "file", file.name());
        }
        ColumnMatch settled = ColumnMatch.match(before.get(header).cells(), fields, facts.mapping());
        settled.mustBeComplete(file.name(), fields, facts.mapping());
        RowParser found = new RowParser(facts, settled, fixedWidth);
        columns = settled;
        reader = found;
        List<TableRowRead> below = List.copyOf(before.subList(header + 1, before.size()));
        before.clear();
        below.forEach(r -> stage(found, r.line(), r.cells()));
    }

    private void stage(RowParser understood, long line, String[] cells) {
        try {
            taker.accept(understood.read(line, cells), understood);
        } catch (SQLException e) {
            throw new StagingException(e);
        }
        if (++rows % TELL_EVERY == 0) {
            progress.at(rows, file.readBytes().get(), file.bytes());
        }
    }
}
