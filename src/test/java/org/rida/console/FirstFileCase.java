package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.rida.access.Role;
import org.rida.job.Await;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;

/** An administrator who uploads files that no mapping knows, and sets them up in English; jobs and policy change, and go afterwards. */
@DirtiesContext
abstract class FirstFileCase extends RunningConsole {

    @Value("${rida.jobs}")
    Path jobs;

    TestClient person;

    @BeforeEach
    void administrator() {
        person = client(Role.ADMINISTRATOR);
        person.get("/files?lang=en");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The page of a file that was uploaded. */
    String upload(String name, byte[] content) {
        HttpResponse<String> checked = person.upload("/files", "/files", "file", name, content);
        assertThat(checked.statusCode()).isEqualTo(200);
        return checked.body();
    }

    SetupForms begin(String name, String content) {
        return begin(name, bytes(content));
    }

    SetupForms begin(String name, byte[] content) {
        String upload = all(upload(name, content), "name=\"upload\" value=\"([0-9a-f]{32})\"")
                .get(0);
        person.post("/account", "/setup", Map.of("upload", upload));
        return new SetupForms(person, "/setup/" + upload);
    }

    /** Uploads one of the reference files in this language, and begins to describe it. */
    SetupForms beginKnown(String file, String language) throws IOException {
        person.get("/files?lang=" + language);
        return begin(file.substring(file.indexOf('/') + 1), reference(file));
    }

    static byte[] reference(String file) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/reference").resolve(file));
    }

    /** The shipped ones of the known files, and those that an earlier test has saved. */
    void removeKnownMappings() throws IOException {
        for (String name : List.of("cfpb", "nyc311", "sfo-2016", "sfo-2013", "kobo", "odk")) {
            Files.deleteIfExists(jobs.resolve("mappings").resolve(name + ".yaml"));
        }
        try (Stream<Path> imports = Files.list(jobs)) {
            for (Path job : imports.filter(file -> file.getFileName().toString().startsWith("import-"))
                    .toList()) {
                String name = job.getFileName().toString().substring("import-".length());
                Files.deleteIfExists(jobs.resolve("mappings").resolve(name));
                Files.delete(job);
            }
        }
    }

    /** Saves the mapping, and waits for the import that it begins. */
    void finish(SetupForms setup, String name, long rows) throws InterruptedException {
        assertThat(setup.post("preview", "save", Map.of("name", name)))
                .as(setup.text("preview"))
                .endsWith("/result");
        awaitImport(name, rows);
    }

    void awaitImport(String name, long rows) throws InterruptedException {
        Await.until(Duration.ofMinutes(5), () -> !state(name).isEmpty());
        assertThat(state(name)).containsExactly("completed");
        assertThat(sql.sql("select rows_read from source_file where mapping = :name and state = 'merged'")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isEqualTo(rows);
    }

    private List<String> state(String name) {
        return new ArrayList<>(sql.sql("select state from run where job = :job and state not in ('waiting', 'running')")
                .param("job", "import-" + name)
                .query(String.class)
                .list());
    }
}
