package org.rida.intake.table;

import java.util.Arrays;
import java.util.List;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.privacy.PiiMasking;

/** Recognizes a table's header that comes again below it, and refuses a file in which the header of another table follows. */
final class FurtherHeaders {

    private final String file;
    private final List<Field> fields;
    private final Mapping mapping;

    /** The line of a row that may be the header of another table below this one; 0 for none. */
    private long otherTable;

    FurtherHeaders(String file, List<Field> fields, Mapping mapping) {
        this.file = file;
        this.fields = fields;
        this.mapping = mapping;
    }

    /** The rows of a table have ended. */
    void endTable() {
        otherTable = 0;
    }

    /**
     * Whether a row without a key is the table's header again.
     *
     * @param previous the line of the row before it
     * @throws Problem for a header without the required columns: by which columns the rows below it are to be read cannot
     *     be known
     */
    boolean isHeader(TablePart table, long line, String[] cells, long previous) {
        ColumnMatch match = ColumnMatch.match(cells, fields, mapping);
        if (match.found() > 1 && TableHeader.isComplete(match, fields, mapping)) {
            return true;
        }
        if (match.found() > 1 && match.found() * 2L >= filled(cells)) {
            throw otherHeader(line, match);
        }
        boolean apart = line > previous + 1 || match.found() > 0;
        if (apart && filled(cells) > 1 && table.hasNoNumber(cells) && TableHeader.isText(cells)) {
            otherTable = line;
        }
        return false;
    }

    /** @throws Problem when a row with a key follows what may be the header of another table */
    void requireSameTable(long line) {
        if (otherTable > 0) {
            throw Problem.of(
                    "intake.refused.other-table",
                    "file",
                    file,
                    "line",
                    Long.toString(otherTable),
                    "next",
                    Long.toString(line));
        }
    }

    /** @throws Problem when texts were joined without a line end, so that a header follows the last cell of a row */
    void requireNoneWithin(long line, String[] cells) {
        ColumnMatch match = ColumnMatch.match(cells, fields, mapping);
        if (match.found() > 1 && !TableHeader.isComplete(match, fields, mapping)) {
            throw otherHeader(line, match);
        }
    }

    private Problem otherHeader(long line, ColumnMatch match) {
        return Problem.of(
                "intake.refused.other-header",
                "file",
                file,
                "line",
                Long.toString(line),
                "found",
                match.headers().stream().map(PiiMasking::mask).toList());
    }

    private static long filled(String[] cells) {
        return Arrays.stream(cells).filter(cell -> !cell.isBlank()).count();
    }
}
