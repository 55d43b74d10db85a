package org.rida.report.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.policy.Period;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.PeriodCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What late and corrected rows have changed of the flow of a period since it was issued.
 *
 * @param issued the flow as its edition shows it
 * @param now the flow by the counts of today
 */
public record FlowRestatement(FlowBalance issued, FlowBalance now) {

    /** The report's own edition, or else that of another unsplit report with the same last month, whose flow is the same. */
    private static final String ISSUED =
            """
            select (figures -> 'flow')::text
            from report_edition
            where state = 'issued' and month = :month and part = '' and jsonb_typeof(figures -> 'flow') = 'object'
            order by report <> :report, issued_at desc
            limit 1
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The restatement of the period before; empty when it was not issued or nothing of it changed. */
    static Optional<FlowRestatement> before(String report, Period period, PeriodCounts counts, DataSource database) {
        Period before = period.before();
        if (!before.isWholeMonths()) {
            return Optional.empty();
        }
        return JdbcClient.create(database)
                .sql(ISSUED)
                .param("month", before.lastMonth().atDay(1))
                .param("report", report)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, FlowBalance.class))
                .map(issued -> new FlowRestatement(issued, Flow.balance(counts, before)))
                .filter(restated -> restated.difference() != 0);
    }

    /** How many more requests were open at the end of the period than was issued; negative when fewer. */
    long difference() {
        return now.openAfter() - issued.openAfter();
    }

    /** The part of the difference that each line of the flow explains, by its name; lines without a change are left out. */
    public Map<String, Long> lines() {
        Map<String, Long> lines = new LinkedHashMap<>();
        lines.put("earlier", now.openBefore() - issued.openBefore());
        lines.put("received", now.received() - issued.received());
        lines.put("reopened", now.reopened() - issued.reopened());
        lines.put("answered", issued.answered() - now.answered());
        lines.put("left", issued.left() - now.left());
        lines.values().removeIf(change -> change == 0);
        return lines;
    }
}
