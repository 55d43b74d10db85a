package org.rida.job.execution;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.run.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the progress of this thread's run, at most once a second and outside the transaction of the work, so that other
 * processes see it before the work is committed. The updates carry the fencing token, as they bypass {@code FencingListener}.
 */
@Component
class ProgressRecorder {

    private static final String STEP_STARTED =
            """
            update run set step_kind = :kind, step_number = :number, steps = :steps, step_started_at = clock_timestamp(),
                progress_at = clock_timestamp(), progress_ar = null, progress_en = null, progress_rows = 0, progress_share = null
            where run_id = :run and token = :token
            """;

    private static final String ITEM =
            """
            update run set progress_at = clock_timestamp(), progress_ar = :ar, progress_en = :en,
                progress_rows = progress_rows + :rows, progress_share = coalesce(:share, progress_share)
            where run_id = :run and token = :token
            """;

    /** Partitions that end at the same moment may be recorded in any order. */
    private static final String SHARE =
            """
            update run set progress_at = clock_timestamp(), progress_share = :share
            where run_id = :run and token = :token and coalesce(progress_share, 0) < :share
            """;

    /** In nanoseconds between two updates of one thread; more often nobody looks. */
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(ProgressRecorder.class);

    private final JdbcClient sql;
    private final TransactionTemplate withoutTransaction;
    private final ThreadLocal<LastRecorded> lastRecorded = ThreadLocal.withInitial(LastRecorded::new);

    ProgressRecorder(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.withoutTransaction = new TransactionTemplate(transactions);
        this.withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** What this thread recorded last. Events give the rows of the current file, the table has those of the step. */
    private static final class LastRecorded {
        private long at = Long.MIN_VALUE;
        private long rowsOfItem;
        /** Rows since the last update, which the next one adds. */
        private long pending;

        private String item = "";

        /** Whether an interval has passed, by the clock that is never set back. */
        boolean isDue() {
            return at == Long.MIN_VALUE || System.nanoTime() - at >= INTERVAL;
        }
    }

    /** Called in the thread that published the event, which is that of the work: its lease says whose progress it is. */
    @EventListener
    void on(RunEvent event) {
        RunContext.current().ifPresent(lease -> save(lease, event));
    }

    /** A step of several files has the share of files that are done, plus that of the bytes read of the current one. */
    private void save(Lease lease, RunEvent event) {
        if (event instanceof RunEvent.StepStarted step) {
            lastRecorded.remove();
            recordStep(lease, step);
        } else if (event instanceof RunEvent.PartitionStarted partition) {
            lastRecorded.remove();
            recordItem(lease, partition.title(), 0, null, false);
        } else if (event instanceof RunEvent.PartitionsEnded partitions) {
            recordShare(lease, (double) partitions.ended() / partitions.total());
        } else if (event instanceof RunEvent.RowsRead rows) {
            double inFile = rows.bytes() == 0 ? 0 : Math.min(1, (double) rows.bytesRead() / rows.bytes());
            recordItem(
                    lease,
                    BilingualText.same(rows.file()),
                    rows.rows(),
                    (rows.number() - 1 + inFile) / rows.files(),
                    false);
        } else if (event instanceof RunEvent.FileIngested file) {
            long rows = file.result().read();
            recordItem(
                    lease,
                    BilingualText.same(file.result().file()),
                    rows,
                    (double) file.number() / file.files(),
                    file.number() == file.files());
        } else if (event instanceof RunEvent.CountingEvent count) {
            recordItem(lease, BilingualText.EMPTY, 0, (double) count.done() / count.total(), false);
        } else if (event instanceof RunEvent.DocumentDrawn document) {
            recordItem(lease, BilingualText.same(document.file()), 0, null, false);
        }
    }

    private void recordStep(Lease lease, RunEvent.StepStarted step) {
        write(() -> sql.sql(STEP_STARTED)
                .param("run", lease.run())
                .param("token", lease.token())
                .param("kind", step.kind())
                .param("number", step.number())
                .param("steps", step.steps())
                .update());
    }

    private void recordShare(Lease lease, double share) {
        write(() -> sql.sql(SHARE)
                .param("run", lease.run())
                .param("token", lease.token())
                .param("share", share)
                .update());
    }

    /**
     * @param rowsOfItem rows of the item up to now
     * @param share of the step that is done, 0 to 1; null where it is not known
     * @param last whether it must be recorded at once, as no other event may follow
     */
    private void recordItem(Lease lease, BilingualText item, long rowsOfItem, @Nullable Double share, boolean last) {
        LastRecorded now = lastRecorded.get();
        long before = now.item.equals(item.en()) ? now.rowsOfItem : 0;
        now.pending += Math.max(0, rowsOfItem - before);
        now.item = item.en();
        now.rowsOfItem = rowsOfItem;
        if (!last && !now.isDue()) {
            return;
        }
        now.at = System.nanoTime();
        write(() -> sql.sql(ITEM)
                .param("run", lease.run())
                .param("token", lease.token())
                .param("ar", item.ar())
                .param("en", item.en())
                .param("rows", now.pending)
                .param("share", share)
                .update());
        now.pending = 0;
    }

    /** A failure is only logged: work must not fail because its progress could not be recorded. */
    private void write(Runnable update) {
        try {
            withoutTransaction.executeWithoutResult(status -> update.run());
        } catch (RuntimeException e) {
            LOG.warn("could not save the progress", e);
        }
    }
}
