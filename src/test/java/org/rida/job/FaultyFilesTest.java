package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;

/** One file of a batch fails in the database: by what stands in it, or because the database has no room. */
class FaultyFilesTest extends RunOperatorCase {

    private Path watched;

    @BeforeEach
    void threeFiles() throws IOException {
        watched = Files.createDirectories(place.resolve("watched"));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    watched.resolve("requests-" + i + ".csv"),
                    "request_no,received_on,kind,channel,replied_on\nR-" + (i == 2 ? "bad" : i)
                            + ",2026-10-01,aid,phone,2026-10-09\n");
            Files.setLastModifiedTime(
                    watched.resolve("requests-" + i + ".csv"),
                    java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() - 600_000));
        }
    }

    @AfterEach
    void acceptAll() {
        sql.sql("drop trigger if exists refused on request").update();
    }

    private void refuse(String state) {
        sql.sql(
                        """
                        create or replace function refuse() returns trigger language plpgsql as $$
                        begin
                            if new.request_no = 'R-bad' then
                                raise exception 'refused by a test' using errcode = '%s';
                            end if;
                            return new;
                        end $$
                        """
                                .formatted(state))
                .update();
        sql.sql("create trigger refused before insert on request for each row execute function refuse()")
                .update();
    }

    @Test
    void aFileThatShowsAFaultIsSetAsideAndTheOthersAreRead() {
        refuse("23514");

        RunResult result = operator.run("watched", Map.of(), SARA);

        assertThat(result.failures().toString()).contains("requests-2.csv", "a fault of this program");
        assertThat(requests()).isEqualTo(2);
        assertThat(names(watched)).isEmpty();
        assertThat(names(watched.resolve("done"))).hasSize(2);
        assertThat(names(watched.resolve("refused")))
                .anyMatch(name -> name.contains("requests-2"))
                .noneMatch(name -> name.contains("requests-1") || name.contains("requests-3"));
    }

    @Test
    void afterAFailureOfTheDatabaseTheFilesAreStillThere() {
        refuse("53100");

        assertThat(operator.run("watched", Map.of(), SARA).state()).isNotEqualTo(RunState.COMPLETED);

        assertThat(names(watched)).contains("requests-2.csv");
        assertThat(names(watched.resolve("refused"))).isEmpty();

        acceptAll();
        operator.run("watched", Map.of(), SARA);

        assertThat(requests()).isEqualTo(3);
        assertThat(names(watched)).isEmpty();
        assertThat(names(watched.resolve("refused"))).isEmpty();
    }

    @AfterEach
    void empty() throws IOException {
        for (Path folder : List.of(watched, watched.resolve("done"), watched.resolve("refused"))) {
            for (String name : names(folder)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
