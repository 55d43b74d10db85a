package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.job.LongRuns.FILES;
import static org.rida.job.LongRuns.MONTHS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.StoredContent;

/**
 * Real processes ingest files and draft months: what is stored and drafted is the same with one thread or several, and when the
 * process is killed in the middle and another one takes its run over. Few files and months in every build;
 * {@code -Drida.soak.files=40 -Drida.soak.months=24 -Drida.soak.threads=4} for the figures of {@code src/docs/testing.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongRunsTest {

    private static final int MOST = Integer.getInteger("rida.soak.threads", 2);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static LongRuns work;
    private static Map<String, String> stored;
    private static Map<String, String> drafted;

    /** One thread works alone: what comes out is what all others are compared with. */
    @BeforeAll
    static void oneThreadAlone() throws Exception {
        MonthsAlone alone = MonthsAlone.get();
        work = LongRuns.after(alone, place);
        stored = StoredContent.read(work.sql);
        drafted = alone.drafted();
        print(1, alone.read(), alone.drawn());
    }

    @AfterAll
    static void end() throws IOException {
        work.close();
    }

    @Test
    @Order(1)
    void howeverManyThreadsDraftTheFiguresAreTheSame() throws Exception {
        for (int threads = 2; threads <= MOST; threads *= 2) {
            work.close();
            work.start(threads);
            work.ask("warm", "{}");
            work.awaitCompleted();
            Duration read = work.read();
            assertThat(StoredContent.read(work.sql)).isEqualTo(stored);
            Duration drawn = work.draw();
            assertThat(work.drafts.all()).isEqualTo(drafted);
            print(threads, read, drawn);
        }
    }

    @Test
    @Order(2)
    void theFilesOfAKilledProcessAreIngestedByAnother() throws Exception {
        work.start(2);
        work.reset();
        work.held.onceMerged(FILES / 2);
        work.ask("files", "{}");
        killTheHeldProcess();
        work.awaitCompleted();
        assertThat(StoredContent.read(work.sql)).isEqualTo(stored);
    }

    /** A partition that was complete is not executed again. */
    @Test
    @Order(3)
    @Tag("campaign")
    void theMonthsOfAKilledProcessAreDraftedByAnother() throws Exception {
        work.start(2);
        work.resetDrafts();
        work.held.onceDrafted(1);
        work.ask("months", LongRuns.months());
        killTheHeldProcess();
        work.awaitCompleted();
        work.drafts.assertOnce("killed while drafting", drafted);
    }

    /** In the middle of a file or month: something is written, and nothing of it committed. */
    private static void killTheHeldProcess() throws Exception {
        work.kill(work.process(work.held.awaitHeld()));
        work.held.letGo();
    }

    private static void print(int threads, Duration read, Duration drawn) {
        System.out.printf(
                "%s threads: %s files read in %s ms, %s months drawn in %s ms%n",
                threads, FILES, read.toMillis(), MONTHS, drawn.toMillis());
    }
}
