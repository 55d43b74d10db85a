package org.rida.report.figure;

import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.rida.access.AuditLog;
import org.rida.policy.Policy;
import org.rida.quality.Rebases;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of a test's own database. */
public final class TestSources {

    private TestSources() {}

    public static FigureSources create(Policy policy, DataSource database) {
        InstantSource time = InstantSource.fixed(Instant.parse("2026-11-03T08:00:00Z"));
        Rebases rebases = new Rebases(JdbcClient.create(database), time, AuditLog.of(database, time));
        return new FigureSources(policy, rebases, database);
    }
}
