package org.rida.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The network of one process: its ways to database and broker, which go dark together. */
final class Relays implements AutoCloseable {

    private static final Pattern DATABASE_PORT = Pattern.compile("localhost:(\\d+)");

    private final List<Relay> ways = new ArrayList<>();

    /** The properties of a process that reaches its servers through this network. */
    Map<String, String> through(Map<String, String> properties) {
        Map<String, String> own = new TreeMap<>(properties);
        own.computeIfPresent(
                "spring.datasource.url",
                (name, url) -> DATABASE_PORT.matcher(url).replaceFirst(port -> "localhost:" + way(port.group(1))));
        own.computeIfPresent("spring.rabbitmq.port", (name, port) -> Integer.toString(way(port)));
        return own;
    }

    void goDark() {
        ways.forEach(Relay::goDark);
    }

    @Override
    public void close() throws IOException {
        for (Relay way : ways) {
            way.close();
        }
    }

    private int way(String port) {
        try {
            Relay way = Relay.at(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
            ways.add(way);
            return way.port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
