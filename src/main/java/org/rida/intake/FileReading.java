package org.rida.intake;

import org.rida.i18n.Problem;





import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a file's rows: the header is looked for among the first rows (people put titles above it), every row below is
 * understood, checked and staged.
 */
final class FileReading implements RowSink {

    private static final int HEADER_WITHIN = 30;
    private static final int TELL_EVERY = 5_000;

    private final Incoming file;
    private final FileFacts facts;
    private final List<Field> fields;
    private final boolean fixedWidth;
    private final RowTaker taker;
    private final IngestProgress progress;
    private final List<Note> notes = new ArrayList<>();
    private final List<Row> before = new ArrayList<>();
    private long rows;
    private String charset = "";
    private @Nullable Columns columns;
    private @Nullable RowReader reader;

    FileReading(Incoming file, FileFacts facts, boolean fixedWidth, RowTaker taker, IngestProgress progress) {
        this.file = file;
        this.facts = facts;
        this.fields = Fields.of(facts.mapping().recordType(), facts.policy());
        this.fixedWidth = fixedWidth;
        this.taker = taker;
        this.progress = progress;
    }

    private record Row(long line, String[] cells) {}

    @Override
    public void row(long line, String[] cells) {
        if (reader != null) {
            stage(reader, line, cells);
        } else {
            lookForHeader(line, cells);
        }
    }

    @Override
    public void note(Note note) {
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
                    throw Refusal.of("intake.refused.rule", "file", file.name(), "reason", Reason.of(finding));
                });
    }

    /** Rules that no single row breaks. */
    List<Finding> ofTheWholeFile() {
        return reader == null ? List.of() : reader.ofTheWholeFile();
    }

    /** The headers of the columns that are read, in the file's order. */
    List<String> headers() {
        return columns == null ? List.of() : columns.read();
    }

    /** What is to be known of the header: columns that nobody asked for. */
    List<Note> notes() {
        List<Note> all = new ArrayList<>(notes);
        if (columns != null && !columns.dropped().isEmpty()) {
            all.add(Note.of(
                    "columns-dropped",
                    "n",
                    columns.dropped().size(),
                    "columns",
                    Masking.mask(String.join(", ", columns.dropped()))));
        }
        return all;
    }

    private void lookForHeader(long line, String[] cells) {
        before.add(new Row(line, cells));
        Columns found = Columns.match(cells, fields, facts.mapping());
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
            int here = Columns.match(before.get(i).cells(), fields, facts.mapping())
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
        Columns settled = Columns.match(before.get(header).cells(), fields, facts.mapping());
        settled.mustBeComplete(file.name(), fields, facts.mapping());
        RowReader found = new RowReader(facts, settled, fixedWidth);
        columns = settled;
        reader = found;
        List<Row> below = List.copyOf(before.subList(header + 1, before.size()));
        before.clear();
        below.forEach(r -> stage(found, r.line(), r.cells()));
    }

    private void stage(RowReader understood, long line, String[] cells) {
        try {
            taker.take(understood.read(line, cells), understood);
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
        if (++rows % TELL_EVERY == 0) {
            progress.at(rows, file.readBytes().get(), file.bytes());
        }
    }
}
