package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.access.LoginService;
import org.rida.access.Role;
import org.rida.command.CommandsInContext;
import org.rida.console.AuditedOperations.EntryPoint;
import org.rida.console.AuditedOperations.Operation;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.springframework.context.ConfigurableApplicationContext;

/** Some of the operations, and the ways to ask for them: as the administrator in the console, as a program, on the command line. */
abstract class AuditedGroup {

    static final String JOB = "audited";
    static final String FILE = "audited.csv";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final RunningConsole console;
    final LoginService logIn;
    /** Of the files that the operations read and write. */
    final Path folder;

    final ConfigurableApplicationContext context;
    private final Runs runs;
    private final ApiTokens tokens;
    private final List<Operation> operations = new ArrayList<>();

    AuditedGroup(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        this.console = console;
        this.context = context;
        this.folder = folder;
        this.logIn = context.getBean(LoginService.class);
        this.runs = context.getBean(Runs.class);
        this.tokens = context.getBean(ApiTokens.class);
    }

    List<Operation> operations() {
        return operations;
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void add(AuditAction action, String subject, @Nullable AuditOutcome outcome, EntryPoint... entryPoints) {
        operations.add(new Operation(action, subject, outcome, List.of(entryPoints)));
    }

    EntryPoint inConsole(String route, Runnable call) {
        return new EntryPoint(Actor.Kind.CONSOLE, route, afterRuns(call));
    }

    EntryPoint api(String route, Runnable call) {
        return new EntryPoint(Actor.Kind.API, route, afterRuns(call));
    }

    /** @param name of one word or two */
    EntryPoint command(String name, String... arguments) {
        String[] line = Stream.concat(Arrays.stream(name.split(" ")), Arrays.stream(arguments))
                .toArray(String[]::new);
        return new EntryPoint(Actor.Kind.COMMAND_LINE, "rida " + name, afterRuns(() -> commands()
                .run(line)));
    }

    /** Of one job only one run at a time. */
    private Runnable afterRuns(Runnable call) {
        return () -> {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (runs.list(new Runs.RunSelection(JOB, null, 1, 0)).stream().anyMatch(AuditedGroup::lasts)) {
                assertThat(System.nanoTime()).as("the run ends").isLessThan(deadline);
                pause();
            }
            call.run();
        };
    }

    /** For what is refused beside any run. */
    void awaitIdle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!console.isIdle()) {
            assertThat(System.nanoTime()).as("all runs end").isLessThan(deadline);
            pause();
        }
    }

    private static boolean lasts(Run run) {
        return !run.state().isOver();
    }

    CommandsInContext commands() {
        return new CommandsInContext(context);
    }

    TestClient administrator() {
        return console.client(Role.ADMINISTRATOR);
    }

    void get(String address) {
        administrator().get(address);
    }

    void post(String address, Map<String, String> fields) {
        post("/account", address, fields);
    }

    /** @param page where the form stands that shows what is confirmed */
    void post(String page, String address, Map<String, String> fields) {
        administrator().post(page, address, fields);
    }

    void program(String method, String address) {
        var person = ((LoginService.LoginOutcome.LoggedIn)
                        logIn.attempt("administrator", RunningConsole.PASSWORD, "127.0.0.1"))
                .person();
        String token = tokens.create(person, "test", Duration.ofDays(1), Actor.console("administrator", "test"));
        HttpResponse<String> answer = console.stranger()
                .send(HttpRequest.newBuilder(console.stranger().at(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
        assertThat(answer.statusCode()).isNotIn(401, 403, 404);
    }

    HttpResponse<String> upload(byte[] table) {
        return administrator().upload("/account", "/files", "file", "unknown-table.csv", table);
    }

    /** The number under which an upload waits for a decision. */
    String kept(byte[] table) {
        Matcher found =
                Pattern.compile("/files/([0-9a-f]{32})/").matcher(upload(table).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    long rejectedFile() {
        long file = console.sql
                .sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state)
                        values (:name, md5(random()::text), 'requests', 'request', 1, 'refused') returning file_id
                        """)
                .param("name", FILE)
                .query(Long.class)
                .single();
        console.sql
                .sql(
                        """
                        insert into rejected_row (file_id, line_no, cells, reasons)
                        select :file, n, '{}', '[]' from generate_series(1, 5) n
                        """)
                .param("file", file)
                .update();
        return file;
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
