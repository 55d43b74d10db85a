package org.rida.intake;






import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** Judges rows as they are read and sends them to the database: new ones to their table, the others to the staged rows. */
final class Staging implements RowTaker, AutoCloseable {

    private final RowCopy copy;
    private final FieldBytes fields;
    private final NumberSet numbers = new NumberSet();
    private final FileFacts facts;
    private final Mended mended;
    private final Judge judge;

    Staging(Connection connection, Tables tables, FileFacts facts, SourceFiles.Entry entry, Set<String> awaited)
            throws SQLException {
        this.fields = new FieldBytes(tables.subject(), facts.policy());
        this.copy = new RowCopy(connection, tables, fields.count(), entry.fileId());
        this.facts = facts;
        this.judge = new Judge(facts.mapping(), entry.name(), true);
        this.mended = new Mended(awaited);
    }

    Judge judge() {
        return judge;
    }

    Mended mended() {
        return mended;
    }

    @Override
    public void take(RowDraft row, RowReader reader) throws SQLException {
        if (judge.accepts(row, reader)) {
            accept(row);
        } else {
            reject(row, reader);
        }
        copy.rowWritten();
    }

    void finish() throws SQLException {
        copy.finish();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    /** Only rows that are accepted tell how far the file reaches. */
    private void accept(RowDraft row) {
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
        mended.accepted(row, facts.mapping().recordType(), facts.key());
    }

    private void reject(RowDraft row, RowReader reader) {
        String key = row.key(facts.mapping().recordType(), facts.key());
        mended.rejected(row, key);
        StagedRow.rejected(
                copy.batch().judged(),
                fields.count(),
                row.line(),
                key,
                Json.of(reader.keptCells()),
                Json.ofFindings(row.findings()));
    }
}
