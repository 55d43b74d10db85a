package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.request.RequestContextHolder;

/** How often a page asks the database: a number that grows is noticed here, on a machine of any speed. */
class PageQueriesTest extends RunningConsole {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    /** What several parts of a page need: the days covered, the months with data, decisions, actions, notes. */
    private static final List<String> SHARED = List.of(
            "from counted_month having",
            "from counted_month c cross join",
            "from rebase ",
            "from quality_action ",
            "from quality_note ");

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** Each statement is logged by the thread that executes it; those of background tasks serve no request. */
    private final AppenderBase<ILoggingEvent> statements = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String message = event.getFormattedMessage();
            if (RequestContextHolder.getRequestAttributes() != null && message.contains("[")) {
                asked.add(message.substring(message.indexOf('[')).replaceAll("\\s+", " "));
            }
        }
    };

    @BeforeEach
    void listen() {
        statements.setContext(LOG.getLoggerContext());
        statements.start();
        LOG.setLevel(Level.DEBUG);
        LOG.setAdditive(false);
        LOG.addAppender(statements);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(statements);
        LOG.setAdditive(true);
        LOG.setLevel(null);
        statements.stop();
    }

    /** Counted after the first visit, when what a process keeps is there; a few more than on the day this was written. */
    @ParameterizedTest
    @CsvSource({
        "/, 31",
        "/trends, 29",
        "/turnaround, 32",
        "/respondents, 30",
        "/views, 25",
        "/settings, 25",
    })
    void aPageAsksOnce(String page, int most) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get(page);
        asked.clear();

        assertThat(administrator.get(page).statusCode()).isEqualTo(200);

        List<String> all = List.copyOf(asked);
        for (String table : SHARED) {
            assertThat(all.stream().filter(sql -> sql.contains(table)))
                    .as(table)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(all).as("%s: %d", page, all.size()).hasSizeLessThanOrEqualTo(most);
        assertThat(all).as("the log tells statements").isNotEmpty();
    }
}
