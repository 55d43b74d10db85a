package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was killed finds its port free: no connection that goes out is given it meanwhile. */
class PortSelectorTest {

    @TempDir
    Path data;

    @Test
    void noOutgoingConnectionGetsSuchAPort() throws IOException {
        List<Socket> outgoing = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 200; i++) {
                outgoing.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            }
            assertThat(outgoing)
                    .extracting(Socket::getLocalPort)
                    .allMatch(port -> port >= PortSelector.firstEphemeral())
                    .doesNotContain(PortSelector.free());
        } finally {
            for (Socket socket : outgoing) {
                socket.close();
            }
        }
    }

    @Test
    void theServerOfAFolderListensOnOne() throws IOException {
        DurableDatabase.prepare(data);
        try (EmbeddedServer server = EmbeddedServer.open(data, notice -> {})) {
            int port = Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
            assertThat(port).isLessThan(PortSelector.firstEphemeral());
        }
    }
}
