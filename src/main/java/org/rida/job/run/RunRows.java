package org.rida.job.run;

import java.util.List;
import java.util.stream.Collectors;
import org.rida.intake.file.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the rows of the files that each step has read, whichever executions of a resumed run read them. */
@Component
public class RunRows {

    private static final String ADD =
            """
            insert into run_rows (instance_id, step_name, same_rows, file_ids, %s)
            values (:instance, :step, :sameRows, array[:file], %s)
            on conflict (instance_id, step_name, same_rows) do update set file_ids = run_rows.file_ids || excluded.file_ids, %s
            """
                    .formatted(
                            each("rows_%1$s"),
                            each(":%1$s"),
                            each("rows_%1$s = run_rows.rows_%1$s + excluded.rows_%1$s"));

    private static final String FILES =
            """
            select f.file_id, f.name, f.mapping
            from run r join run_rows using (instance_id) cross join unnest(file_ids) with ordinality as u (file_id, place)
                join received_file f using (file_id)
            where r.run_id = :run order by step_name, place, same_rows
            """;

    private final JdbcClient sql;

    RunRows(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A file that a run has read.
     *
     * @param mapping by which it was read
     */
    public record RunFile(long fileId, String name, String mapping) {}

    /** The files that a run has read so far, in order; those that it refused are not among them. */
    public List<RunFile> files(long run) {
        return sql.sql(FILES).param("run", run).query(RunFile.class).list();
    }

    /**
     * Adds the rows of a file, in the transaction of the step that has read it.
     *
     * @param sameRows whether they are the answers in rows that were added with their requests
     */
    public void add(long instance, String step, boolean sameRows, long file, RowCounts rows) {
        sql.sql(ADD)
                .param("instance", instance)
                .param("step", step)
                .param("sameRows", sameRows)
                .param("file", file)
                .params(rows.byName())
                .update();
    }

    private static String each(String format) {
        return RowCounts.NAMES.stream().map(format::formatted).collect(Collectors.joining(", "));
    }
}
