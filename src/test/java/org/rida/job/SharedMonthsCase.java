package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.job.LongRuns.ALL;
import static org.rida.job.LongRuns.MONTHS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Soak;

/**
 * The months of one run, drafted by several real processes with one thread each: killed, frozen beyond the timeout, the managing one
 * as well as the others. Each month is drafted once, and what comes out is what one process drafts that shares nothing. One round in
 * every build; {@code -Drida.soak.files=40 -Drida.soak.months=24 -Drida.soak.processes=3 -Drida.soak.shared=10} for the figures of
 * {@code src/docs/testing.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SharedMonthsCase {

    static final int ROUNDS = Integer.getInteger("rida.soak.shared", 1);
    private static final int WORKERS = Integer.getInteger("rida.soak.processes", 2);
    private static final String STORAGE = "office";

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    LongRuns work;
    private Map<String, String> drafted;

    /** What {@code rida.workers} is, and what else the processes are told. */
    abstract Map<String, String> workers();

    @BeforeAll
    void oneProcessAlone() throws Exception {
        work = LongRuns.in(place);
        work.read();
        print("one process that shares nothing", work.draw());
        drafted = work.drafts();
        assertThat(drafted).hasSize(MONTHS);
        work.close();
        work.properties.put("rida.runs.shared-storage-id", STORAGE);
        work.properties.put("rida.runs.partition-idle-timeout", "4s");
        work.properties.putAll(workers());
    }

    @AfterAll
    void end() throws Exception {
        work.close();
    }

    /** Each process drafts some; what comes out is the same as by one alone. */
    @Test
    @Order(1)
    void severalProcessesDraftTheMonthsOfOneRun() throws Exception {
        for (int processes = 1; processes <= WORKERS; processes++) {
            work.start(1);
            work.resetDrafts();
            print(processes + " processes", work.draw());
            assertEachMonthOnce("by " + processes);
        }
    }

    /** It does not manage the run: only the month under way is drafted again, by another process. */
    @Test
    @Order(2)
    void theMonthOfAKilledWorkerIsDraftedByAnother() throws Exception {
        Soak soak = soak("a worker killed");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            work.kill(work.holdAWorker());
            work.held.letGo();
            work.awaitCompleted();
            got += assertEachMonthOnce("worker killed");
            assertNotTakenOver();
            work.start(1);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** Beyond the timeout; when it wakes it commits nothing. */
    @Test
    @Order(3)
    void theMonthOfAFrozenWorkerIsDraftedByAnother() throws Exception {
        Soak soak = soak("a worker frozen beyond the timeout");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ServingProcess worker = work.holdAWorker();
            worker.signal("STOP");
            try {
                work.held.letGo();
                work.awaitCompleted();
            } finally {
                worker.signal("CONT");
            }
            got += assertEachMonthOnce("worker frozen");
            Await.until(ALL, () -> worker.lives(work.sql));
            assertEachMonthOnce("worker woken");
            assertNotTakenOver();
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** The run is taken over, and the months that are complete are not drafted again. */
    @Test
    @Order(4)
    void theMonthsOfAKilledManagerAreDraftedByTheOthers() throws Exception {
        Soak soak = soak("its manager killed");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            work.kill(work.holdItsManager());
            work.held.letGo();
            work.awaitCompleted();
            got += assertEachMonthOnce("manager killed");
            work.start(1);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** All processes at once, and then another starts: what they had asked for is still in the queue, and asked for again. */
    @Test
    @Order(5)
    @Tag("campaign")
    void theMonthsOfAMachineThatIsGoneAreDraftedByTheNext() throws Exception {
        Soak soak = soak("manager and workers killed");
        long got = 0;
        for (int round = 0; round < ROUNDS; round++) {
            work.holdMonths();
            work.held.awaitHeld();
            for (ServingProcess process : work.processes) {
                process.signal("KILL");
            }
            work.close();
            work.held.letGo();
            work.start(1);
            work.awaitCompleted();
            got += assertEachMonthOnce("machine gone");
            work.start(1);
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    /** Two runs at once on one database, with the months halved. A process copies what it drafts to its own archive. */
    @Test
    @Order(6)
    @Tag("campaign")
    void processesOfTwoStoragesDoNotMix() throws Exception {
        Soak soak = soak("two storages");
        long got = 0;
        Path own = place.resolve("warehouse");
        work.properties.put("rida.runs.shared-storage-id", "warehouse");
        String data = work.properties.put("rida.data", own.toString());
        String archive =
                work.properties.put("rida.archive", own.resolve("reports").toString());
        work.start(1);
        work.start(1);
        work.properties.put("rida.runs.shared-storage-id", STORAGE);
        work.properties.put("rida.data", data);
        work.properties.put("rida.archive", archive);
        for (int round = 0; round < ROUNDS; round++) {
            work.resetDrafts();
            long before = files(own.resolve("reports"));
            work.ask("months", LongRuns.months(0, MONTHS / 2), STORAGE);
            work.ask("months", LongRuns.months(MONTHS / 2, MONTHS), "warehouse");
            work.awaitCompleted();
            got += assertEachMonthOnce("two storages");
            // csv and pdf
            assertThat(files(own.resolve("reports")) - before).isEqualTo(2L * (MONTHS - MONTHS / 2));
        }
        soak.done((long) ROUNDS * MONTHS, got);
    }

    private static long files(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    Soak soak(String what) {
        return Soak.of("months of one run by " + workers().get("rida.workers") + ", " + what);
    }

    long assertEachMonthOnce(String what) {
        return work.assertEachMonthOnce(what, drafted);
    }

    private void assertNotTakenOver() {
        assertThat(work.number("select count(*) from run_event where event = 'taken-over'"))
                .isZero();
    }

    private void print(String what, Duration drawn) {
        System.out.printf(
                "%s: %s with one thread each: %s months drawn in %s ms%n",
                workers().get("rida.workers"), what, MONTHS, drawn.toMillis());
    }
}
