package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.rida.i18n.Language;
import org.rida.io.Sha256;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * All operations that change or reveal something, each with the ways to ask for it: routes of the console and the API, commands,
 * and runs. {@link AuditedOperationsTest} asks for each of them in each way.
 */
final class AuditedOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JOB = "audited";
    private static final String FILE = "audited.csv";

    /** They change nothing and show neither single rows nor what a report says. */
    static final Set<String> NOTHING_TO_RECORD = Set.of(
            // the way in, and one's own account
            "GET /login",
            "GET /activate",
            "GET /account",
            // sends the browser to a provider; what comes of it is recorded when the browser returns
            "POST /account/provider",
            " /error",
            "GET /api/v1/openapi",
            "GET /api/v1/openapi.yaml",
            // figures on the screen, for those who may see them; what leaves as a file is recorded
            "GET /trends",
            "GET /turnaround",
            // lists, and how far something is
            "GET /api/v1/reports",
            "GET /drafts",
            "GET /drafts/{edition:\\d+}/issuing",
            "GET /rejected",
            "GET /files",
            "GET /files/list",
            "GET /actions",
            "GET /rebases",
            "GET /jobs",
            "GET /jobs/live",
            "GET /jobs/{job}",
            "GET /runs",
            "GET /runs/{run:\\d+}",
            "GET /runs/{run:\\d+}/live",
            "GET /api/v1/jobs",
            "GET /api/v1/runs",
            "GET /api/v1/runs/{run:\\d+}",
            "GET /rules",
            "GET /messages",
            "GET /messages/{message:\\d+}",
            "GET /users",
            "GET /health",
            // the register of privacy requests names keyed hashes; the register of processing is configuration
            "GET /persons",
            "GET /processing",
            "rida person",
            "rida person requests",
            "rida person processing",
            // what a run would do: nothing of it is done
            "POST /jobs/{job}/preview",
            "rida status",
            "rida jobs",
            "rida schedule",
            "rida messages",
            "rida editions",
            "rida schedule history",
            "rida backup list",
            "rida users",
            "rida users list",
            // without the database
            "rida completion",
            "rida generate-sample",
            // only the set-up code of an empty database, which LoginServiceTest has; every page below has its own entry
            "rida serve",
            // into a database of its own: RestoreAuditTest
            "rida restore");

    /** What no route and no command here can bring about. */
    static final Set<AuditAction> ELSEWHERE =
            EnumSet.of(AuditAction.DATABASE_RESTORED, AuditAction.KEY_REPLACED, AuditAction.PROVIDER_LINKED);

    private final List<Operation> operations = new ArrayList<>();
    private final RunningConsole console;
    private final ConfigurableApplicationContext context;
    private final EditionRepository editions;
    private final Outbox outbox;
    private final Runs runs;
    private final LoginService logIn;
    private final ApiTokens tokens;
    private final Path folder;

    /**
     * @param route method and pattern, or the name of a command; empty for what has none
     * @param call asks for it
     */
    record EntryPoint(Actor.Kind kind, String route, Runnable call) {}

    /** @param outcome null where it does not matter */
    record Operation(
            AuditAction action, String subject, @Nullable AuditOutcome outcome, List<EntryPoint> entryPoints) {}

    AuditedOperations(RunningConsole console, ConfigurableApplicationContext context) throws IOException {
        this.console = console;
        this.context = context;
        this.editions = context.getBean(EditionRepository.class);
        this.outbox = context.getBean(Outbox.class);
        this.runs = context.getBean(Runs.class);
        this.logIn = context.getBean(LoginService.class);
        this.tokens = context.getBean(ApiTokens.class);
        this.folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "audited");
        Files.writeString(
                job(),
                "title: {ar: مهمة, en: Some job}\nsteps:\n  - backup: {folder: \"%s\", keep: 1}\n"
                        .formatted(folder.resolve("backups")));
        runsAndSchedules();
        reports();
        rows();
        files();
        decisions();
        people();
        users();
        rest();
    }

    List<Operation> all() {
        return operations;
    }

    /** Removes the files that the operations read. */
    void clean() throws IOException {
        Files.delete(job());
        FileSystemUtils.deleteRecursively(folder);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void runsAndSchedules() {
        add(
                AuditAction.RUN_STARTED,
                JOB,
                AuditOutcome.DONE,
                inConsole("POST /jobs/{job}/runs", () -> post("/jobs/" + JOB + "/runs", Map.of("reason", "a test"))),
                api("POST /api/v1/jobs/{job}/runs", () -> program("POST", "/api/v1/jobs/" + JOB + "/runs")),
                command("run", JOB, "--reason", "a test"));
        add(
                AuditAction.BACKUP_CREATED,
                folder.resolve("backups").toString(),
                AuditOutcome.DONE,
                new EntryPoint(Actor.Kind.RUN, "", () -> program("POST", "/api/v1/jobs/" + JOB + "/runs")),
                command("backup", "--to", folder.resolve("backups").toString()));
        add(
                AuditAction.RUN_STOPPED,
                "1",
                AuditOutcome.REFUSED,
                inConsole("POST /runs/{run:\\d+}/stop", () -> post("/runs/1/stop", Map.of("reason", "x"))),
                api("POST /api/v1/runs/{run:\\d+}/stop", () -> program("POST", "/api/v1/runs/1/stop")),
                command("stop", "1"));
        add(
                AuditAction.RUN_RESTARTED,
                "1",
                AuditOutcome.REFUSED,
                inConsole("POST /runs/{run:\\d+}/restart", () -> post("/runs/1/restart", Map.of("reason", "x"))),
                api("POST /api/v1/runs/{run:\\d+}/restart", () -> program("POST", "/api/v1/runs/1/restart")),
                command("restart", "1"));
        add(AuditAction.RUN_RECOVERED, "1", AuditOutcome.REFUSED, command("recover", "1"));
        add(
                AuditAction.SCHEDULE_PAUSED,
                "watch-list",
                AuditOutcome.DONE,
                inConsole("POST /jobs/{job}/pause", () -> post("/jobs/watch-list/pause", Map.of("reason", "Eid"))),
                command("schedule pause", "watch-list", "--reason", "Eid"));
        add(
                AuditAction.SCHEDULE_RESUMED,
                "watch-list",
                AuditOutcome.DONE,
                inConsole("POST /jobs/{job}/resume", () -> post("/jobs/watch-list/resume", Map.of())),
                command("schedule resume", "watch-list"));
    }

    private void reports() {
        List<Edition> october = editions.editions().stream()
                .filter(e -> e.report().equals("board-monthly")
                        && e.month().toString().equals("2026-10"))
                .toList();
        String issued = Long.toString(october.stream()
                .filter(Edition::isIssued)
                .findFirst()
                .orElseThrow()
                .id());
        String draft = Long.toString(october.stream()
                .filter(e -> !e.isIssued())
                .findFirst()
                .orElseThrow()
                .id());
        add(
                AuditAction.REPORT_VIEWED,
                issued,
                AuditOutcome.DONE,
                inConsole("GET /", () -> get("/")),
                inConsole("GET /reports/{edition:\\d+}", () -> get("/reports/" + issued)),
                inConsole("GET /drafts/{edition:\\d+}", () -> get("/drafts/" + issued)),
                api(
                        "GET /api/v1/reports/{edition:\\d+}/figures",
                        () -> program("GET", "/api/v1/reports/" + issued + "/figures")));
        String document = "/reports/" + issued + "/en.pdf";
        add(
                AuditAction.REPORT_DOWNLOADED,
                issued,
                AuditOutcome.DONE,
                inConsole("GET /reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}", () -> get(document)),
                api(
                        "GET /api/v1/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}",
                        () -> program("GET", "/api/v1" + document)));
        add(
                AuditAction.REPORTS_COMPARED,
                draft,
                AuditOutcome.DONE,
                inConsole("GET /drafts/{edition:\\d+}", () -> get("/drafts/" + draft + "?with=" + issued)),
                command("editions diff", issued, draft));
        add(
                AuditAction.REPORT_ISSUED,
                issued,
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /drafts/{edition:\\d+}/issue",
                        () -> post("/drafts/" + issued + "/issue", Map.of("reason", "again"))),
                command("issue", issued, "--reason", "again"));
        add(
                AuditAction.REPORT_PREVIEWED,
                "board-monthly",
                null,
                command("preview", "board-monthly", "--month", "1990-01", "--open", "no"));
        add(
                AuditAction.FIGURES_DOWNLOADED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /trends.{format:xlsx|csv}", () -> get("/trends.csv?measure=promise-kept")),
                api("GET /api/v1/figures", () -> program("GET", "/api/v1/figures?series=promise-kept")));
        add(
                AuditAction.FIGURES_DOWNLOADED,
                "turnaround",
                AuditOutcome.DONE,
                inConsole("GET /turnaround.{format:xlsx|csv}", () -> get("/turnaround.csv?month=2026-10")));
    }

    private void rows() {
        long file = rejectedFile();
        List<String> rows = console.sql
                .sql("select rejected_id from rejected_row where file_id = :file order by 1")
                .param("file", file)
                .query(String.class)
                .list();
        String page = "/rejected/" + file;
        add(
                AuditAction.ROWS_VIEWED,
                FILE,
                AuditOutcome.DONE,
                inConsole("GET /rejected/{file:\\d+}", () -> get(page)),
                command("rejected", "--file", Long.toString(file)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                FILE,
                AuditOutcome.DONE,
                inConsole("GET /rejected/{file:\\d+}/rows.xlsx", () -> get(page + "/rows.xlsx")),
                command(
                        "rejected",
                        "--file",
                        Long.toString(file),
                        "--out",
                        folder.resolve("rows.xlsx").toString()));
        add(
                AuditAction.ROWS_DISMISSED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /rejected/{file:\\d+}/{row:\\d+}/dismiss",
                        () -> post(page + "/" + rows.get(0) + "/dismiss", Map.of("reason", "test"))),
                command("rejected", "--dismiss", rows.get(1), "--reason", "test"));
        add(
                AuditAction.ROWS_DISMISSED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /rejected/{file:\\d+}/dismiss", () -> post(page + "/dismiss", Map.of("reason", "test"))),
                command("rejected", "--dismiss-file", Long.toString(file), "--reason", "test"));
        add(AuditAction.ROWS_VIEWED, "watch-list", AuditOutcome.DONE, inConsole("GET /watch", () -> get("/watch")));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "watch-list",
                AuditOutcome.DONE,
                inConsole("GET /watch.{format:xlsx|csv}", () -> get("/watch.csv")));
        String months = "?from-month=2026-10&until=2026-10";
        add(
                AuditAction.COMMENTS_VIEWED,
                "2026-10 – 2026-10",
                AuditOutcome.DONE,
                inConsole("GET /comments", () -> get("/comments" + months)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "comments 2026-10 – 2026-10",
                AuditOutcome.DONE,
                inConsole("GET /comments.{format:xlsx|csv}", () -> get("/comments.csv" + months)));
        String figure = "?month=2026-10&key=promise-kept";
        add(
                AuditAction.ROWS_VIEWED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /lineage", () -> get("/lineage" + figure)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /lineage.csv", () -> get("/lineage.csv" + figure)));
    }

    private void files() throws IOException {
        byte[] table = "no such column,nor this\n1,2\n".getBytes(StandardCharsets.UTF_8);
        String file = Files.write(folder.resolve("unknown-table.csv"), table).toString();
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /files", () -> upload(table)),
                command("check", file));
        add(
                AuditAction.FILE_UPLOADED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /files", () -> upload(table)));
        add(
                AuditAction.FILE_INGESTED,
                "unknown-table.csv",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /files/{upload:[0-9a-f]+}/ingest",
                        () -> post("/files/" + kept(table) + "/ingest", Map.of("mapping", "requests"))),
                command("ingest", file, "--mapping", "requests"));
        add(
                AuditAction.UPLOAD_DISCARDED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole(
                        "POST /files/{upload:[0-9a-f]+}/discard",
                        () -> post("/files/" + kept(table) + "/discard", Map.of())));
        long rejected = rejectedFile();
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /rejected/{file:\\d+}/corrected", () -> administrator()
                        .upload(
                                "/account",
                                "/rejected/" + rejected + "/corrected",
                                "rows",
                                "unknown-table.csv",
                                table)));
    }

    /** Under a number that nobody has, so that nothing is shown or erased; PersonErasureTest has people. */
    private void people() {
        Map<String, String> person = Map.of("number", "999999999", "kind", "", "reason", "test");
        Map<String, String> export = new java.util.HashMap<>(person);
        export.putAll(Map.of("format", "json", "language", "ar"));
        String out = folder.resolve("person.json").toString();
        add(
                AuditAction.PERSON_FOUND,
                "",
                AuditOutcome.REFUSED,
                inConsole("POST /persons/find", () -> post("/persons/find", person)),
                command("person find", "999999999"));
        add(
                AuditAction.PERSON_EXPORTED,
                "",
                AuditOutcome.REFUSED,
                inConsole("POST /persons/export", () -> post("/persons/export", export)),
                command("person export", "999999999", "--out", out));
        add(
                AuditAction.PERSON_ERASED,
                "",
                AuditOutcome.REFUSED,
                inConsole("POST /persons/erase", () -> post("/persons/erase", person)),
                command("person erase", "999999999", "--reason", "test"));
        Map<String, String> request = new java.util.HashMap<>(person);
        request.putAll(Map.of("action", "correct", "received", ""));
        add(
                AuditAction.PRIVACY_REQUEST_RECEIVED,
                "",
                AuditOutcome.DONE,
                inConsole("POST /persons/requests", () -> post("/persons/requests", request)),
                command("person receive", "999999999", "--action", "correct"));
        add(
                AuditAction.PRIVACY_REQUEST_DONE,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /persons/requests/{request:\\d+}/close",
                        () -> post("/persons/requests/999999/close", Map.of("reason", "test"))),
                command("person close", "999999", "--reason", "test"));
        String certificate = console.sql
                .sql(
                        """
                        insert into privacy_request (kind, subject_hash, received_on, due_on, recorded_at, actor, reason,
                            done_at, done_actor, done_reason, certificate)
                        values ('erase', 'abc', '2026-10-01', '2026-10-31', now(), 'a', 'r', now(), 'a', 'r',
                            '{"subject": "abc", "erasedAt": "2026-10-02T00:00:00Z"}')
                        returning request_id
                        """)
                .query(String.class)
                .single();
        add(
                AuditAction.CERTIFICATE_VIEWED,
                certificate,
                AuditOutcome.DONE,
                inConsole(
                        "GET /persons/requests/{request:\\d+}/certificate.{format:json|html}",
                        () -> get("/persons/requests/" + certificate + "/certificate.html")));
    }

    private void decisions() {
        Map<String, String> action =
                Map.of("obstacle", "", "action", "w", "owner", "o", "due", "2026-12-01", "series", "promise-kept");
        Map<String, String> step = Map.of("day", "2026-12-01", "note", "w");
        add(
                AuditAction.ACTION_CHANGED,
                "",
                AuditOutcome.REFUSED,
                inConsole("POST /actions", () -> post("/actions", action)));
        add(
                AuditAction.ACTION_CHANGED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole("POST /actions/{id:\\d+}/{step:move|close|reopen}", () -> post("/actions/999999/move", step)),
                inConsole("POST /actions/{id:\\d+}/withdraw", () -> post("/actions/999999/withdraw", step)));
        add(
                AuditAction.LIMITS_RESET,
                "promise-kept",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /rebases",
                        () -> post("/rebases", Map.of("series", "promise-kept", "month", "2026-03", "reason", ""))));
        add(
                AuditAction.LIMITS_RESET_WITHDRAWN,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /rebases/{id:\\d+}/withdraw",
                        () -> post("/rebases/999999/withdraw", Map.of("reason", "x"))));
    }

    private void users() {
        commands().run("users", "add", "audited", "--role", "board");
        String user = "/users/audited";
        add(
                AuditAction.USER_ADDED,
                "x",
                AuditOutcome.REFUSED,
                inConsole("POST /users", () -> post("/users", Map.of("name", "x", "fullName", "", "role", "board"))),
                command("users add", "x", "--role", "board"));
        add(
                AuditAction.CODE_CREATED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/code", () -> post(user + "/code", Map.of())),
                command("users reset", "audited"));
        add(
                AuditAction.ROLE_CHANGED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/role", () -> post(user + "/role", Map.of("role", "quality"))),
                command("users role", "audited", "quality"));
        add(
                AuditAction.USER_ENABLED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/enable", () -> post(user + "/enable", Map.of())),
                command("users enable", "audited"));
        add(
                AuditAction.USER_DISABLED,
                "audited",
                AuditOutcome.DONE,
                inConsole("POST /users/{name}/disable", () -> post(user + "/disable", Map.of())),
                command("users disable", "audited"));
        Map<String, String> password = Map.of("password", RunningConsole.PASSWORD, "again", RunningConsole.PASSWORD);
        add(
                AuditAction.PASSWORD_SET,
                "administrator",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/password", () -> post("/account/password", with(password, "present", "wrong"))));
        add(
                AuditAction.PASSWORD_SET,
                "audited",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /activate",
                        () -> post("/activate", with(with(password, "name", "audited"), "code", "no code"))));
        add(
                AuditAction.TOKEN_CREATED,
                "sheet",
                AuditOutcome.DONE,
                inConsole("POST /account/tokens", () -> post("/account/tokens", Map.of("name", "sheet", "days", "3"))));
        add(
                AuditAction.TOKEN_REVOKED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /account/tokens/{token:\\d+}/revoke",
                        () -> post("/account/tokens/999999/revoke", Map.of())));
        add(AuditAction.LOGGED_IN, "board", AuditOutcome.DONE, inConsole("", () -> console.client(Role.BOARD)));
        add(AuditAction.LOGGED_OUT, "board", AuditOutcome.DONE, inConsole("", () -> console.client(Role.BOARD)
                .post("/account", "/logout", Map.of())));
        add(AuditAction.LOGIN_FAILED, unknown("somebody"), AuditOutcome.REFUSED, inConsole("", () -> console.stranger()
                .post("/login", "/login", Map.of("username", "somebody", "password", "guess"))));
        add(AuditAction.LOGIN_THROTTLED, unknown("audited-guess"), AuditOutcome.REFUSED, inConsole("", () -> {
            for (int i = 0; i < 7; i++) {
                logIn.attempt("audited-guess", "guess", "203.0.113.9");
            }
        }));
    }

    /** How a name without an account is recorded. */
    private static String unknown(String name) {
        return "unknown-" + Sha256.hex(name).substring(0, 4);
    }

    private void rest() {
        String letter = Long.toString(outbox.enqueue(
                        new NewMessage("audited", Language.EN, "On its way", "Read it.", List.of()),
                        new Recipient(TransportType.MAIL, "audited@charity.example"))
                .orElseThrow());
        add(
                AuditAction.MESSAGE_RESENT,
                letter,
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /messages/{message:\\d+}/resend",
                        () -> post("/messages/" + letter + "/resend", Map.of("reason", "x"))),
                command("messages resend", letter, "--reason", "x"));
        Map<String, String> rule = Map.of("file", "watch-list.yaml", "content", "title: x", "seen", "", "reason", "x");
        add(
                AuditAction.RULES_CHECKED,
                "watch-list.yaml",
                AuditOutcome.REFUSED,
                inConsole("POST /rules/check", () -> post("/rules/check", rule)));
        add(
                AuditAction.RULES_CHANGED,
                "watch-list.yaml",
                AuditOutcome.REFUSED,
                inConsole("POST /rules/change", () -> post("/rules/change", rule)));
        byte[] answers = "response_no,answered_on,overall\nDO-1,5/10/2026,4\n".getBytes(StandardCharsets.UTF_8);
        add(
                AuditAction.RULES_CHANGED,
                "mappings/responses.yaml",
                AuditOutcome.DONE,
                inConsole(
                        "POST /files/{upload:[0-9a-f]+}/date-order",
                        () -> post(
                                "/files/" + kept(answers) + "/date-order",
                                Map.of("mapping", "responses", "order", "day-first"))));
        add(
                AuditAction.AUDIT_VIEWED,
                "rida",
                AuditOutcome.DONE,
                inConsole("GET /audit", () -> get("/audit?subject=rida")));
    }

    private void add(AuditAction action, String subject, @Nullable AuditOutcome outcome, EntryPoint... entryPoints) {
        operations.add(new Operation(action, subject, outcome, List.of(entryPoints)));
    }

    private EntryPoint inConsole(String route, Runnable call) {
        return new EntryPoint(Actor.Kind.CONSOLE, route, afterRuns(call));
    }

    private EntryPoint api(String route, Runnable call) {
        return new EntryPoint(Actor.Kind.API, route, afterRuns(call));
    }

    /** @param name of one word or two */
    private EntryPoint command(String name, String... arguments) {
        String[] line = Stream.concat(Arrays.stream(name.split(" ")), Arrays.stream(arguments))
                .toArray(String[]::new);
        return new EntryPoint(Actor.Kind.COMMAND_LINE, "rida " + name, afterRuns(() -> commands()
                .run(line)));
    }

    /** Of one job only one run at a time. */
    private Runnable afterRuns(Runnable call) {
        return () -> {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (runs.list(new Runs.RunSelection(JOB, null, 1, 0)).stream().anyMatch(AuditedOperations::lasts)) {
                assertThat(System.nanoTime()).as("the run ends").isLessThan(deadline);
                pause();
            }
            call.run();
        };
    }

    private static boolean lasts(Run run) {
        return !run.state().isOver();
    }

    private CommandsInContext commands() {
        return new CommandsInContext(context);
    }

    private TestClient administrator() {
        return console.client(Role.ADMINISTRATOR);
    }

    private void get(String address) {
        administrator().get(address);
    }

    private void post(String address, Map<String, String> fields) {
        administrator().post("/account", address, fields);
    }

    private void program(String method, String address) {
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

    private HttpResponse<String> upload(byte[] table) {
        return administrator().upload("/account", "/files", "file", "unknown-table.csv", table);
    }

    /** The number under which an upload waits for a decision. */
    private String kept(byte[] table) {
        Matcher found =
                Pattern.compile("/files/([0-9a-f]{32})/").matcher(upload(table).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private long rejectedFile() {
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

    private Path job() {
        return Path.of(context.getEnvironment().getRequiredProperty("rida.jobs"), JOB + ".yaml");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
