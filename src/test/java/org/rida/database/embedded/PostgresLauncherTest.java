package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
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
            assertThatThrownBy(() ->
                            PostgresLauncher.start(folder, OptionalInt.of(taken.getLocalPort()), Duration.ofSeconds(3)))
                    .hasMessageContaining("waiting for server to start after 3000ms");
        }
        try (EmbeddedPostgres server = PostgresLauncher.start(folder, OptionalInt.empty())) {
            assertThat(server.getPort()).isPositive();
        }
    }
}
