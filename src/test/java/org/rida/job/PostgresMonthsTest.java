package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** By messages in the database. */
class PostgresMonthsTest extends SharedMonthsCase {

    @Override
    Map<String, String> workers() {
        return Map.of("rida.workers", "postgres");
    }

    @AfterEach
    void noRequestIsLeft() throws Exception {
        Await.until(LongRuns.ALL, () -> work.number("select count(*) from int_channel_message") == 0);
        assertThat(work.processes).isNotEmpty();
    }
}
