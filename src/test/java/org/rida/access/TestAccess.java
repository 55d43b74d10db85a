package org.rida.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The package on a database of its own, with a clock that can be moved. */
final class TestAccess {

    final JdbcClient sql;
    final JdbcTransactionManager transactions;
    final AuditLog audit;
    final AuditEvents events;
    final Users users;
    final AccountActivation activation;
    final LoginService logIn;
    final KnownDevices devices;
    final ApiTokens tokens;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T03:00:00Z"));

    TestAccess() {
        DataSource database = TestDatabase.fresh();
        InstantSource time = now::get;
        transactions = new JdbcTransactionManager(database);
        sql = JdbcClient.create(database);
        audit = AuditLog.of(database, time);
        events = new AuditEvents(sql, JsonMapper.builder().build(), audit);
        UserRepository table = new UserRepository(sql, time);
        OneTimeCodes codes = new OneTimeCodes(sql, time);
        PasswordPolicy passwords = new PasswordPolicy(Optional.empty(), CheapHashing.encoder());
        LoginAttempts attempts = new LoginAttempts(sql, transactions, time);
        users = new Users(table, codes, passwords, attempts, audit);
        activation = new AccountActivation(table, codes, passwords, attempts, audit, transactions);
        devices = new KnownDevices(sql, table);
        logIn = new LoginService(table, passwords, attempts, devices, audit);
        tokens = new ApiTokens(sql, time, table, audit);
    }

    void pass(Duration duration) {
        now.updateAndGet(at -> at.plus(duration));
    }
}
