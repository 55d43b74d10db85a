package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.job.LongRuns.ALL;
import static org.rida.job.LongRuns.MONTHS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.Soak;

/**
 * The months of one run, drafted by several real processes with one thread each: killed, frozen beyond the timeout, gone with their
 * machine, the managing one as well as the others. Each month is drafted once, and what comes out is what one process drafts that shares
 * nothing. One round of most in every build, in an order in which few processes have to be started; {@code -Drida.soak.files=40
 * -Drida.soak.months=24 -Drida.soak.processes=3 -Drida.soak.shared=10} for the figures of {@code src/docs/testing.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SharedMonthsCase extends SharedMonths {

    /** Each process drafts some; what comes out is the same as by one alone. */
    @Test
    @Order(1)
    void severalProcessesDraftTheMonthsOfOneRun() throws Exception {
        for (int processes = FEWEST; processes <= WORKERS; processes++) {
            startMissing(processes, Map.of());
            work.awaitLife();
            work.resetDrafts();
            print(processes + " processes", work.draw());
            assertEachMonthOnce("by " + processes);
        }
    }

    /** Beyond the timeout; when it wakes it commits nothing. */
    @Test
    @Order(2)
    void theMonthOfAFrozenWorkerIsDraftedByAnother() throws Exception {
        inEachRound("a worker frozen beyond the timeout", () -> {
            ServingProcess worker = work.holdAWorker();
            worker.signal("STOP");
            try {
                work.held.letGo();
                work.awaitCompleted();
            } finally {
                worker.signal("CONT");
            }
            assertEachMonthOnce("worker frozen");
            Await.until(ALL, () -> worker.lives(work.sql));
            assertNotTakenOver();
        });
    }

    /** It does not manage the run: only the month under way is drafted again, by another process. */
    @Test
    @Order(3)
    void theMonthOfAKilledWorkerIsDraftedByAnother() throws Exception {
        inEachRound("a worker killed", () -> {
            work.kill(work.holdAWorker());
            work.held.letGo();
            work.awaitCompleted();
            assertNotTakenOver();
        });
    }

    /** Its connections stay open, and nobody is at their other end. */
    @Test
    @Order(4)
    @Tag("campaign")
    void theMonthOfAWorkerWhoseMachineIsGoneIsDraftedByAnother() throws Exception {
        inEachRound("a worker gone with its machine", () -> {
            work.vanish(work.holdAWorker());
            work.held.letGo();
            work.awaitCompleted();
            assertNotTakenOver();
        });
    }

    /** The run is taken over, and the months that are complete are not drafted again. */
    @Test
    @Order(5)
    void theMonthsOfAKilledManagerAreDraftedByTheOthers() throws Exception {
        inEachRound("its manager killed", () -> {
            work.kill(work.holdItsManager());
            work.held.letGo();
        });
    }

    /** Two runs at once on one database, with the months halved. A process copies what it drafts to its own archive. */
    @Test
    @Order(6)
    @Tag("campaign")
    void processesOfTwoStoragesDoNotMix() throws Exception {
        Path own = place.resolve("warehouse");
        Path archive = own.resolve("reports");
        List<ServingProcess> office = List.copyOf(work.processes);
        for (int i = 1; i < WORKERS; i++) {
            work.startApart(Map.of(
                    "rida.runs.shared-storage-id",
                    "warehouse",
                    "rida.data",
                    own.toString(),
                    "rida.archive",
                    archive.toString()));
        }
        inEachRound("two storages", () -> {
            work.resetDrafts();
            long before = files(archive);
            work.ask("months", LongRuns.months(0, MONTHS / 2), STORAGE);
            work.ask("months", LongRuns.months(MONTHS / 2, MONTHS), "warehouse");
            work.awaitCompleted();
            assertThat(files(archive) - before).isEqualTo((long) LongRuns.FORMATS.size() * (MONTHS - MONTHS / 2));
        });
        for (ServingProcess process : List.copyOf(work.processes)) {
            if (!office.contains(process)) {
                work.kill(process);
            }
        }
    }

    /** As that of a worker, but nobody else knew what it had asked for. */
    @Test
    @Order(8)
    @Tag("campaign")
    void theMonthsOfAManagerWhoseMachineIsGoneAreDraftedByTheOthers() throws Exception {
        inEachRound("its manager gone with its machine", () -> {
            work.vanish(work.holdItsManager());
            work.held.letGo();
        });
    }

    /** All at once, and then another starts: what they had asked for is still in the queue, and asked for again. */
    @Test
    @Order(9)
    @Tag("campaign")
    void theMonthsOfProcessesThatAreAllKilledAreDraftedByTheNext() throws Exception {
        inEachRound("manager and workers killed", () -> {
            work.holdMonths();
            work.held.awaitHeld();
            for (ServingProcess process : List.copyOf(work.processes)) {
                work.kill(process);
            }
            work.held.letGo();
            startMissing(1, Map.of());
        });
    }

    /** Whoever drafts it is killed, until nobody tries again. The run fails then, and the other months are there. */
    @Test
    @Order(10)
    @Tag("campaign")
    void aMonthThatKillsItsProcessesFailsAndTheOthersAreDrafted() throws Exception {
        Map<String, String> few = Map.of("rida.runs.max-attempts", "2");
        Map<String, String> others = new TreeMap<>(drafted);
        others.remove(LongRuns.LAST.atDay(1).toString());
        Soak soak = soak("a month that kills its processes");
        long got = 0;
        work.close();
        for (int round = 0; round < ROUNDS; round++) {
            startMissing(WORKERS, few);
            work.resetDrafts();
            work.held.whoDrafts(LongRuns.LAST);
            work.ask("months", LongRuns.months());
            Await.until(ALL, () -> work.drafts.complete() == MONTHS - 1);
            int killed = 0;
            for (Optional<ServingProcess> holder = work.awaitHeldOrEnd();
                    holder.isPresent();
                    holder = work.awaitHeldOrEnd()) {
                work.kill(holder.get());
                work.endSessionsOf(holder.get());
                startMissing(WORKERS, few);
                killed++;
            }
            work.held.letGo();
            assertThat(killed).isGreaterThanOrEqualTo(2);
            assertThat(work.sql
                            .sql("select failure_en from run where state = 'failed'")
                            .query(String.class)
                            .single())
                    .contains("2 processes that worked on this run died");
            got += work.drafts.assertOnce("poison", others);
        }
        soak.done((long) ROUNDS * (MONTHS - 1), got);
    }

    private static long files(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
