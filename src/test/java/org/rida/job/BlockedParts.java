package org.rida.job;














import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds parts at a moment that a test names, in the database, so that nobody has to hope to come at the right one. Who is held
 * goes on beating, and keeps what it has in hand.
 */
final class BlockedParts {

    private static final Duration MOST = Duration.ofMinutes(2);

    private static final List<String> INSTALL = List.of(
            "create table held_work (step text primary key, done int not null)",
            """
            create function hold_work() returns trigger language plpgsql as $$
            begin
                while exists (
                    select from held_work h where h.done <= (
                        select count(*) from run_part p where p.step = h.step and p.state = 'completed'))
                loop
                    perform pg_sleep(0.02);
                end loop;
                return null;
            end $$
            """,
            "create trigger hold_work after insert on request for each statement execute function hold_work()",
            "create trigger hold_work after insert on response for each statement execute function hold_work()",
            "create trigger hold_work after insert on report_edition for each statement execute function hold_work()",
            "create table held_ends (step text primary key, processes int not null)",
            """
            create function hold_ends() returns trigger language plpgsql as $$
            declare
                began timestamptz := clock_timestamp();
            begin
                while clock_timestamp() < began + interval '1 minute' and exists (
                    select from held_ends h where h.step = new.step and h.processes > (
                        select count(distinct p.node) from run_part p where p.run_id = new.run_id and p.step = new.step))
                loop
                    perform pg_sleep(0.02);
                end loop;
                return new;
            end $$
            """,
            """
            create trigger hold_ends before update on run_part for each row when (new.state = 'completed')
            execute function hold_ends()
            """);

    private static final String HELD =
            "select application_name from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

    private final JdbcClient sql;

    BlockedParts(JdbcClient sql) {
        this.sql = sql;
        INSTALL.forEach(statement -> sql.sql(statement).update());
    }

    /** No part of the step ends before so many processes have taken one; for a minute at the most. */
    void untilEachHasOne(String step, int processes) {
        sql.sql("insert into held_ends values (:step, :processes)")
                .param("step", step)
                .param("processes", processes)
                .update();
    }

    /** When so many parts of the step are done, the next ones stand still when they have written something and committed nothing. */
    void whenDone(String step, int done) {
        sql.sql("insert into held_work values (:step, :done)")
                .param("step", step)
                .param("done", done)
                .update();
    }

    /** The node of a process that is held. */
    String awaitHeld() throws InterruptedException {
        Await.until(MOST, () -> !held().isEmpty());
        return held().get(0);
    }

    private List<String> held() {
        return sql.sql(HELD).query(String.class).list();
    }

    void letGo() {
        sql.sql("delete from held_work").update();
        sql.sql("delete from held_ends").update();
    }

    /** Nobody was let go for having waited too long. */
    void assertEachHadOne(String step, int processes) {
        assertThat(sql.sql("select count(distinct node) from run_part where step = :step")
                        .param("step", step)
                        .query(Integer.class)
                        .single())
                .as("processes that worked on " + step)
                .isEqualTo(processes);
    }
}
