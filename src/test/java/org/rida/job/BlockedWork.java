package org.rida.job;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a process at a moment that a test names, by triggers of the database: it has written something and committed nothing, and its
 * heartbeat continues.
 */
final class BlockedWork {

    private static final Duration MOST = Duration.ofMinutes(2);

    private static final List<String> INSTALL = List.of(
            "create table held_work (merged_files int, drafts int, month date)",
            """
            create function hold_work() returns trigger language plpgsql as $$
            begin
                while exists (
                    select from held_work h where (select count(*) from source_file where state = 'merged') >= h.merged_files
                        or (select count(*) from batch_step_execution
                            where step_name like '2-report:%' and status = 'COMPLETED') >= h.drafts
                        or exists (select from report_edition e where e.month = h.month))
                loop
                    perform pg_sleep(0.02);
                end loop;
                return null;
            end $$
            """,
            "create trigger hold_work after insert on request for each statement execute function hold_work()",
            "create trigger hold_work after insert on response for each statement execute function hold_work()",
            "create trigger hold_work after insert on report_edition for each statement execute function hold_work()");

    private static final String HELD =
            "select application_name from pg_stat_activity where datname = current_database() and wait_event ="
                    + " 'PgSleep'";

    private final JdbcClient sql;

    BlockedWork(JdbcClient sql) {
        this.sql = sql;
        INSTALL.forEach(statement -> sql.sql(statement).update());
    }

    /** Once so many files are merged, the next one is held. */
    void onceMerged(int files) {
        sql.sql("insert into held_work (merged_files) values (:files)")
                .param("files", files)
                .update();
    }

    /** Once so many drafts are complete, the others are held. */
    void onceDrafted(int drafts) {
        sql.sql("insert into held_work (drafts) values (:drafts)")
                .param("drafts", drafts)
                .update();
    }

    /** Whoever drafts this month is held. */
    void whoDrafts(YearMonth month) {
        sql.sql("insert into held_work (month) values (:month)")
                .param("month", month.atDay(1))
                .update();
    }

    /** The node of a process that is held. */
    String awaitHeld() throws InterruptedException {
        return Await.first(MOST, () -> held().stream().findFirst());
    }

    /** The nodes of all processes that are held. */
    List<String> held() {
        return sql.sql(HELD).query(String.class).list();
    }

    void letGo() {
        sql.sql("delete from held_work").update();
    }
}
