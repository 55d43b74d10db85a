package org.rida.intake.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The months of which there are data, and how far a file is from them. */
@Component
public class StoredMonths {

    /** What was understood of each file has its months, so that no history is read. */
    private static final String MONTHS =
            """
            select distinct month
            from source_file cross join lateral jsonb_object_keys(understood->'months') as month
            where state = 'merged' and sha256 <> :except
            """;

    private static final String COVERS_TO =
            "select max(covers_to) from source_file where state = 'merged' and record_type = 'request'";

    private static final String ROWS =
            """
            select %2$s as day, %3$s from %1$s where file_id = :file and %2$s >= :from and %2$s < :to
            """;

    private static final String DAYS_OF_REQUEST = "kind, reopened_on, replied_on, left_on";
    private static final String MAIN_DAY_ONLY =
            "null as kind, null::date as reopened_on, null::date as replied_on, null::date as left_on";

    private final JdbcClient sql;
    private final PromisedTargets targets;

    public StoredMonths(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.targets = new PromisedTargets(policy, Set.of());
    }

    /** What is known before a file that is looked at now. */
    public KnownMonths known() {
        return known("");
    }

    private KnownMonths known(String except) {
        TreeSet<YearMonth> months = new TreeSet<>();
        sql.sql(MONTHS).param("except", except).query(row -> {
            months.add(YearMonth.parse(row.getString(1)));
        });
        return new KnownMonths(
                months, sql.sql(COVERS_TO).query(LocalDate.class).optional().orElse(null));
    }

    /**
     * What is far in a file whose rows were just merged, within the same transaction.
     *
     * @param months of the file's rows
     */
    List<DistantMonths> distant(SourceFile file, SortedSet<YearMonth> months) {
        KnownMonths known = known(file.sha256());
        if (known.months().isEmpty()) {
            return List.of();
        }
        return known.distant(months).stream()
                .map(span -> DistantRows.describe(
                        file.recordType(), span, rows(file, span), known, targets, known.coversTo()))
                .toList();
    }

    private List<RequestDays> rows(SourceFile file, KnownMonths.DistantSpan span) {
        boolean request = file.recordType() == RecordType.REQUEST;
        return sql.sql(ROWS.formatted(
                        file.recordType().code(),
                        mainDay(file.recordType()),
                        request ? DAYS_OF_REQUEST : MAIN_DAY_ONLY))
                .param("file", file.fileId())
                .param("from", span.first().atDay(1))
                .param("to", span.last().plusMonths(1).atDay(1))
                .query((row, n) -> new RequestDays(
                        row.getObject("day", LocalDate.class),
                        row.getString("kind"),
                        row.getObject("reopened_on", LocalDate.class),
                        row.getObject("replied_on", LocalDate.class),
                        row.getObject("left_on", LocalDate.class)))
                .list();
    }

    /** The column of the day that decides to which month a row belongs. */
    public static String mainDay(RecordType type) {
        return switch (type) {
            case REQUEST -> "received_on";
            case RESPONSE -> "answered_on";
            case INVITATION -> "invited_on";
        };
    }
}
