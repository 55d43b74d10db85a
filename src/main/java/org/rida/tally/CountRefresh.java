package org.rida.tally;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;
import org.rida.tally.count.MonthCounter;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.RecountProgress;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps episodes and month counts in step with the merged files. A refresh is one idempotent transaction: an interrupted
 * one changes nothing. An advisory lock lets one refresh run at a time across all processes.
 */
public class CountRefresh {

    // transactional: the lock is released with the commit or rollback, also when the process dies
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('org.rida.tally'))";

    /** How long somebody waits for a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // There are many small queries: compiling them takes longer than running them.
    private static final String NO_JIT = "set local jit = off";

    private static final String WORK_MEMORY = "set local work_mem = '128MB'";

    // The files of one month touch few rows of a long history. Indexes are mostly cached, so index scans are cheaper
    // than the planner's default says; it would choose sequential scans.
    private static final String PREFER_INDEX_SCANS = "set local random_page_cost = 1.1";

    private static final String COVERED_BEFORE = "select max(cut_off) from counted_month";

    private static final String ANSWERS_COVERED_BEFORE =
            "select max(greatest(cut_off, answers_cut_off)) from counted_month";

    // answers may be there before the requests of their days are
    private static final String ANSWERS_TO =
            """
            select greatest(cast(:coversTo as date), max(covers_to) filter (where record_type = 'response')) from merged_file
            """;

    // requests decide the coverage; a system that exports surveys only is covered as far as these go
    private static final String COVERS_TO =
            """
            select coalesce(
                max(covers_to) filter (where record_type = 'request'),
                max(covers_to),
                (select max(greatest(received_on, replied_on, left_on)) from current_request))
            from merged_file
            """;

    private static final String MARK_FILES_COUNTED = "insert into counted_file (file_id) select file_id from new_file";

    private static final String MONTHS = "select distinct month from stale order by month";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final StaleMonths staleMonths;
    private final CountingRules rules;
    private final ClockDays clockDays;
    private final EpisodeBuilder episodes;
    private final PromiseRuns promises;
    private final ThemeTagging themeTagging;
    private final MonthCounter monthCounter;

    public CountRefresh(DataSource database, Policy policy) {
        this(database, new DataSourceTransactionManager(database), policy);
    }

    /**
     * @param database with the tables of intake and tally
     * @param transactions of the same database; its listeners may prevent the commit
     */
    public CountRefresh(DataSource database, PlatformTransactionManager transactions, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.staleMonths = new StaleMonths(sql);
        this.rules = new CountingRules(sql, policy);
        this.clockDays = new ClockDays(sql, policy);
        this.episodes = new EpisodeBuilder(sql, policy);
        this.promises = new PromiseRuns(sql, policy);
        this.themeTagging = new ThemeTagging(sql, policy.themes());
        this.monthCounter = new MonthCounter(sql, policy);
    }

    /**
     * Counts the files merged since the last refresh and the months that they change. When the policy's clocks, calendar,
     * promised kinds or questions differ from those of the last refresh, everything is counted again; when the themes or
     * the way to match them differ, all responses are.
     *
     * @param progress is called before each part
     * @return what was counted; requests and answers are 0 when there was nothing new
     */
    public RecountResult refresh(RecountProgress progress) {
        return inTransaction(RecountScope.CHANGES, progress);
    }

    /**
     * Builds all episodes and counts from requests, responses and invitations, by the policy as it is now. Gives the same
     * counts as refreshes after each file would have given.
     */
    public RecountResult recountAll(RecountProgress progress) {
        return inTransaction(RecountScope.EVERYTHING, progress);
    }

    /**
     * Takes the lock of the refreshes until the end of the caller's transaction.
     *
     * @return false when another count goes on for longer than a person waits for a page; then the transaction has to be rolled back
     */
    public boolean lockForChange() {
        sql.sql("set local lock_timeout = " + PATIENCE.toMillis()).update();
        try {
            sql.sql(LOCK).query((row, n) -> 0).list();
        } catch (CannotAcquireLockException e) {
            return false;
        }
        sql.sql("set local lock_timeout = 0").update();
        return true;
    }

    /** How much of the history a refresh counts again. */
    private enum RecountScope {
        /** Only what new files or a changed policy affect. */
        CHANGES,
        /** The whole history. */
        EVERYTHING
    }

    private RecountResult inTransaction(RecountScope scope, RecountProgress progress) {
        return transaction.execute(status -> recount(scope, progress));
    }

    private RecountResult recount(RecountScope scope, RecountProgress progress) {
        // in READ COMMITTED each statement after the lock sees what the refresh before has committed
        sql.sql(LOCK).query((row, n) -> 0).list();
        sql.sql(NO_JIT).update();
        sql.sql(WORK_MEMORY).update();
        sql.sql(PREFER_INDEX_SCANS).update();
        progress.at(0, PopulationGroup.values().length + 1);
        LocalDate coveredBefore = day(COVERED_BEFORE);
        LocalDate answersBefore = day(ANSWERS_COVERED_BEFORE);
        long touched = staleMonths.findTouched();
        long answers = staleMonths.countAnswers();
        LocalDate coversTo = day(COVERS_TO);
        if (coversTo == null) {
            if (coveredBefore != null) {
                forgetAll();
            }
            return finish(touched, answers, null);
        }
        LocalDate answersTo = sql.sql(ANSWERS_TO)
                .param("coversTo", coversTo)
                .query(LocalDate.class)
                .single();
        boolean changedPolicy = clockDays.prepare(coversTo) == ClockDays.ClockReading.POLICY_CHANGED
                || coveredBefore != null && rules.haveChanged(coveredBefore);
        if (scope == RecountScope.EVERYTHING
                || changedPolicy
                || coveredBefore == null
                // a coverage that moved back makes later months wrong, too
                || coversTo.isBefore(coveredBefore)
                || answersBefore != null && answersTo.isBefore(answersBefore)) {
            touched = rebuildAll(coversTo, answersTo);
            answers = staleMonths.countAllAnswers();
        } else {
            promises.keepOld();
            episodes.rebuildTouched();
            promises.rebuildTouched();
            staleMonths.markChanged(coveredBefore, coversTo, answersTo);
            if (themeTagging.tagNew() == ThemeTagging.ThemeFinding.LIST_CHANGED) {
                staleMonths.markGroup(PopulationGroup.SURVEY, coversTo, answersTo);
            }
        }
        monthCounter.recount(coversTo, answersTo, progress);
        rules.save(coversTo);
        return finish(touched, answers, coversTo);
    }

    // all months are removed first: months that have no row any more would keep their old counts
    private long rebuildAll(LocalDate coversTo, LocalDate answersTo) {
        long requests = staleMonths.touchAll();
        clockDays.prepare(coversTo);
        episodes.rebuildAll();
        promises.rebuildAll();
        themeTagging.tagAll();
        deleteCounts();
        staleMonths.markAll(coversTo, answersTo);
        return requests;
    }

    // the only file was withdrawn
    private void forgetAll() {
        sql.sql("truncate episode, promise_run, response_theme").update();
        deleteCounts();
    }

    private void deleteCounts() {
        sql.sql("delete from month_count").update();
        sql.sql("delete from month_cell").update();
        sql.sql("delete from counted_month").update();
    }

    private RecountResult finish(long requests, long answers, @Nullable LocalDate coversTo) {
        sql.sql(MARK_FILES_COUNTED).update();
        List<YearMonth> months = sql.sql(MONTHS)
                .query((row, n) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list();
        return new RecountResult(requests, answers, months, coversTo);
    }

    private @Nullable LocalDate day(String query) {
        return sql.sql(query)
                .query((row, n) -> new CountedDay(row.getObject(1, LocalDate.class)))
                .single()
                .day();
    }

    private record CountedDay(@Nullable LocalDate day) {}
}
