package org.rida.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rida.RequiresProgram;
import org.springframework.util.FileSystemUtils;

/**
 * RabbitMQ in a process that belongs to this JVM: on loopback, with its data in a folder of its own and a daemon of its own for the
 * names of Erlang's nodes, so that it neither sees nor disturbs another one. Started when it is first asked for.
 */
public final class RabbitBroker {

    /** For {@link RequiresProgram}. */
    public static final String PROGRAM = "rabbitmq-server";

    /** Debian's program on the path becomes another user first; this one does not. */
    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 3;

    private static RabbitBroker one;

    private final Path home;
    private int port;
    private int names;
    private int distribution;
    private Process process;

    private RabbitBroker(Path home) {
        this.home = home;
    }

    /** The one of this JVM. It ends with it. */
    public static synchronized RabbitBroker shared() {
        if (one == null) {
            try {
                Path home = Files.createTempDirectory("rida-rabbit");
                one = new RabbitBroker(home);
                Runtime.getRuntime().addShutdownHook(new Thread(one::end));
                one.startAnywhere();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return one;
    }

    public int port() {
        return port;
    }

    /** Without warning, as by a power failure; its data stay. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** With the same port and data. */
    public void startAgain() {
        if (!isStarted()) {
            throw new IllegalStateException("the broker did not start again: " + said());
        }
    }

    /** Another program may take a port after it was found to be free. */
    private void startAnywhere() throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            port = freePort();
            names = freePort();
            distribution = freePort();
            if (isStarted()) {
                return;
            }
            kill();
        }
        throw new IllegalStateException("the broker did not start: " + said());
    }

    private boolean isStarted() {
        try {
            process = program().start();
            Await.until(STARTS_WITHIN, () -> isListening() || !process.isAlive());
            return isListening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder program() throws IOException {
        Path plugins = Files.writeString(home.resolve("plugins"), "[].");
        ProcessBuilder program = new ProcessBuilder(
                        Files.isExecutable(SERVER)
                                ? SERVER.toString()
                                : RequiresProgram.OnPath.find(PROGRAM)
                                        .orElseThrow()
                                        .toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said.txt").toFile());
        program.environment()
                .putAll(Map.ofEntries(
                        Map.entry("HOME", home.toString()),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("ERL_EPMD_PORT", Integer.toString(names)),
                        // so that it ends although it may not have noticed yet that the broker has
                        Map.entry("ERL_EPMD_RELAXED_COMMAND_CHECK", "true"),
                        Map.entry("RABBITMQ_NODENAME", "rida@localhost"),
                        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distribution)),
                        Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                        Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
                        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                        Map.entry("RABBITMQ_LOGS", "-"),
                        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                        Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("none").toString()),
                        Map.entry(
                                "RABBITMQ_ADVANCED_CONFIG_FILE",
                                home.resolve("none.config").toString()),
                        Map.entry(
                                "RABBITMQ_CONF_ENV_FILE",
                                home.resolve("none-env.conf").toString())));
        return program;
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void end() {
        if (process != null) {
            kill();
        }
        try {
            ProcessBuilder daemon = new ProcessBuilder(List.of("epmd", "-kill"));
            daemon.environment().put("ERL_EPMD_PORT", Integer.toString(names));
            daemon.environment().put("ERL_EPMD_ADDRESS", "127.0.0.1");
            daemon.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String said() {
        try {
            return Files.readString(home.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
