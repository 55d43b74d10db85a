package org.rida.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.console.AuditedOperations.EntryPoint;
import org.rida.i18n.Language;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs, schedules, decisions, messages and settings. */
final class AuditedWork extends AuditedGroup {

    private final Outbox outbox;

    AuditedWork(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        this.outbox = context.getBean(Outbox.class);
        runsAndSchedules();
        decisions();
        messagesAndSettings();
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
                AuditAction.RUN_STARTED,
                "annual-board-report",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /drafts/due/{job}/{month}",
                        () -> post("/drafts/due/annual-board-report/1990-01", Map.of())));
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
                inConsole("POST /drafts/runs/{run:\\d+}/stop", () -> post("/drafts/runs/1/stop", Map.of())),
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
                AuditAction.NOTE_CHANGED,
                "promise-kept",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /notes",
                        () -> post("/notes", Map.of("topic", "promise-kept", "month", "2026-03", "text", " "))));
        add(
                AuditAction.NOTE_CHANGED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /notes/{id:\\d+}/withdraw", () -> post("/notes/999999/withdraw", Map.of("reason", "x"))));
        add(
                AuditAction.VIEW_CHANGED,
                "",
                AuditOutcome.REFUSED,
                inConsole("POST /views", () -> post("/views", Map.of("name", " ", "address", "/trends"))));
        add(
                AuditAction.VIEW_CHANGED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole("POST /views/{view:\\d+}/rename", () -> post("/views/999999/rename", Map.of("name", "x"))),
                inConsole("POST /views/{view:\\d+}/delete", () -> post("/views/999999/delete", Map.of())),
                inConsole(
                        "POST /views/{view:\\d+}/subscribe",
                        () -> post(
                                "/views/999999/subscribe",
                                Map.of("rhythm", "weekly", "to", "admin@model-charity.example"))),
                inConsole("POST /views/{view:\\d+}/unsubscribe", () -> post("/views/999999/unsubscribe", Map.of())));
        add(
                AuditAction.ROWS_VIEWED,
                "follow-ups",
                AuditOutcome.DONE,
                inConsole("GET /follow-ups", () -> get("/follow-ups")));
        add(
                AuditAction.FOLLOW_UP_CHANGED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /follow-ups/{id:\\d+}/{step:called|solved|asked-again|closed}",
                        () -> post("/follow-ups/999999/called", step)));
        add(
                AuditAction.LIMITS_RESET,
                "promise-kept",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /rebases",
                        () -> post(
                                "/rebases?series=promise-kept&month=2026-03",
                                "/rebases",
                                Map.of("series", "promise-kept", "month", "2026-03", "reason", ""))));
        add(
                AuditAction.LIMITS_RESET_WITHDRAWN,
                "999999",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /rebases/{id:\\d+}/withdraw",
                        () -> post("/rebases/999999/withdraw", Map.of("reason", "x"))));
    }

    private void messagesAndSettings() {
        String letter = waiting("audited", "audited@charity.example");
        add(
                AuditAction.MESSAGE_RESENT,
                letter,
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /messages/{message:\\d+}/resend",
                        () -> post("/messages/" + letter + "/resend", Map.of("reason", "x"))),
                command("messages resend", letter, "--reason", "x"));
        Map<String, String> cancel = PageForms.form(administrator(), "/messages/" + letter);
        add(
                AuditAction.MESSAGE_CANCELLED,
                letter,
                AuditOutcome.DONE,
                inConsole(
                        "POST /messages/{message:\\d+}/cancel", () -> post("/messages/" + letter + "/cancel", cancel)));
        String former = waiting("failure/audited", "audited@charity.example");
        String page = administrator().get("/messages/" + former).body();
        Map<String, String> readdress =
                PageForms.controls("<main" + page.substring(page.indexOf("/readdress"), page.indexOf("/cancel")));
        add(
                AuditAction.MESSAGE_CANCELLED,
                former,
                AuditOutcome.DONE,
                inConsole(
                        "POST /messages/{message:\\d+}/readdress",
                        () -> post("/messages/" + former + "/readdress", readdress)));
        String cancelled = waiting("audited/command", "audited@charity.example");
        add(AuditAction.MESSAGE_CANCELLED, cancelled, AuditOutcome.DONE, command("messages cancel", cancelled));
        String readdressed = waiting("failure/command", "audited@charity.example");
        add(AuditAction.MESSAGE_CANCELLED, readdressed, AuditOutcome.DONE, command("messages readdress", readdressed));
        add(
                AuditAction.MESSAGE_SAVED,
                "n***@charity.example",
                AuditOutcome.DONE,
                inConsole(
                        "POST /messages/test",
                        () -> post("/messages/test", Map.of("address", "nobody@charity.example"))));
        add(
                AuditAction.MAIL_CHANGED,
                "127.0.0.1",
                AuditOutcome.REFUSED,
                inConsole("POST /messages/mail", () -> post("/messages/mail", Map.of("host", "127.0.0.1"))));
        add(
                AuditAction.PERMISSIONS_CHANGED,
                "",
                AuditOutcome.DONE,
                inConsole("POST /settings/permissions", () -> post("/settings/permissions", Map.of())));
        add(
                AuditAction.AUDIT_VIEWED,
                "rida",
                AuditOutcome.DONE,
                inConsole("GET /audit", () -> get("/audit?subject=rida")),
                inConsole("GET /audit.{format:xlsx|csv}", () -> get("/audit.csv?subject=rida")));
    }

    private String waiting(String topic, String address) {
        return Long.toString(outbox.enqueue(
                        new NewMessage(topic, Language.AR, "On its way", "Read it.", List.of()),
                        new Recipient(TransportType.MAIL, address))
                .orElseThrow());
    }
}
