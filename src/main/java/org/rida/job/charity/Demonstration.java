package org.rida.job.charity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The fictional charity with which the product is shown, and its removal: what it stored is deleted, its configuration is set aside,
 * and the installation begins as on an empty folder. Users, their sessions and the audit log stay.
 */
@Component
public class Demonstration {

    /** English name of the fictional charity; an installation whose charity has another name is never taken for the demonstration. */
    static final String NAME = "Model Charity of Madinah";

    /** Tables with what people see of it, in the order in which a page tells their rows. */
    private static final List<String> TOLD = List.of("source_file", "request", "response", "report_edition", "upload");

    /**
     * Beginnings of the names of tables that stay: who may log in, who did what, keys, the mail server, the scheduler's own, and the versions of the schema.
     * Everything else is of the demonstration, so a table that is added later is emptied too.
     */
    private static final List<String> KEPT = List.of(
            "access_",
            "user_",
            "audit_",
            "spring_session",
            "qrtz_",
            "flyway_",
            "pseudonym_key",
            "mail_settings",
            "erased_number",
            "node");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Path jobs;
    private final Path reports;
    private final Path data;
    private final InstantSource time;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Demonstration(
            DataSource database,
            @Value("${rida.jobs}") Path jobs,
            @Value("${rida.reports}") Path reports,
            @Value("${rida.data}") Path data,
            InstantSource time,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.jobs = jobs;
        this.reports = reports;
        this.data = data;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** Whether the policy in the folder of jobs is that of the fictional charity. */
    public boolean isHere() {
        return PolicyReader.read(jobs.resolve("policy"))
                .association()
                .name()
                .en()
                .equals(NAME);
    }

    /** Whether what it stored would go on as that of a charity of another English name. */
    public boolean goesOnAs(String name) {
        return isHere() && !name.equals(NAME) && rows().values().stream().anyMatch(n -> n > 0);
    }

    /** Rows that a removal deletes, by the names of the tables that people know: files, requests, answers, reports and uploads. */
    public Map<String, Long> rows() {
        return TOLD.stream().collect(Collectors.toMap(table -> table, this::count, (one, other) -> one, TreeMap::new));
    }

    /**
     * Deletes the demonstration's rows, sets its folder of jobs aside below {@code rida.data}, fills that folder as for a new charity, and
     * asks whoever serves to start again. When files cannot be moved the rows are deleted already; it can be repeated then.
     *
     * @param confirmed the name of the charity to be removed, so that no request without a person's answer removes anything
     * @return the folder in which the configuration was set aside
     * @throws Problem when the name is another, when this is not the demonstration, or while runs are waiting or working
     */
    public Path remove(String confirmed, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.DEMONSTRATION_REMOVED, "", Map.of()),
                () -> {
                    check(confirmed);
                    deleteRows();
                    Path aside = setAside();
                    StarterFolder.fill(jobs, reports);
                    events.publishEvent(new CharityRules.RestartRequested());
                    return aside;
                },
                aside -> Map.of("folder", String.valueOf(aside.getFileName())));
    }

    private void check(String confirmed) {
        if (!isHere()) {
            throw Problem.of("demonstration.problem.none", "name", NAME);
        }
        if (!confirmed.equals(NAME)) {
            throw Problem.of("demonstration.problem.confirm", "name", NAME);
        }
        long working = sql.sql("select count(*) from run where state in ('waiting', 'running')")
                .query(Long.class)
                .single();
        if (working > 0) {
            throw Problem.of("demonstration.problem.runs", "n", working);
        }
    }

    /**
     * All or nothing. What people decided and what was issued is guarded by triggers, which are put aside within the transaction: this is
     * the one place at which such rows go as a whole.
     */
    private void deleteRows() {
        transaction.executeWithoutResult(status -> {
            List<String> tables = sql
                    .sql("select quote_ident(tablename) from pg_tables where schemaname = current_schema() order by 1")
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(table -> KEPT.stream().noneMatch(table::startsWith))
                    .toList();
            tables.forEach(table -> triggers("disable", table));
            sql.sql("truncate " + String.join(", ", tables)).update();
            tables.forEach(table -> triggers("enable", table));
        });
    }

    private void triggers(String change, String table) {
        sql.sql("alter table " + table + " " + change + " trigger user").update();
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private Path setAside() {
        Path aside = data.resolve("demonstration-" + STAMP.format(time.instant()));
        try {
            Files.createDirectories(aside);
            Files.move(jobs.toAbsolutePath(), aside.resolve("jobs"));
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", aside, "reason", Problem.reason(e));
        }
        return aside;
    }
}
