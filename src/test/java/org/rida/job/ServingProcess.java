package org.rida.job;

import org.rida.JavaProgram;













import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real program, serving in a process of its own. */
public final class ServingProcess implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;

    private ServingProcess(Process process) {
        this.process = process;
    }

    /** @param before words before the command: {@code faketime -f +90s} */
    public static ServingProcess start(Map<String, String> properties, String... before) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx400m"));
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(JavaProgram.rida(options, "serve", "--port", "0"));
        return new ServingProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(properties.get("rida.data"))
                        .resolveSibling("said-" + STARTED.incrementAndGet() + ".txt")
                        .toFile())
                .start());
    }

    public long pid() {
        return process.toHandle()
                .descendants()
                .findFirst()
                .map(ProcessHandle::pid)
                .orElse(process.pid());
    }

    /** Waits until it is seen to live. */
    public void awaitLife(JdbcClient sql) throws InterruptedException {
        Await.until(Duration.ofMinutes(3), () -> lives(sql));
    }

    /** The last beat of one that was just killed is fresh, too. */
    public boolean lives(JdbcClient sql) {
        return process.isAlive()
                && sql.sql(
                                        "select count(*) from node where node like :name and heartbeat_at > clock_timestamp() - interval '5 s'")
                                .param("name", "rida " + pid() + " %")
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** Ended, however it came to that. */
    boolean isGone() {
        return !process.isAlive();
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** How long it took to end. */
    public Duration awaitEnd(Duration most) throws InterruptedException {
        long began = System.nanoTime();
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("process " + pid() + " did not end within " + most);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
