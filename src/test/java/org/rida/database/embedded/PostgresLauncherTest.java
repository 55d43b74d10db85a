package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLauncherTest {

    @TempDir
    Path data;

    @AfterEach
    void nothingIsLeftRunning() {
        OrphanProcesses.stop(new DataDirectory(data));
    }

    @Test
    void afterAStartThatFailedTheNextOneSucceedsInTheSameProcess() throws Exception {
        DataDirectory folder = DataDirectory.prepare(data);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PostgresLauncher.start(folder, taken.getLocalPort(), notice -> {}))
                    .hasMessageContaining("could not create any TCP/IP sockets");
        }
        PostmasterPid server = PostgresLauncher.start(folder, PortSelector.free(), notice -> {});
        assertThat(server.ready()).isTrue();
    }
}
