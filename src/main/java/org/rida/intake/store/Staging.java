package org.rida.intake.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.RowJson;
import org.rida.intake.rejected.CorrectedRows;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.row.ViolationPolicy;

/**
 * Decides on each parsed row and sends it to the database: accepted rows with a number that is new in the file
 * towards their table, all others to {@code staged}.
 */
public final class Staging implements RowHandler, AutoCloseable {

    private final RowCopyWriter copy;
    private final FieldEncoder fields;
    private final SeenNumbers numbers = new SeenNumbers();
    private final FileContext context;
    private final CorrectedRows corrected;
    private final ViolationPolicy violationPolicy;

    /**
     * @param connection that of the transaction; not to be used otherwise until this is closed
     * @param entry the file's entry, for messages and lineage
     * @param openKeys hashes of the numbers of open rejected rows
     */
    public Staging(
            Connection connection,
            RecordTables tables,
            FileContext context,
            SourceFiles.SourceFile entry,
            Set<String> openKeys)
            throws SQLException {
        this.fields = new FieldEncoder(tables.recordType(), context.policy());
        this.copy = new RowCopyWriter(connection, tables, fields.count(), entry.fileId());
        this.context = context;
        this.violationPolicy = new ViolationPolicy(context.mapping(), entry.name(), true);
        this.corrected = new CorrectedRows(openKeys);
    }

    /** Holds the counts of violations. */
    public ViolationPolicy violationPolicy() {
        return violationPolicy;
    }

    /** The rejected rows of earlier files that this file contains again. */
    public CorrectedRows corrected() {
        return corrected;
    }

    @Override
    public void accept(RowBuilder row, RowParser parser) throws SQLException {
        if (violationPolicy.accepts(row, parser)) {
            accept(row);
        } else {
            reject(row, parser);
        }
        copy.rowWritten();
    }

    /** Waits until all rows are in the database. */
    public void finish() throws SQLException {
        copy.finish();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    /** Only accepted rows count for the last day that the file covers: a rejected one may hold a wrong date. */
    private void accept(RowBuilder row) {
        if (!row.latestDay().isEmpty()) {
            context.addDay(row.latestDay());
        }
        RowBatch batch = copy.batch();
        String number = Objects.requireNonNull(row.number(context.mapping().recordType()));
        if (numbers.add(number)) {
            fields.write(row, batch.fields());
            batch.add(number, row.line());
        } else {
            StagedRow.begin(batch.staged(), fields.count(), number);
            fields.write(row, batch.staged());
            StagedRow.endAccepted(batch.staged(), row.line());
        }
        corrected.accepted(row, context.mapping().recordType(), context.key());
    }

    private void reject(RowBuilder row, RowParser parser) {
        String key = row.key(context.mapping().recordType(), context.key());
        corrected.rejected(row, key);
        StagedRow.rejected(
                copy.batch().staged(),
                fields.count(),
                row.line(),
                key,
                RowJson.write(parser.retainedCells()),
                RowJson.writeViolations(row.violations()));
    }
}
