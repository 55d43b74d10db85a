package org.rida.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A port behind which a server of this machine's loopback is reached. Once it is dark, the ends notice nothing of each other any more:
 * to the server the machine of its client is gone, without a word of farewell.
 */
final class Relay implements AutoCloseable {

    private static final int BYTES = 16 * 1024;

    private final ServerSocket entrance;
    private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
    private volatile boolean dark;

    private Relay(ServerSocket entrance) {
        this.entrance = entrance;
    }

    /** @param outside the address at which it listens */
    static Relay at(InetAddress outside, int server) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 100, outside));
        start(() -> {
            while (true) {
                relay.connect(relay.entrance.accept(), server);
            }
        });
        return relay;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing passes, and no end is closed before the relay is. */
    void goDark() {
        dark = true;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket end : ends) {
            end.close();
        }
    }

    /** Where the server does not listen at this moment the client is told so, and may try again. */
    private void connect(Socket in, int server) throws IOException {
        Socket out = new Socket();
        try {
            out.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
        } catch (IOException e) {
            in.close();
            return;
        }
        ends.add(in);
        ends.add(out);
        start(() -> copy(in, out));
        start(() -> copy(out, in));
    }

    private void copy(Socket from, Socket to) throws IOException {
        byte[] bytes = new byte[BYTES];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (!dark) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } finally {
            if (!dark) {
                from.close();
                to.close();
                ends.remove(from);
                ends.remove(to);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Ends with the connection. */
    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the connection has ended, and the thread ends with it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
