package org.rida.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.intake.file.UploadQueue.UploadRequest;
import org.rida.intake.file.UploadQueue.UploadResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads that several processes read; each has a queue object of its own. */
class UploadQueueTest {

    private static final Actor SARA = Actor.console("sara", "192.0.2.7");
    private static final String OFFICE = "office";

    private final List<String> read = new ArrayList<>();
    private UploadQueue here;
    private UploadQueue there;
    private JdbcClient sql;

    @BeforeEach
    void twoProcesses() {
        DataSource database = TestDatabase.fresh();
        sql = JdbcClient.create(database);
        here = new UploadQueue(sql, database);
        there = new UploadQueue(sql, database);
    }

    @Test
    void anotherProcessReadsWhatOneReceivedInTheOrderOfRequests() {
        add("b.csv", "a.csv", "c.csv");
        assertThat(there.waiting()).containsExactly("b.csv", "a.csv", "c.csv");

        assertThat(there.executeNext(OFFICE, this::reading)).isTrue();
        assertThat(here.executeNext(OFFICE, this::reading)).isTrue();
        assertThat(there.executeNext(OFFICE, this::reading)).isTrue();
        assertThat(there.executeNext(OFFICE, this::reading)).isFalse();

        assertThat(read).containsExactly("b.csv", "a.csv", "c.csv");
        assertThat(here.waiting()).isEmpty();
        assertThat(here.results()).extracting(UploadResult::file).containsExactly("c.csv", "a.csv", "b.csv");
        assertThat(here.results()).allSatisfy(result -> {
            assertThat(result.message().en()).isEqualTo("12 rows");
            assertThat(result.well()).isTrue();
        });
    }

    @Test
    void whoConfirmedItIsKnownToTheProcessThatReadsIt() {
        add("a.csv");

        there.executeNext(OFFICE, request -> {
            assertThat(request.actor()).isEqualTo(SARA);
            assertThat(request.mapping()).isEqualTo("requests");
            return reading(request);
        });

        assertThat(read).containsExactly("a.csv");
    }

    @Test
    void aProcessWithOtherFoldersLeavesItAlone() {
        add("a.csv");

        assertThat(there.executeNext("warehouse", this::reading)).isFalse();
        assertThat(there.executeNext("", this::reading)).isFalse();

        assertThat(here.waiting()).containsExactly("a.csv");
    }

    /** The second file, too: of two versions of a row the later file's counts. */
    @Test
    void nothingIsReadBesideAnotherProcess() {
        add("a.csv", "b.csv");

        here.executeNext(OFFICE, request -> {
            assertThat(there.executeNext(OFFICE, this::reading)).isFalse();
            return reading(request);
        });

        assertThat(read).containsExactly("a.csv");
        assertThat(there.executeNext(OFFICE, this::reading)).isTrue();
        assertThat(read).containsExactly("a.csv", "b.csv");
    }

    @Test
    void whatAProcessDidNotFinishStaysTheFirst() {
        add("a.csv", "b.csv");

        assertThatThrownBy(() -> here.executeNext(OFFICE, request -> {
                    throw new IllegalStateException("the process ends");
                }))
                .hasMessage("the process ends");

        assertThat(here.results()).isEmpty();
        assertThat(there.executeNext(OFFICE, this::reading)).isTrue();
        assertThat(read).containsExactly("a.csv");
    }

    @Test
    void aFileThatEndsEveryProcessIsGivenUp() {
        add("large.csv");
        for (int i = 0; i < UploadQueue.MAX_ATTEMPTS; i++) {
            assertThatThrownBy(() -> there.executeNext(OFFICE, request -> {
                        throw new OutOfMemoryError("as a process dies");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(here.executeNext(OFFICE, this::reading)).isTrue();

        assertThat(read).isEmpty();
        assertThat(here.results()).singleElement().satisfies(result -> {
            assertThat(result.well()).isFalse();
            assertThat(result.message().en()).startsWith("10 processes ended while reading this file.");
        });
    }

    @Test
    void aSecondClickAddsNothingAndALaterOneReadsAgain() {
        add("a.csv");
        add("a.csv");
        assertThat(here.waiting()).containsExactly("a.csv");
        here.executeNext(OFFICE, this::reading);

        add("a.csv");

        assertThat(here.waiting()).containsExactly("a.csv");
        assertThat(here.results()).isEmpty();
    }

    @Test
    void resultsAreForgottenAfterADay() {
        add("old.csv");
        here.executeNext(OFFICE, this::reading);
        sql.sql("update upload set ended_at = ended_at - interval '25 hours'").update();
        assertThat(here.results()).isEmpty();

        add("new.csv");

        assertThat(sql.sql("select file from upload").query(String.class).list())
                .containsExactly("new.csv");
    }

    private UploadResult reading(UploadRequest request) {
        read.add(request.file());
        return new UploadResult(request.file(), BilingualText.same("12 rows"), true, 0);
    }

    private void add(String... files) {
        for (String file : files) {
            here.add(new UploadRequest("id of " + file, file, "requests", SARA, false), OFFICE);
        }
    }
}
