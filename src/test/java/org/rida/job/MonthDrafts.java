package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was drafted of each month, and by how many partitions. */
record MonthDrafts(JdbcClient sql) {

    private static final String COMPLETE =
            " from batch_step_execution where step_name like '2-report:%' and status = 'COMPLETED'";

    /** Every figure of every month, as its document says it. */
    Map<String, String> all() {
        Map<String, String> drafts = new TreeMap<>();
        sql.sql("select e.month::text, d.content from report_document d join report_edition e using"
                        + " (edition_id) where d.format = 'csv'")
                .query((row, n) -> drafts.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8)))
                .list();
        return drafts;
    }

    /**
     * @param drafted what is expected of each month that could be drafted
     * @return partitions that are complete
     */
    long assertOnce(String what, Map<String, String> drafted) {
        assertThat(all()).isEqualTo(drafted);
        assertThat(number("select count(*) from report_edition")).isEqualTo(drafted.size());
        long complete = complete();
        long distinct = number("select count(distinct step_name)" + COMPLETE);
        System.out.printf("%s: asked %s, complete %s, distinct %s%n", what, drafted.size(), complete, distinct);
        assertThat(List.of(complete, distinct)).containsOnly((long) drafted.size());
        return complete;
    }

    long complete() {
        return number("select count(*)" + COMPLETE);
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
