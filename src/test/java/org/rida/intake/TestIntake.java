package org.rida.intake;

import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;





import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A whole intake on a fresh database, on a fixed day. */
final class TestIntake {

    static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    static final Map<String, Mapping> MAPPINGS = Mappings.read(Path.of("jobs/mappings"));

    /** For what is not audited: it would find no database. */
    static final AuditLog NO_AUDIT = AuditLog.of(new DriverManagerDataSource(), InstantSource.system());

    final DataSource dataSource;
    final AuditLog audit;
    final JdbcClient sql;
    final SourceFiles files;
    final RejectedRows rejected;
    final Intake intake;
    final Path folder;
    private int counter;

    TestIntake(Path folder) {
        this(folder, Instant.parse("2026-11-20T09:00:00Z"));
    }

    TestIntake(Path folder, Instant now) {
        this(folder, now, TestDatabase.fresh());
    }

    TestIntake(Path folder, DataSource dataSource) {
        this(folder, Instant.parse("2026-11-20T09:00:00Z"), dataSource);
    }

    private TestIntake(Path folder, Instant now, DataSource dataSource) {
        this.folder = folder;
        this.dataSource = dataSource;
        this.sql = JdbcClient.create(dataSource);
        this.files = new SourceFiles(sql);
        InstantSource time = InstantSource.fixed(now);
        this.audit = AuditLog.of(dataSource, time);
        DoorKeys keys = new DoorKeys(sql, folder, audit);
        this.rejected = new RejectedRows(sql, keys, time, audit);
        Merge merge = new Merge(sql, List.of(new RequestTables(), new ResponseTables(), new InvitationTables()));
        FileLoad load = new FileLoad(dataSource, formats(), files, merge, new SettledRows(sql));
        this.intake = new Intake(
                new JdbcTransactionManager(dataSource),
                POLICY,
                time,
                keys,
                files,
                new FileProgress(sql, time),
                load,
                audit);
    }

    static FileFormats formats() {
        return new FileFormats(List.of(new XlsxFormat(), new XlsFormat(), new RefusedFormat(), new CsvFormat()));
    }

    Ingested ingest(Path file, String mapping) {
        return intake.ingest(file, mapping(mapping), IngestProgress.SILENT);
    }

    Ingested ingest(String content, String mapping) {
        return ingest(content.getBytes(StandardCharsets.UTF_8), mapping);
    }

    Ingested ingest(byte[] content, String mapping) {
        return ingest(file("file" + ++counter + ".csv", content), mapping);
    }

    Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mapping mapping(String name) {
        Mapping mapping = MAPPINGS.get(name);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping " + name);
        }
        return mapping;
    }

    Map<String, Object> request(String number) {
        return sql.sql("select * from request where request_no = :number")
                .param("number", number)
                .query()
                .singleRow();
    }

    long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
