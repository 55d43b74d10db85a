package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.rida.access.Role;
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
}
