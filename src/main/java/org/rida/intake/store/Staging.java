package org.rida.intake.store;

import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.RowJson;
import org.rida.intake.rejected.CorrectedRows;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.RowHandler;
import org.rida.intake.row.RowParser;
import org.rida.intake.row.ViolationPolicy;













import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** Judges rows as they are read and sends them to the database: new ones to their table, the others to the staged rows. */
public final class Staging implements RowHandler, AutoCloseable {

    private final RowCopyWriter copy;
    private final FieldEncoder fields;
    private final SeenNumbers numbers = new SeenNumbers();
    private final FileContext facts;
    private final CorrectedRows corrected;
    private final ViolationPolicy judge;

    public Staging(Connection connection, RecordTables tables, FileContext facts, SourceFiles.SourceFile entry, Set<String> awaited)
            throws SQLException {
        this.fields = new FieldEncoder(tables.subject(), facts.policy());
        this.copy = new RowCopyWriter(connection, tables, fields.count(), entry.fileId());
        this.facts = facts;
        this.judge = new ViolationPolicy(facts.mapping(), entry.name(), true);
        this.corrected = new CorrectedRows(awaited);
    }

    public ViolationPolicy judge() {
        return judge;
    }

    public CorrectedRows mended() {
        return corrected;
    }

    @Override
    public void accept(RowBuilder row, RowParser reader) throws SQLException {
        if (judge.accepts(row, reader)) {
            accept(row);
        } else {
            reject(row, reader);
        }
        copy.rowWritten();
    }

    public void finish() throws SQLException {
        copy.finish();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    /** Only rows that are accepted tell how far the file reaches. */
    private void accept(RowBuilder row) {
        if (!row.latestDay().isEmpty()) {
            facts.sawDay(row.latestDay());
        }
        RowBatch batch = copy.batch();
        String number = Objects.requireNonNull(row.number(facts.mapping().recordType()));
        if (numbers.add(number)) {
            fields.write(row, batch.fields());
            batch.add(number, row.line());
        } else {
            StagedRow.begin(batch.judged(), fields.count(), number);
            fields.write(row, batch.judged());
            StagedRow.endAccepted(batch.judged(), row.line());
        }
        corrected.accepted(row, facts.mapping().recordType(), facts.key());
    }

    private void reject(RowBuilder row, RowParser reader) {
        String key = row.key(facts.mapping().recordType(), facts.key());
        corrected.rejected(row, key);
        StagedRow.rejected(
                copy.batch().judged(),
                fields.count(),
                row.line(),
                key,
                RowJson.write(reader.retainedCells()),
                RowJson.ofFindings(row.findings()));
    }
}
