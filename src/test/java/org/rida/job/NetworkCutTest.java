package org.rida.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.RequiresProgram;
import org.rida.Soak;

/**
 * Two processes, each with a network of its own, of which one is cut off from database and broker for half a minute: first one that
 * works for the other, then the managing one. The other drafts the months, and who comes back commits nothing.
 */
@Tag("campaign")
@RequiresProgram({"ip", RabbitBroker.PROGRAM})
class NetworkCutTest {

    private static final Duration CUT = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("//localhost:(\\d+)/");
    private static final int MACHINES = 2;

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static LongRuns work;
    private static Map<String, String> drafted;
    private static String url;

    private final List<NetworkNamespace> machines = new ArrayList<>();

    @BeforeAll
    static void oneProcessAlone() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may make network namespaces");
        work = LongRuns.in(place);
        work.read();
        work.draw();
        drafted = work.drafts.all();
        work.close();
        url = work.properties.get("spring.datasource.url");
        work.properties.put("rida.runs.shared-storage-id", "office");
        work.properties.put("rida.runs.partition-idle-timeout", "4s");
        work.properties.put("spring.rabbitmq.requested-heartbeat", "2s");
    }

    @AfterAll
    static void end() throws Exception {
        if (work != null) {
            work.close();
        }
    }

    @AfterEach
    void noMachines() throws Exception {
        work.close();
        for (NetworkNamespace machine : machines) {
            machine.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "amqp"})
    void whoIsCutOffIsReplacedAndCommitsNothingLater(String workers) throws Exception {
        work.properties.put("rida.workers", workers);
        for (int number = 0; number < MACHINES; number++) {
            machines.add(startMachine(number));
        }
        Soak soak = Soak.of("months of one run by " + workers + ", a worker cut off for 30 s");
        soak.done(LongRuns.MONTHS, cut(work.holdAWorker(), "worker"));
        soak = Soak.of("months of one run by " + workers + ", its manager cut off for 30 s");
        soak.done(LongRuns.MONTHS, cut(work.holdItsManager(), "manager"));
    }

    private NetworkNamespace startMachine(int number) throws Exception {
        NetworkNamespace machine = NetworkNamespace.create(number);
        Matcher database = ADDRESS.matcher(url);
        if (!database.find()) {
            throw new IllegalStateException(url);
        }
        int relay = machine.relay(Integer.parseInt(database.group(1)));
        work.properties.put("spring.datasource.url", database.replaceFirst("//" + machine.host() + ":" + relay + "/"));
        work.properties.put("spring.rabbitmq.host", machine.host());
        work.properties.put(
                "spring.rabbitmq.port",
                Integer.toString(machine.relay(RabbitBroker.shared().port())));
        work.start(1, machine.before());
        return machine;
    }

    /** @return partitions that are complete */
    private long cut(ServingProcess process, String what) throws Exception {
        NetworkNamespace machine = machines.get(work.processes.indexOf(process));
        long began = System.nanoTime();
        machine.cut();
        try {
            work.held.letGo();
            work.awaitCompleted();
            work.drafts.assertOnce(what + " cut off", drafted);
            Thread.sleep(Math.max(0, CUT.toMillis() - (System.nanoTime() - began) / 1_000_000));
        } finally {
            machine.mend();
        }
        Await.until(LongRuns.ALL, () -> process.lives(work.sql));
        return work.drafts.assertOnce(what + " back", drafted);
    }
}
