package org.rida.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.JavaProgram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real program, serving in a process of its own. */
public final class ServingProcess implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final Process process;
    private final Path said;

    private ServingProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** @param before words before the command: {@code faketime -f +90s} */
    public static ServingProcess start(Map<String, String> properties, String... before) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx400m"));
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(JavaProgram.rida(options, "serve", "--port", "0"));
        Path said = Path.of(properties.get("rida.data")).resolveSibling("said-" + STARTED.incrementAndGet() + ".txt");
        return new ServingProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start(),
                said);
    }

    /** Waits until it says where it serves. */
    public int awaitPort() throws InterruptedException {
        return Await.first(Duration.ofMinutes(3), () -> {
            if (isGone()) {
                throw new AssertionError("the process ended: " + said());
            }
            Matcher address = ADDRESS.matcher(said());
            return address.find() ? Optional.of(Integer.valueOf(address.group(1))) : Optional.empty();
        });
    }

    /** What it has printed until now. */
    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
