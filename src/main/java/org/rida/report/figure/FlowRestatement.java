package org.rida.report.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.policy.Period;
import org.rida.tally.count.FlowBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What late and corrected rows have changed of the flow of a period since it was issued: what was open at its end then, and now,
 * and by which of its lines the two differ.
 */
public record FlowRestatement(FlowBalance issued, FlowBalance now) {

    /** The report's own issue; else that of another report of everything which ends with the same month. */
    private static final String ISSUED =
            """
            select (figures -> 'flow')::text
            from report_edition
            where state = 'issued' and month = :month and part = '' and jsonb_typeof(figures -> 'flow') = 'object'
            order by report <> :report, issued_at desc
            limit 1
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty when the period before was not issued, or nothing of it changed. */
    static Optional<FlowRestatement> before(String report, PeriodFigures facts, DataSource database) {
        Period before = facts.period().before();
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
                .map(issued -> new FlowRestatement(
                        issued, facts.at(FigureScope.of(before)).flowAsCounted()))
                .filter(restated -> restated.difference() != 0);
    }

    /** So many more are open at the end of it now. */
    long difference() {
        return now.openAfter() - issued.openAfter();
    }

    /** By the line's name, so many more or fewer open; only what changed. They add up to the difference. */
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
