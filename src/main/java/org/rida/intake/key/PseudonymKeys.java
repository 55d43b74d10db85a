package org.rida.intake.key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens the key that belongs to this database. The database stores the key's fingerprint, because with another key
 * the same person would silently become a different one, and rejected rows could not be decrypted.
 */
@Component
public class PseudonymKeys {

    private static final String SELECT_FINGERPRINT = "select fingerprint from pseudonym_key";

    private static final String INSERT_FINGERPRINT =
            "insert into pseudonym_key (fingerprint) values (:fingerprint) on conflict (singleton) do nothing";

    private static final String DELETE_FINGERPRINT = "delete from pseudonym_key";

    /** Cells that were encrypted with a lost key cannot be recovered; the reasons of the rejection are kept. */
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

    /**
     * Opens the key, and stores its fingerprint on first use.
     *
     * @throws Problem when the database was written with a key whose file is missing, or with another key
     */
    public PseudonymKey open() {
        Optional<String> known = sql.sql(SELECT_FINGERPRINT).query(String.class).optional();
        Path file = PseudonymKey.file(data);
        if (known.isPresent() && !Files.exists(file)) {
            throw Problem.of("intake.key.missing", "path", file.toAbsolutePath());
        }
        PseudonymKey key = PseudonymKey.open(data);
        if (known.isEmpty()) {
            sql.sql(INSERT_FINGERPRINT).param("fingerprint", key.fingerprint()).update();
        } else if (!known.get().equals(key.fingerprint())) {
            throw Problem.of("intake.key.other", "path", file.toAbsolutePath());
        }
        return key;
    }

    /**
     * Accepts another key after the old one is lost for good: the one in the file, or a new one. Beneficiaries of
     * earlier files are not recognized under the new key, and the encrypted cells of rejected rows are purged.
     * Recorded in the audit log.
     */
    public void replaceLostKey(Actor actor) {
        String file = String.valueOf(PseudonymKey.file(data).getFileName());
        audit.record(new Operation(actor, AuditAction.KEY_REPLACED, file, Map.of()), () -> {
            sql.sql(DELETE_FINGERPRINT).update();
            sql.sql(PURGE_UNREADABLE).update();
            open();
        });
    }
}
