package org.rida.job.run;

import java.util.stream.Collectors;
import org.rida.intake.file.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the rows of the files that each step has read, whichever executions of a resumed run read them. */
@Component
public class RunRows {

    private static final String ADD =
            """
            insert into run_rows (instance_id, step_name, %s) values (:instance, :step, %s)
            on conflict (instance_id, step_name) do update set %s
            """
                    .formatted(
                            each("rows_%1$s"),
                            each(":%1$s"),
                            each("rows_%1$s = run_rows.rows_%1$s + excluded.rows_%1$s"));

    private final JdbcClient sql;

    RunRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds the rows of a file, in the transaction of the step that has read it. */
    public void add(long instance, String step, RowCounts rows) {
        sql.sql(ADD)
                .param("instance", instance)
                .param("step", step)
                .params(rows.byName())
                .update();
    }

    private static String each(String format) {
        return RowCounts.NAMES.stream().map(format::formatted).collect(Collectors.joining(", "));
    }
}
