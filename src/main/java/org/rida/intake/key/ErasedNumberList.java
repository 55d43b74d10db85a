package org.rida.intake.key;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hashes of erased numbers in the database. */
@Component
public class ErasedNumberList {

    private static final String ALL = "select hash from erased_number";

    private static final String ADD =
            """
            insert into erased_number (hash, erased_at) select unnest(cast(:hashes as text[])), :at on conflict do nothing
            """;

    private final JdbcClient sql;

    public ErasedNumberList(JdbcClient sql) {
        this.sql = sql;
    }

    public Set<String> hashes() {
        return Set.copyOf(sql.sql(ALL).query(String.class).list());
    }

    /** @param key by which the hashes were made */
    public ErasedNumbers numbers(PseudonymKey key) {
        return new ErasedNumbers(key, hashes());
    }

    public void add(Collection<String> hashes, OffsetDateTime at) {
        sql.sql(ADD)
                .param("hashes", hashes.toArray(String[]::new))
                .param("at", at)
                .update();
    }
}
