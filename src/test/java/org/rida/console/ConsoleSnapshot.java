package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.rida.database.DatabaseSnapshot;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.FileSystemUtils;

/** What the console stored, in its database and in files, before the first test that shares it. */
final class ConsoleSnapshot {

    private final DatabaseSnapshot rows;
    private final Path place;
    private final Path copy;

    /**
     * @param place folder with all files of the console
     */
    ConsoleSnapshot(DataSource database, Path place) {
        this.place = place;
        this.copy = place.resolveSibling(place.getFileName() + "-kept");
        try {
            rows = new DatabaseSnapshot(database);
            FileSystemUtils.copyRecursively(place, copy);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restore() throws SQLException, IOException, InterruptedException {
        rows.restore();
        Set<Path> kept = files(copy);
        for (Path file : files(place)) {
            if (!kept.contains(file)) {
                Files.delete(place.resolve(file));
            }
        }
        for (Path file : kept) {
            Path now = place.resolve(file);
            if (!Files.exists(now) || Files.mismatch(now, copy.resolve(file)) >= 0) {
                Files.createDirectories(now.getParent());
                Files.write(now, Files.readAllBytes(copy.resolve(file)));
            }
        }
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
        }
    }

    /** Lets no class of tests find what an earlier one changed or left. */
    static final class Restoring implements TestExecutionListener {

        @Override
        public void beforeTestClass(TestContext test) throws Exception {
            test.getApplicationContext().getBean(ConsoleSnapshot.class).restore();
        }
    }
}
