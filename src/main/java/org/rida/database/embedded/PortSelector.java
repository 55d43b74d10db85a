package org.rida.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Selects ports for a server that has to restart on the same port. Ports of the ephemeral range are unsuitable: while the
 * server is down, an outgoing connection may take its port and block it for a minute after closing.
 */
final class PortSelector {

    private static final Path EPHEMERAL_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    /** Default of Linux; other systems begin higher. */
    private static final int DEFAULT_FIRST_EPHEMERAL = 32_768;

    private static final int MIN_PORT = 10_000;
    private static final int MAX_TRIES = 100;

    private PortSelector() {}

    /** A random free port from 10000 up to the ephemeral range; any when that leaves no room or 100 tries fail. */
    static int free() throws IOException {
        int outgoing = firstEphemeral();
        if (outgoing <= MIN_PORT) {
            return any();
        }
        RandomGenerator random = new Random();
        OptionalInt free = random.ints(MAX_TRIES, MIN_PORT, outgoing)
                .filter(PortSelector::isFree)
                .findFirst();
        return free.isPresent() ? free.getAsInt() : any();
    }

    private static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Lowest port of the ephemeral range.
     *
     * @return the default of Linux where the file does not exist
     */
    static int firstEphemeral() {
        // the kernel returns this file in a single read: readString, which reads one byte first, would see one digit
        try (BufferedReader range = Files.newBufferedReader(EPHEMERAL_RANGE)) {
            String line = Objects.requireNonNullElse(range.readLine(), "");
            return Integer.parseInt(line.strip().split("\\s+")[0]);
        } catch (IOException | NumberFormatException e) {
            return DEFAULT_FIRST_EPHEMERAL;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
