package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.job.LongRuns.MONTHS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Soak;

/** Several real processes that share the months of runs, and what each month is when one process drafts it alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedMonths {

    static final int ROUNDS = Integer.getInteger("rida.soak.shared", 1);
    static final int WORKERS = Integer.getInteger("rida.soak.processes", 2);
    /** In every build all work at once; only a campaign says what one more is good for. */
    static final int FEWEST = ROUNDS > 1 ? 1 : WORKERS;

    static final String STORAGE = "office";

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    LongRuns work;
    Map<String, String> drafted;

    /** What {@code rida.workers} is, and what else the processes are told. */
    abstract Map<String, String> workers();

    @BeforeAll
    void oneProcessAlone() throws Exception {
        MonthsAlone alone = MonthsAlone.get();
        work = LongRuns.after(alone, place);
        work.properties.putAll(workers());
        work.properties.put("rida.runs.shared-storage-id", STORAGE);
        work.properties.put("rida.runs.partition-idle-timeout", "4s");
        drafted = alone.drafted();
        print("one process that shares nothing", alone.drawn());
    }

    @AfterAll
    void end() throws Exception {
        work.close();
    }

    /** What happens to a run whose months are held, until they are let go. */
    interface Loss {
        void happen() throws Exception;
    }

    /** After each loss every month is drafted once. */
    void inEachRound(String what, Loss loss) throws Exception {
        Soak soak = soak(what);
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            startMissing(WORKERS, Map.of());
            loss.happen();
            work.awaitCompleted();
            got += assertEachMonthOnce(what);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    void startMissing(int processes, Map<String, String> more) throws Exception {
        while (work.processes.size() < processes) {
            work.startApart(more);
        }
    }

    Soak soak(String what) {
        return Soak.of("months of one run by " + workers().get("rida.workers") + ", " + what);
    }

    long assertEachMonthOnce(String what) {
        return work.drafts.assertOnce(what, drafted);
    }

    void assertNotTakenOver() {
        assertThat(work.number("select count(*) from run_event where event = 'taken-over'"))
                .isZero();
    }

    void print(String what, Duration drawn) {
        System.out.printf(
                "%s: %s with one thread each: %s months drawn in %s ms%n",
                workers().get("rida.workers"), what, MONTHS, drawn.toMillis());
    }
}
