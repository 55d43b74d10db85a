package org.rida.intake.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the stored rows of a file with what its mapping gave before. */
@Component
public class UnusualRows {

    /** How many months before one tell what is usual. */
    private static final int YEAR = 12;
    /** With fewer months nothing is usual. */
    private static final int MIN_MONTHS = 3;
    /** A third of the usual number is few, three times as many are many. */
    private static final int FACTOR = 3;
    /** Smaller numbers differ by chance. */
    private static final int MIN_ROWS = 15;
    /** Fewer rows with days in the wrong order are mistakes of single rows, which are listed with the rejected ones. */
    private static final int MIN_OUT_OF_ORDER = 3;
    /** Fewer answers may be equal by chance. */
    private static final int MIN_ANSWERS = 10;

    private static final String MONTHS =
            """
            select to_char(r.%2$s, 'YYYY-MM') as month, count(*) as n from %1$s r join source_file f using (file_id)
            where f.mapping = :mapping and r.%2$s >= :from and r.%2$s < :to group by 1
            """;

    /**
     * Channels of a file that no other file of its mapping gave, neither in rows that are stored nor in versions that were replaced, also
     * by this file; none for the first file. Looked for once per channel, not per row.
     */
    private static final String NEW_CHANNELS =
            """
            with own as materialized (
                select channel, count(*) as n from %1$s where file_id = :file and channel is not null group by channel
            )
            select channel as subject, n from own
            where exists (select 1 from source_file f where f.mapping = :mapping and f.state = 'merged' and f.sha256 <> :sha256)
                and not exists (select 1 from %1$s o join source_file f using (file_id)
                    where f.mapping = :mapping and o.file_id <> :file and o.channel = own.channel)
                and not exists (select 1 from %1$s_history h join source_file f using (file_id)
                    where f.mapping = :mapping and h.file_id <> :file and h.version ->> 'channel' = own.channel)
            order by 1
            """;

    private static final String OUT_OF_ORDER =
            """
            select v ->> 'column' as subject, count(*) as n
            from rejected_row, jsonb_array_elements(reasons) v
            where file_id = :file and v ->> 'code' in ('before-receipt', 'stage-order')
            group by 1 having count(*) >= :least order by 1
            """;

    /** Answers to at least three questions of which at least half have exactly the same scores. */
    private static final String EQUAL_ANSWERS =
            """
            with answers as (
                select scores, count(*) as n, sum(count(*)) over () as total from response
                where file_id = :file and (select count(*) from jsonb_object_keys(scores)) >= 3
                group by scores
            )
            select (select string_agg(key || ' ' || coalesce(value, '?'), ', ' order by key) from jsonb_each_text(scores)) as subject,
                n, total
            from answers where total >= :least and n * 2 >= total
            order by n desc limit 1
            """;

    private final JdbcClient sql;
    private final StoredMonths storedMonths;

    public UnusualRows(JdbcClient sql, StoredMonths storedMonths) {
        this.sql = sql;
        this.storedMonths = storedMonths;
    }

    /** @param arguments of the message, by name */
    record UnusualThing(String code, String subject, Map<String, Object> arguments) {}

    /** All of a file whose rows were just merged, within the same transaction. */
    List<UnusualThing> find(SourceFile file, FileUnderstanding understood, @Nullable LocalDate coversTo) {
        List<UnusualThing> found = new ArrayList<>();
        TreeSet<YearMonth> months = understood.byMonth().keySet().stream()
                .map(YearMonth::parse)
                .collect(Collectors.toCollection(TreeSet::new));
        storedMonths
                .distant(file, months)
                .forEach(far -> found.add(new UnusualThing("distant-months", far.subject(), far.arguments())));
        found.addAll(months(file, understood, coversTo));
        if (file.recordType() != RecordType.INVITATION) {
            found.addAll(counted(
                    "new-channel",
                    sql.sql(NEW_CHANNELS.formatted(table(file.recordType())))
                            .param("mapping", file.mapping())
                            .param("sha256", file.sha256()),
                    file));
        }
        found.addAll(counted("dates-out-of-order", sql.sql(OUT_OF_ORDER).param("least", MIN_OUT_OF_ORDER), file));
        if (file.recordType() == RecordType.RESPONSE) {
            found.addAll(sql.sql(EQUAL_ANSWERS)
                    .param("file", file.fileId())
                    .param("least", MIN_ANSWERS)
                    .query((row, n) -> new UnusualThing(
                            "equal-answers",
                            row.getString("subject"),
                            Map.of("n", row.getLong("n"), "total", row.getLong("total"))))
                    .list());
        }
        return found;
    }

    private static List<UnusualThing> counted(String code, JdbcClient.StatementSpec query, SourceFile file) {
        return query.param("file", file.fileId())
                .query((row, n) -> new UnusualThing(code, row.getString("subject"), Map.of("n", row.getLong("n"))))
                .list();
    }

    /**
     * Stored rows of a mapping by month, from a year before the first month of a file to its last; the months of all its files
     * together, since a sender may send them in parts. Empty for a file without days.
     */
    SortedMap<YearMonth, Long> stored(SourceFile file, FileUnderstanding understood) {
        SortedMap<YearMonth, Long> months = new TreeMap<>();
        if (understood.months().isEmpty()) {
            return months;
        }
        YearMonth first = YearMonth.parse(understood.byMonth().firstKey());
        YearMonth last = YearMonth.parse(understood.byMonth().lastKey());
        sql.sql(MONTHS.formatted(table(file.recordType()), StoredMonths.mainDay(file.recordType())))
                .param("mapping", file.mapping())
                .param("from", first.minusMonths(YEAR).atDay(1))
                .param("to", last.plusMonths(1).atDay(1))
                .query(row -> {
                    months.put(YearMonth.parse(row.getString("month")), row.getLong("n"));
                });
        return months;
    }

    /** A month that the file does not cover to its end is not compared. */
    private List<UnusualThing> months(SourceFile file, FileUnderstanding understood, @Nullable LocalDate coversTo) {
        List<UnusualThing> found = new ArrayList<>();
        SortedMap<YearMonth, Long> stored = stored(file, understood);
        understood.byMonth().keySet().stream()
                .map(YearMonth::parse)
                .filter(month -> coversTo != null && !month.atEndOfMonth().isAfter(coversTo))
                .forEach(month -> {
                    long usual = usual(stored.subMap(month.minusMonths(YEAR), month));
                    long n = stored.getOrDefault(month, 0L);
                    if (usual >= MIN_ROWS && n * FACTOR <= usual) {
                        found.add(new UnusualThing("few-rows", month.toString(), Map.of("n", n, "usual", usual)));
                    } else if (usual > 0 && n >= MIN_ROWS && n >= usual * FACTOR) {
                        found.add(new UnusualThing("many-rows", month.toString(), Map.of("n", n, "usual", usual)));
                    }
                });
        return found;
    }

    /** The median of the months; 0 when they are too few to say. */
    private static long usual(SortedMap<YearMonth, Long> before) {
        List<Long> sorted = before.values().stream().sorted().toList();
        return sorted.size() < MIN_MONTHS ? 0 : sorted.get(sorted.size() / 2);
    }

    private static String table(RecordType type) {
        return type.code();
    }
}
