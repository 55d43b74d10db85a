package org.rida.job;

import org.rida.JavaProgram;
import org.rida.OwnJobs;
import org.rida.Soak;
import org.rida.database.TestDatabase;













import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes with four callers each ask for the same runs at the same moment: of each key one is let in, everybody else gets the
 * one clear answer. {@code -Drida.soak.callers=3 -Drida.soak.starts=200} for three processes and 200 starts and restarts.
 */
class ManyCallersTest {

    private static final int PROCESSES = Integer.getInteger("rida.soak.callers", 2);
    private static final int ROUNDS = Integer.getInteger("rida.soak.starts", 25);
    private static final int CALLERS = 4;
    private static final Pattern FIGURES = Pattern.compile("in=(\\d+) refused=(\\d+) other=(.*)");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path place;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void ofEachKeyOneIsLetIn() throws Exception {
        String url = TestDatabase.freshUrl();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        job();
        List<BufferedReader> said = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            started.add(start(url));
            said.add(started.get(i).inputReader(StandardCharsets.UTF_8));
        }
        for (BufferedReader lines : said) {
            awaitLine(lines, "ready");
        }

        Soak starts = Soak.of("starts of one key by " + PROCESSES + " processes x " + CALLERS + " callers");
        assertOnceEach(said);
        assertThat(number(sql, "select count(*) from run")).isEqualTo(ROUNDS);
        starts.done(ROUNDS, number(sql, "select count(*) from run"));

        sql.sql("update run set state = 'failed', ended_at = clock_timestamp()").update();
        Soak restarts = Soak.of("restarts of one run by " + PROCESSES + " processes x " + CALLERS + " callers");
        assertOnceEach(said);
        assertThat(number(sql, "select count(*) from run_event where event = 'restarted'"))
                .isEqualTo(ROUNDS);
        assertThat(number(sql, "select count(*) from run where state = 'waiting'"))
                .isEqualTo(ROUNDS);
        restarts.done(ROUNDS, number(sql, "select count(*) from run_event where event = 'restarted'"));
    }

    private void assertOnceEach(List<BufferedReader> said) throws IOException {
        for (Process process : started) {
            OutputStream go = process.getOutputStream();
            go.write('\n');
            go.flush();
        }
        long in = 0;
        long refused = 0;
        for (BufferedReader lines : said) {
            Matcher figures = FIGURES.matcher(awaitLine(lines, "in="));
            assertThat(figures.matches()).isTrue();
            in += Long.parseLong(figures.group(1));
            refused += Long.parseLong(figures.group(2));
            assertThat(figures.group(3)).isEqualTo("[]");
        }
        assertThat(in).isEqualTo(ROUNDS);
        assertThat(refused).isEqualTo((long) PROCESSES * CALLERS * ROUNDS - ROUNDS);
    }

    private static String awaitLine(BufferedReader lines, String begins) throws IOException {
        List<String> heard = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            if (line.startsWith(begins)) {
                return line;
            }
        }
        throw new AssertionError(String.join("\n", heard));
    }

    private void job() throws IOException {
        Path jobs = OwnJobs.in(place);
        Files.writeString(
                jobs.resolve("callers.yaml"),
                """
                title: {ar: تجربة, en: Trial}
                parameters:
                  - {name: key, title: {ar: مفتاح, en: Key}, type: text, default: "1"}
                steps:
                  - recount: {months: stale}
                """);
    }

    private Process start(String url) throws IOException {
        return new ProcessBuilder(JavaProgram.command(
                        ConcurrentCallers.class,
                        List.of(
                                "-Dspring.datasource.url=" + url,
                                "-Dspring.datasource.username=postgres",
                                "-Drida.jobs=" + place.resolve("jobs"),
                                "-Drida.data=" + place.resolve("data")),
                        Integer.toString(CALLERS),
                        Integer.toString(ROUNDS)))
                .redirectErrorStream(true)
                .start();
    }

    private static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
