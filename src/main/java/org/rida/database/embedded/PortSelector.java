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
 * Ports for a server that must come back at the same one. Of those that the system gives to outgoing connections any may be taken
 * while the server is down, and stays taken for a minute after that connection has ended.
 */
final class PortSelector {

    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    /** Of Linux where nobody changed it; other systems begin higher. */
    private static final int USUAL_FIRST_OUTGOING = 32_768;

    private static final int LOWEST = 10_000;
    private static final int TRIES = 100;

    private PortSelector() {}

    /** A free one below those of outgoing connections; empty where these leave no room. */
    static OptionalInt free() {
        int outgoing = firstOutgoing();
        if (outgoing <= LOWEST) {
            return OptionalInt.empty();
        }
        RandomGenerator random = new Random();
        return random.ints(TRIES, LOWEST, outgoing).filter(PortSelector::isFree).findFirst();
    }

    /** The lowest port that an outgoing connection may be given. */
    static int firstOutgoing() {
        // the kernel tells it in one piece or not at all: readString, which asks for a byte first, sees one digit
        try (BufferedReader range = Files.newBufferedReader(OUTGOING)) {
            String line = Objects.requireNonNullElse(range.readLine(), "");
            return Integer.parseInt(line.strip().split("\\s+")[0]);
        } catch (IOException | NumberFormatException e) {
            return USUAL_FIRST_OUTGOING;
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
