package org.rida.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to the staged table by one COPY, as they are read. The socket between is the pipe: nothing piles up. */
final class Staging implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final CopyText text = new CopyText();
    private final FileFacts facts;
    private final String file;
    private final Map<String, Long> warnings = new LinkedHashMap<>();
    private final Map<String, Finding> warned = new LinkedHashMap<>();
    private final Rejects rejects = new Rejects();
    private long rows;

    Staging(Connection connection, Tables tables, FileFacts facts, String file) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(tables.copyStaged());
        this.facts = facts;
        this.file = file;
    }

    long rows() {
        return rows;
    }

    Rejects rejects() {
        return rejects;
    }

    void put(RowDraft row, RowReader reader) throws SQLException {
        rows++;
        boolean rejected = judge(row);
        String number = rowNumber(row);
        text.value(rejected ? null : number);
        for (int slot = 0; slot < row.slots(); slot++) {
            text.value(rejected ? null : row.get(slot));
        }
        text.value(Long.toString(row.line()));
        text.value(rejected && number != null ? facts.key().hash(number) : null);
        text.value(rejected ? Json.of(reader.keptCells()) : null);
        text.value(rejected ? Json.ofFindings(row.findings()) : null);
        text.endOfRow();
        if (text.length() >= CHUNK) {
            send();
        }
    }

    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    /** What the rules that only warn have found, counted. */
    Map<Finding, Long> warnings() {
        Map<Finding, Long> counted = new LinkedHashMap<>();
        warnings.forEach((key, n) -> counted.put(java.util.Objects.requireNonNull(warned.get(key)), n));
        return counted;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    /** Whether the row is rejected; findings that only warn are counted and taken off. */
    private boolean judge(RowDraft row) {
        if (row.findings().isEmpty()) {
            return false;
        }
        row.findings().removeIf(f -> {
            Rule.Then then = facts.mapping().then(f.rule());
            if (then == Rule.Then.REFUSE_FILE) {
                throw Refusal.of("intake.refused.rule", "file", file, "reason", Reason.of(f, row.line()));
            }
            if (then == Rule.Then.WARN) {
                warned.putIfAbsent(f.rule().code() + f.column(), f);
                warnings.merge(f.rule().code() + f.column(), 1L, Long::sum);
            }
            return then == Rule.Then.WARN;
        });
        if (row.findings().isEmpty()) {
            return false;
        }
        rejects.add(row.line(), row.findings().get(0));
        return true;
    }

    private @Nullable String rowNumber(RowDraft row) {
        String number = row.get(0);
        if (facts.mapping().subject() == Subject.INVITATION && number != null) {
            return number + " " + row.get(1);
        }
        return number;
    }

    private void send() throws SQLException {
        byte[] bytes = text.take();
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
