package org.rida.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.PGConnection;

/** Judges rows as they are read and sends them to the staged table by one COPY. */
final class Staging implements RowTaker, AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CopyPipe copy;
    private final CopyText text = new CopyText();
    private final FileFacts facts;
    private final String file;
    private final Mended mended;
    private final Tally warnings = new Tally();
    private final Tally rejects = new Tally();
    private long rejected;

    Staging(Connection connection, Tables tables, FileFacts facts, String file, Set<String> awaited)
            throws SQLException {
        this.copy =
                new CopyPipe(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(tables.copyStaged()));
        this.facts = facts;
        this.file = file;
        this.mended = new Mended(awaited);
    }

    /** Rules that rows were rejected for. */
    Tally rejects() {
        return rejects;
    }

    /** Rules that were broken and only warn. */
    Tally warnings() {
        return warnings;
    }

    long rejected() {
        return rejected;
    }

    Mended mended() {
        return mended;
    }

    @Override
    public void take(RowDraft row, RowReader reader) throws SQLException {
        judge(row);
        if (row.findings().isEmpty()) {
            accept(row);
        } else {
            reject(row, reader);
        }
        text.endOfRow();
        if (text.length() >= CHUNK) {
            send();
        }
    }

    void finish() throws SQLException {
        send();
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
        String number = row.number(facts.mapping().subject());
        text.value(number);
        for (int slot = 0; slot < row.slots(); slot++) {
            text.value(row.get(slot));
        }
        text.value(Long.toString(row.line()));
        text.value(null);
        text.value(null);
        text.value(null);
        mended.accepted(row, facts.mapping().subject(), facts.key());
    }

    private void reject(RowDraft row, RowReader reader) {
        rejected++;
        rejects.add(row.line(), row.findings().get(0));
        text.value(null);
        for (int slot = 0; slot < row.slots(); slot++) {
            text.value(null);
        }
        text.value(Long.toString(row.line()));
        String key = row.key(facts.mapping().subject(), facts.key());
        mended.rejected(row, key);
        text.value(key);
        text.value(Json.of(reader.keptCells()));
        text.value(Json.ofFindings(row.findings()));
    }

    /** Findings that only warn are counted and taken off. */
    private void judge(RowDraft row) {
        if (!row.findings().isEmpty()) {
            row.findings().removeIf(finding -> onlyWarns(finding, row.line()));
        }
    }

    private boolean onlyWarns(Finding finding, long line) {
        return switch (facts.mapping().then(finding.rule())) {
            case REJECT -> false;
            case WARN -> {
                warnings.add(line, finding);
                yield true;
            }
            case REFUSE_FILE ->
                throw Refusal.of("intake.refused.rule", "file", file, "reason", Reason.of(finding, line));
        };
    }

    private void send() throws SQLException {
        copy.write(text.take());
    }
}
