package org.rida.intake.row;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.intake.BenchmarkRows;
import org.rida.intake.format.TestIntake;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The baseline of the benchmark: a line reader, the same checks of each row, a batch writer, a transaction for each
 * thousand rows. It omits the metadata of a job, which would only add to its time, versions and rejected rows.
 */
public final class PlainBatchIngest {

    private static final int CHUNK = 1_000;

    private static final String INSERT =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision,
                replied_on, registered_on, served_on, left_on, left_reason, reopened_on, updated_at, file_id, line_no)
            values (?, cast(? as date), ?, ?, ?, ?, ?, ?, cast(? as boolean), ?, cast(? as date), cast(? as date),
                cast(? as date), cast(? as date), cast(? as date), cast(? as date), ?,
                cast(? as date), cast(? as date), cast(? as date), cast(? as date), ?, cast(? as date),
                cast(? as timestamp), 1, ?)
            """;

    private PlainBatchIngest() {}

    private record Item(@Nullable String[] values, long line) {}

    public static void run(TestIntake rida, Path file) throws Exception {
        FlatFileItemReader<String[]> reader = reader(file);
        JdbcBatchItemWriter<Item> writer = writer(rida);
        RowParser checks = checks(rida);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(rida.dataSource));
        long line = 1;
        reader.open(new ExecutionContext());
        for (List<String[]> rows = next(reader); !rows.isEmpty(); rows = next(reader)) {
            List<Item> good = new ArrayList<>(CHUNK);
            for (String[] cells : rows) {
                RowBuilder row = checks.parse(++line, cells);
                if (row.violations().isEmpty()) {
                    good.add(item(row));
                }
            }
            transaction.executeWithoutResult(status -> write(writer, good));
        }
        reader.close();
    }

    private static FlatFileItemReader<String[]> reader(Path file) {
        DelimitedLineTokenizer tokenizer = new DelimitedLineTokenizer();
        FlatFileItemReader<String[]> reader = new FlatFileItemReader<>(
                new FileSystemResource(file),
                (text, number) -> tokenizer.tokenize(text).getValues());
        reader.setLinesToSkip(1);
        reader.setSaveState(false);
        return reader;
    }

    private static JdbcBatchItemWriter<Item> writer(TestIntake rida) {
        JdbcBatchItemWriter<Item> writer = new JdbcBatchItemWriter<>();
        writer.setJdbcTemplate(new NamedParameterJdbcTemplate(rida.dataSource));
        writer.setSql(INSERT);
        writer.setItemPreparedStatementSetter((item, statement) -> {
            for (int i = 0; i < item.values().length; i++) {
                String value = item.values()[i];
                statement.setString(i + 1, i == 8 && value == null ? "false" : value);
            }
            statement.setLong(item.values().length + 1, item.line());
        });
        writer.afterPropertiesSet();
        return writer;
    }

    private static RowParser checks(TestIntake rida) {
        Mapping mapping = TestIntake.mapping("requests");
        FileContext context = new FileContext(
                mapping, TestIntake.POLICY, PseudonymKey.open(rida.folder), LocalDate.parse("2026-11-20"));
        List<Field> fields = FieldCatalog.all(RecordType.REQUEST, TestIntake.POLICY);
        return new RowParser(
                context, ColumnMatch.match(BenchmarkRows.COLUMNS.toArray(String[]::new), fields, mapping), true);
    }

    private static Item item(RowBuilder row) {
        String[] values = new String[row.slots()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return new Item(values, row.line());
    }

    private static List<String[]> next(FlatFileItemReader<String[]> reader) throws Exception {
        List<String[]> rows = new ArrayList<>(CHUNK);
        for (String[] row = reader.read(); row != null; row = reader.read()) {
            rows.add(row);
            if (rows.size() == CHUNK) {
                return rows;
            }
        }
        return rows;
    }

    private static void write(JdbcBatchItemWriter<Item> writer, List<Item> items) {
        try {
            writer.write(new Chunk<>(items));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
