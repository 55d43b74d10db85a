package org.rida.intake.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.intake.FileLoader;
import org.rida.intake.Intake;
import org.rida.intake.file.FileProgressTracker;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.key.ErasedNumberList;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.question.StoredMonths;
import org.rida.intake.question.UnusualRows;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RejectionUpdates;
import org.rida.intake.store.InvitationTables;
import org.rida.intake.store.Merge;
import org.rida.intake.store.RequestTables;
import org.rida.intake.store.ResponseTables;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A whole intake on a fresh database, on a fixed day. */
public final class TestIntake {

    public static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    public static final Map<String, Mapping> MAPPINGS = Mappings.read(Path.of("jobs/mappings"));

    public final DataSource dataSource;
    public final AuditLog audit;
    public final JdbcClient sql;
    public final SourceFiles files;
    public final RejectedRows rejected;
    public final FileQuestions questions;
    public final Intake intake;
    public final Path folder;
    private int counter;

    public TestIntake(Path folder) {
        this(folder, Instant.parse("2026-11-20T09:00:00Z"));
    }

    public TestIntake(Path folder, Instant now) {
        this(folder, now, TestDatabase.fresh(), POLICY);
    }

    public TestIntake(Path folder, DataSource dataSource) {
        this(folder, Instant.parse("2026-11-20T09:00:00Z"), dataSource, POLICY);
    }

    public TestIntake(Path folder, Policy policy) {
        this(folder, Instant.parse("2026-11-20T09:00:00Z"), TestDatabase.fresh(), policy);
    }

    private TestIntake(Path folder, Instant now, DataSource dataSource, Policy policy) {
        this.folder = folder;
        this.dataSource = dataSource;
        this.sql = JdbcClient.create(dataSource);
        this.files = new SourceFiles(sql);
        InstantSource time = InstantSource.fixed(now);
        this.audit = AuditLog.of(dataSource, time);
        PseudonymKeys keys = new PseudonymKeys(sql, folder, audit);
        this.rejected = new RejectedRows(sql, keys, time, audit);
        this.questions = new FileQuestions(sql, new UnusualRows(sql, new StoredMonths(sql, policy)), audit);
        Merge merge = new Merge(sql, List.of(new RequestTables(), new ResponseTables(), new InvitationTables()));
        FileLoader load = new FileLoader(dataSource, formats(), files, merge, new RejectionUpdates(sql), questions);
        this.intake = new Intake(
                new JdbcTransactionManager(dataSource),
                policy,
                time,
                keys,
                new ErasedNumberList(sql),
                files,
                new FileProgressTracker(sql, time),
                load,
                audit);
    }

    public static FileFormats formats() {
        return new FileFormats(List.of(new XlsxFormat(), new XlsFormat(), new UnsupportedFormat(), new CsvFormat()));
    }

    public IngestResult ingest(Path file, String mapping) {
        return intake.ingest(file, mapping(mapping), IngestProgress.SILENT);
    }

    public IngestResult ingest(String content, String mapping) {
        return ingest(content.getBytes(StandardCharsets.UTF_8), mapping);
    }

    public IngestResult ingest(byte[] content, String mapping) {
        return ingest(file("file" + ++counter + ".csv", content), mapping);
    }

    public Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapping of its YAML. */
    public static Mapping mappingOf(String name, String yaml) {
        try {
            Path folder = Files.createTempDirectory("mappings");
            Files.writeString(folder.resolve(name + ".yaml"), yaml);
            return Objects.requireNonNull(Mappings.read(folder).get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Mapping mapping(String name) {
        Mapping mapping = MAPPINGS.get(name);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping " + name);
        }
        return mapping;
    }

    public Map<String, Object> request(String number) {
        return sql.sql("select * from request where request_no = :number")
                .param("number", number)
                .query()
                .singleRow();
    }

    public long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
