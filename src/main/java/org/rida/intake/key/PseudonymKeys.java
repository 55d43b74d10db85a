package org.rida.intake.key;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;













import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out the key of this database, which remembers its fingerprint: with another key the same person would silently
 * become another one, and rejected rows could not be read.
 */
@Component
public class PseudonymKeys {

    private static final String KNOWN = "select fingerprint from pseudonym_key";

    private static final String REMEMBER =
            "insert into pseudonym_key (fingerprint) values (:fingerprint) on conflict (singleton) do nothing";

    private static final String FORGET = "delete from pseudonym_key";

    /** What was encrypted with a lost key is lost; the reasons stay. */
    private static final String PURGE_UNREADABLE =
            "update rejected_row set cells = '{}' where cells::text like '%enc:%'";

    private final JdbcClient sql;
    private final Path data;
    private final AuditLog audit;

    public PseudonymKeys(JdbcClient sql, @Value("${rida.data}") Path data, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.data = data;
    }

    /** @throws Problem when the database was written with a key that is not there, or is another one */
    public PseudonymKey open() {
        Optional<String> known = sql.sql(KNOWN).query(String.class).optional();
        Path file = PseudonymKey.file(data);
        if (known.isPresent() && !Files.exists(file)) {
            throw Problem.of("intake.key.missing", "path", file.toAbsolutePath());
        }
        PseudonymKey key = PseudonymKey.open(data);
        if (known.isEmpty()) {
            sql.sql(REMEMBER).param("fingerprint", key.fingerprint()).update();
        } else if (!known.get().equals(key.fingerprint())) {
            throw Problem.of("intake.key.other", "path", file.toAbsolutePath());
        }
        return key;
    }

    /**
     * After the key was lost for good: from now on another one counts, that of the file or a new one. Who came before is not
     * recognised any more, and the cells of rejected rows are purged.
     */
    public void beginAnew(Actor actor) {
        String file = String.valueOf(PseudonymKey.file(data).getFileName());
        audit.record(new Operation(actor, AuditAction.KEY_REPLACED, file, Map.of()), () -> {
            sql.sql(FORGET).update();
            sql.sql(PURGE_UNREADABLE).update();
            open();
        });
    }
}
