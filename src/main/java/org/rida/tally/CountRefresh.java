package org.rida.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;
import org.rida.tally.count.MonthCounter;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.RecountProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps episodes and month counts equal to what the merged files say. A refresh is one transaction: a killed one leaves
 * nothing behind, and one more does no harm. One refresh runs at a time, whichever process asks.
 */
public class CountRefresh {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('org.rida.tally'))";

    // Compiling these many small queries costs more than it gives.
    private static final String NO_JIT = "set local jit = off";

    private static final String ROOM_FOR_GROUPS = "set local work_mem = '128MB'";

    // What one month's files touch is a few rows of a long history: found one by one in indexes that are mostly in
    // memory, not by
    // reading everything through.
    private static final String ROWS_ONE_BY_ONE = "set local random_page_cost = 1.1";

    private static final String COVERED_BEFORE = "select max(cut_off) from counted_month";

    private static final String COVERS_TO =
            """
            select coalesce(
                max(covers_to) filter (where record_type = 'request'),
                max(covers_to),
                (select max(greatest(received_on, replied_on, left_on)) from current_request))
            from merged_file
            """;

    private static final String COUNTED = "insert into counted_file (file_id) select file_id from new_file";

    private static final String MONTHS = "select distinct month from stale order by month";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final StaleMonths staleness;
    private final CountingRules rules;
    private final ClockDays clockDays;
    private final EpisodeBuilder episodes;
    private final ThemeTagging tagging;
    private final MonthCounter counting;

    public CountRefresh(DataSource database, Policy policy) {
        this(database, new DataSourceTransactionManager(database), policy);
    }

    /** @param transactions of the same database; who listens to them is asked before the counts change */
    public CountRefresh(DataSource database, PlatformTransactionManager transactions, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.staleness = new StaleMonths(sql);
        this.rules = new CountingRules(sql, policy);
        this.clockDays = new ClockDays(sql, policy);
        this.episodes = new EpisodeBuilder(sql, policy);
        this.tagging = new ThemeTagging(sql, policy.themes());
        this.counting = new MonthCounter(sql, policy);
    }

    /**
     * Takes the files in that were merged since the last refresh and counts again what they change. When the policy's clock,
     * calendar, promised kinds or questions say otherwise than they did when the counts were made, everything is counted again; with
     * another theme list or another way to match it, all answers are.
     */
    public RecountResult refresh(RecountProgress progress) {
        return inTransaction(RecountScope.CHANGES, progress);
    }

    /** Builds all episodes and counts from requests, responses and invitations, by the policy as it is now. */
    public RecountResult recountAll(RecountProgress progress) {
        return inTransaction(RecountScope.EVERYTHING, progress);
    }

    /** How much of the history a refresh counts again. */
    private enum RecountScope {
        CHANGES,
        EVERYTHING
    }

    private RecountResult inTransaction(RecountScope scope, RecountProgress progress) {
        return transaction.execute(status -> recount(scope, progress));
    }

    private RecountResult recount(RecountScope scope, RecountProgress progress) {
        sql.sql(ONE_AT_A_TIME).query((row, n) -> 0).list();
        sql.sql(NO_JIT).update();
        sql.sql(ROOM_FOR_GROUPS).update();
        sql.sql(ROWS_ONE_BY_ONE).update();
        progress.at(0, PopulationGroup.values().length + 1);
        LocalDate coveredBefore = day(COVERED_BEFORE);
        long touched = staleness.findTouched();
        LocalDate coversTo = day(COVERS_TO);
        if (coversTo == null) {
            return finish(touched, null);
        }
        boolean changedPolicy =
                clockDays.prepare(coversTo) == ClockDays.ClockReading.POLICY_CHANGED || rules.haveChanged();
        if (scope == RecountScope.EVERYTHING
                || changedPolicy
                || coveredBefore == null
                || coversTo.isBefore(coveredBefore)) {
            touched = rebuildAll(coversTo);
        } else {
            episodes.rebuildTouched();
            staleness.byChanges(coveredBefore, coversTo);
            if (tagging.tagNew() == ThemeTagging.ThemeFinding.LIST_CHANGED) {
                staleness.everyMonthOf(PopulationGroup.SURVEY, coversTo);
            }
        }
        counting.recount(coversTo, progress);
        rules.remember();
        return finish(touched, coversTo);
    }

    private long rebuildAll(LocalDate coversTo) {
        long requests = staleness.touchAll();
        clockDays.prepare(coversTo);
        episodes.rebuildAll();
        tagging.tagAll();
        sql.sql("delete from month_count").update();
        sql.sql("delete from counted_month").update();
        staleness.everything(coversTo);
        return requests;
    }

    private RecountResult finish(long requests, @Nullable LocalDate coversTo) {
        sql.sql(COUNTED).update();
        List<YearMonth> months = sql.sql(MONTHS)
                .query((row, n) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list();
        return new RecountResult(requests, months, coversTo);
    }

    private @Nullable LocalDate day(String query) {
        return sql.sql(query)
                .query((row, n) -> new CountedDay(row.getObject(1, LocalDate.class)))
                .single()
                .day();
    }

    private record CountedDay(@Nullable LocalDate day) {}
}
