package org.rida.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * All operations that change or reveal something, each with the ways to ask for it: routes of the console and the API, commands,
 * and runs. {@link AuditedOperationsTest} asks for each of them in each way.
 */
final class AuditedOperations {

    /** They change nothing and show neither single rows nor what a report says. */
    static final Set<String> NOTHING_TO_RECORD = Set.of(
            // the way in, and one's own account
            "GET /login",
            "GET /activate",
            "GET /account",
            "GET /help",
            "GET /help/{topic}",
            "POST /help/first-steps",
            " /error",
            "GET /api/v1/openapi",
            "GET /api/v1/openapi.yaml",
            // figures on the screen, for those who may see them; what leaves as a file is recorded
            "GET /trends",
            "GET /views",
            "GET /turnaround",
            "GET /what-if",
            "GET /respondents",
            "GET /sampling",
            // lists, and how far something is
            "GET /api/v1/reports",
            "GET /drafts",
            "GET /drafts/{edition:\\d+}/issuing",
            "GET /rejected",
            "GET /files",
            "GET /files.{format:xlsx|csv}",
            "GET /files/list",
            // headers of columns and numbers of rows
            "GET /files/{file:\\d+}",
            // a description of a file, which takes effect when it is saved
            "GET /setup/{upload:[0-9a-f]+}/{step:file|columns|values|dates|preview|result}",
            "POST /setup/{upload:[0-9a-f]+}/file",
            "POST /setup/{upload:[0-9a-f]+}/type",
            "POST /setup/{upload:[0-9a-f]+}/columns",
            "POST /setup/{upload:[0-9a-f]+}/values",
            "POST /setup/{upload:[0-9a-f]+}/dates",
            "GET /actions",
            "GET /rebases",
            "GET /jobs",
            "GET /jobs/live",
            "GET /jobs/{job}",
            "GET /runs",
            "GET /runs.{format:xlsx|csv}",
            "GET /runs/{run:\\d+}",
            "GET /runs/{run:\\d+}/live",
            "GET /api/v1/jobs",
            "GET /api/v1/runs",
            "GET /api/v1/runs/{run:\\d+}",
            "GET /charity",
            // what would change: nothing of it is done
            "POST /charity/version",
            "GET /settings",
            "GET /recipients",
            "GET /questions",
            "GET /themes",
            "GET /themes/{code}",
            // numbers of comments, and nothing of what they say
            "POST /themes/{code}/try",
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
            "rida check",
            "rida completion",
            "rida generate-sample",
            // only the set-up code of an empty database, which LoginServiceTest has; every page below has its own entry
            "rida serve",
            // into a database of its own: RestoreAuditTest
            "rida restore");

    /** What no route and no command here can bring about. */
    static final Set<AuditAction> ELSEWHERE = EnumSet.of(
            AuditAction.DATABASE_RESTORED,
            AuditAction.KEY_REPLACED,
            // to a mail server: FailureDeliveryTest
            AuditAction.MESSAGE_TESTED,
            // by a browser with an authenticator: PasskeyTest
            AuditAction.PASSKEY_ADDED);

    private final List<Operation> operations = new ArrayList<>();
    private final ConfigurableApplicationContext context;
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
        this.context = context;
        this.folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "audited");
        Files.writeString(
                job(),
                "title: {ar: مهمة, en: Some job}\nsteps:\n  - backup: {folder: \"%s\", keep: 1}\n"
                        .formatted(folder.resolve("backups")));
        for (AuditedGroup group : List.of(
                new AuditedWork(console, context, folder),
                new AuditedRules(console, context, folder),
                new AuditedReports(console, context, folder),
                new AuditedRows(console, context, folder),
                new AuditedPersons(console, context, folder),
                new AuditedAccounts(console, context, folder))) {
            operations.addAll(group.operations());
        }
    }

    List<Operation> all() {
        return operations;
    }

    /** Removes the files that the operations read. */
    void clean() throws IOException {
        Files.delete(job());
        FileSystemUtils.deleteRecursively(folder);
    }

    private Path job() {
        return Path.of(context.getEnvironment().getRequiredProperty("rida.jobs"), AuditedGroup.JOB + ".yaml");
    }
}
