package org.rida.tally.rows;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.database.RowOrder;
import org.rida.metric.Counts;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.tally.count.CountFacts;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FactQuery;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.MonthCounter;
import org.rida.tally.count.Population;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.count.WindowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows behind a count: the facts that were counted, not grouped, each with its file and line. It does no auditing;
 * people get at rows through {@link RowAccess}. The same SQL that counts (see {@link CountFacts}) selects the rows, so that
 * they cannot disagree with the figure.
 */
public class Lineage {

    private static final String HEAD =
            """
            with stale_now as materialized (
                select cast(:first as date) as month, cast(:last as date) as cut_off
            ), every as (
            %1$s
            ), fact as (
            select * from every where %2$s
            ), reported as (
            %3$s
            )
            """;

    private static final String AS_COUNTED =
            "select month, population, bucket, request_no, episode_no, response_no from fact";

    private static final String OPEN_FROM_DAYS =
            "select c.month, f.population, f.bucket, c.request_no, c.episode_no, c.response_no from fact c "
                    + MonthCounter.AGES;

    private static final String ROWS =
            """
            select t.bucket, t.request_no, t.episode_no, t.response_no, r.beneficiary_key,
                e.received_on,
                case when e.promised then case when :dueWorking then e.target_working else e.target_calendar end end as due_on,
                e.replied_on, e.left_on, p.answered_on, s.file_id, s.name as file,
                coalesce(p.line_no, i.line_no, r.line_no) as line
            from reported t
            left join current_request r on r.request_no = t.request_no
            left join episode e on e.request_no = t.request_no and e.episode_no = t.episode_no
            left join current_response p on p.response_no = t.response_no
            left join lateral (
                select file_id, line_no from survey_invitation
                where t.population = 'invited' and request_no = t.request_no and invited_on between :first and :last
                order by invited_on limit 1
            ) i on true
            left join received_file s on s.file_id = coalesce(p.file_id, i.file_id, r.file_id)
            where t.population = :population and (t.bucket = any(cast(:buckets as text[])) or cast(:buckets as text[]) = '{}')
            """;

    private static final String BY_REQUEST = "t.request_no, t.episode_no, t.response_no";

    private static final String PART = "offset :offset limit :limit";

    /** What the rows can be ordered by; days and scores that were counted by their value. */
    private static final Map<String, String> COLUMNS = Map.of(
            "request", "coalesce(t.response_no, t.request_no)",
            "bucket", "lpad(t.bucket, 12, '0')",
            "received", "e.received_on",
            "due",
                    "case when e.promised then case when :dueWorking then e.target_working else e.target_calendar end end",
            "replied", "coalesce(e.replied_on, e.left_on)",
            "answered", "p.answered_on",
            "file", "s.name",
            "line", "coalesce(p.line_no, i.line_no, r.line_no)");

    private static final String BUCKETS =
            """
            select bucket, count(*) as n from reported
            where population = :population and (bucket = any(cast(:buckets as text[])) or cast(:buckets as text[]) = '{}')
            group by bucket
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final Policy policy;
    // parameters of the policy, as in counting
    private final FactQuery facts;

    public Lineage(DataSource database, Policy policy) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.policy = policy;
        this.facts = new FactQuery(policy);
    }

    /**
     * Which count is asked about.
     *
     * @param period days that are counted; open requests are those at its end
     * @param population as {@link Population} names it
     * @param filter selects the cases
     */
    public record LineageQuery(Period period, String population, SliceFilter filter) {

        /** All that is counted of it. */
        public LineageCell cell() {
            return new LineageCell(this, Set.of());
        }
    }

    /**
     * One cell of a table: of what is counted only some.
     *
     * @param buckets such as on_time, a score, or the days of an age band; none for all
     */
    public record LineageCell(LineageQuery subject, Set<String> buckets) {

        public LineageCell {
            buckets = Set.copyOf(buckets);
        }

        /** What was counted in days from one to another, both included. */
        public static LineageCell days(LineageQuery of, int from, int to) {
            return new LineageCell(
                    of,
                    IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.toSet()));
        }
    }

    /**
     * One run of a request, or one response.
     *
     * @param bucket what it was counted as: on_time, the number of days, the score
     * @param run 1, or more for a request that was opened again; null for a response without a request
     * @param dueOn by the clock that the figure is measured with; null where no answer is promised
     * @param beneficiaryKey pseudonymised; null when the file has none
     * @param line of the file, as its reader counts them
     */
    public record LineageRow(
            String bucket,
            @Nullable String requestNo,
            @Nullable Integer run,
            @Nullable String responseNo,
            @Nullable String beneficiaryKey,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate repliedOn,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate answeredOn,
            @Nullable Long fileId,
            @Nullable String file,
            @Nullable Long line) {}

    /**
     * How many rows fell into each bucket: what a figure is made of.
     *
     * @return sums by bucket, which add up to the figure's denominator or count
     */
    public Counts counts(LineageQuery query) {
        return counts(query.cell());
    }

    /** As {@link #counts(LineageQuery)}, for one cell. */
    public Counts counts(LineageCell cell) {
        return Counts.of(
                statement(BUCKETS, cell)
                        .query((row, n) -> Map.entry(row.getString("bucket"), row.getLong("n")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * @param offset number of rows to skip
     * @param limit most rows of the page
     * @return ordered by request, run and response where no other order is asked for, so that pages do not overlap
     */
    public List<LineageRow> rows(LineageCell cell, RowOrder order, int offset, int limit) {
        return statement(ROWS + order.orderBy(COLUMNS, BY_REQUEST) + PART, cell)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /**
     * All rows with a header, comma separated; texts that a spreadsheet would take for a formula are marked as text.
     *
     * @param target closed at the end
     * @throws IOException when it cannot be written
     */
    public void csv(LineageCell cell, RowOrder order, Writer target) throws IOException {
        try (Stream<LineageRow> rows = statement(ROWS + order.orderBy(COLUMNS, BY_REQUEST) + PART, cell)
                .param("offset", 0)
                .param("limit", Integer.MAX_VALUE)
                .query((row, n) -> row(row))
                .stream()) {
            LineageCsv.write(rows, target);
        }
    }

    // names of tables and columns come from constants; what a user chose is bound as a parameter
    private StatementSpec statement(String sqlText, LineageCell cell) {
        LineageQuery query = cell.subject();
        DataCoverage coverage = DataCoverage.of(database)
                .orElse(new DataCoverage(
                        query.period().firstMonth(), query.period().last()));
        PopulationGroup group = WindowCounts.groupOf(query.population());
        String reported = group == PopulationGroup.OPEN ? OPEN_FROM_DAYS : AS_COUNTED;
        String head = HEAD.formatted(CountFacts.sql(group), FilteredCounts.conditions(query.filter()), reported);
        StatementSpec statement = facts.bind(sql.sql(head + sqlText), coverage.coversTo())
                .param("first", query.period().first())
                .param("last", coverage.cutOff(query.period(), group))
                .param("dueWorking", policy.clockOn(query.period().last()).headline() == Basis.WORKING)
                .param("population", query.population())
                .param("buckets", cell.buckets().toArray(String[]::new));
        FilteredCounts.bind(query.filter(), statement);
        return statement;
    }

    private static LineageRow row(ResultSet row) throws SQLException {
        return new LineageRow(
                row.getString("bucket"),
                row.getString("request_no"),
                row.getObject("episode_no", Integer.class),
                row.getString("response_no"),
                row.getString("beneficiary_key"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("replied_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getObject("answered_on", LocalDate.class),
                row.getObject("file_id", Long.class),
                row.getString("file"),
                row.getObject("line", Long.class));
    }
}
