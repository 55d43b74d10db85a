package org.rida.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine of its own as far as the network is concerned: a namespace of Linux with one cable to this machine, which can be pulled.
 * Whoever is inside reaches servers of this machine's loopback through a relay, whose ends notice nothing of a pulled cable. Only
 * root may make one.
 */
final class NetworkNamespace implements AutoCloseable {

    private final String name;
    private final String cable;
    private final InetAddress outside;
    private final List<Relay> relays = new ArrayList<>();

    private NetworkNamespace(String name, String cable, InetAddress outside) {
        this.name = name;
        this.cable = cable;
        this.outside = outside;
    }

    /** @param number tells the namespaces of a test apart, from 0 to 9 */
    static NetworkNamespace create(int number) throws IOException, InterruptedException {
        // names of devices have at most 15 characters
        String id = "rida" + number + "-" + ProcessHandle.current().pid();
        String outside = "10.231." + number + ".1";
        NetworkNamespace space = new NetworkNamespace(id, id, InetAddress.getByName(outside));
        ip("netns", "add", id);
        ip("link", "add", id, "type", "veth", "peer", "name", "inside", "netns", id);
        ip("addr", "add", outside + "/30", "dev", id);
        ip("link", "set", id, "up");
        ip("-n", id, "addr", "add", "10.231." + number + ".2/30", "dev", "inside");
        ip("-n", id, "link", "set", "inside", "up");
        ip("-n", id, "link", "set", "lo", "up");
        return space;
    }

    /** Words before a command that is to run inside. */
    String[] before() {
        return new String[] {"ip", "netns", "exec", name};
    }

    String host() {
        return outside.getHostAddress();
    }

    /** @return under which port of {@link #host} the inside reaches a port of this machine's loopback */
    int relay(int port) throws IOException {
        Relay relay = Relay.at(outside, port);
        relays.add(relay);
        return relay.port();
    }

    void cut() throws IOException, InterruptedException {
        ip("link", "set", cable, "down");
    }

    void mend() throws IOException, InterruptedException {
        ip("link", "set", cable, "up");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Relay relay : relays) {
            relay.close();
        }
        // at once; with the namespace it would go when the last process inside has ended
        ip("link", "del", cable);
        ip("netns", "del", name);
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new UncheckedIOException(new IOException(command + ": " + said));
        }
    }
}
