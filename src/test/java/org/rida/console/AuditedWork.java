package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.springframework.util.FileSystemUtils;

/** Runs, schedules, decisions, messages and rules. */
final class AuditedWork extends AuditedGroup {

    private final Outbox outbox;

    AuditedWork(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        this.outbox = context.getBean(Outbox.class);
        runsAndSchedules();
        decisions();
        rest();
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
                AuditAction.RULES_CHECKED,
                "watch-list.yaml",
                AuditOutcome.DONE,
                inConsole(
                        "POST /jobs/{job}/schedule",
                        () -> post("/jobs/watch-list/schedule", Map.of("rhythm", "daily", "time", "06:15"))));
        add(
                AuditAction.MESSAGE_TESTED,
                "***@***",
                AuditOutcome.DONE,
                inConsole(
                        "POST /messages/test",
                        () -> post("/messages/test", Map.of("address", "nobody@charity.example"))));
        add(
                AuditAction.RULES_CHANGED,
                "watch-list.yaml",
                AuditOutcome.REFUSED,
                inConsole("POST /rules/change", () -> post("/rules/change", rule)));
        add(
                AuditAction.RULES_CHANGED,
                "policy/association.yaml",
                AuditOutcome.DONE,
                inConsole("POST /charity", () -> nameTheCharity(() -> post("/charity", renamed()))),
                new EntryPoint(
                        Actor.Kind.COMMAND_LINE,
                        "rida setup",
                        () -> nameTheCharity(() -> commands().run("setup", "--name-ar", "جمعية أخرى"))));
        add(
                AuditAction.RULES_CHANGED,
                "policy/questions.yaml",
                AuditOutcome.DONE,
                inConsole("POST /questions", () -> nameTheCharity(this::askForSpeed)),
                inConsole(
                        "POST /questions/{code}/delete",
                        () -> nameTheCharity(() -> {
                            writeAQuestion();
                            post("/questions/pace/delete", Map.of());
                        })));
        add(
                AuditAction.RULES_CHANGED,
                "policy/themes.yaml",
                AuditOutcome.DONE,
                inConsole(
                        "POST /themes/{code}",
                        () -> nameTheCharity(() -> post(
                                "/themes/-",
                                Map.of("ar", "م", "en", "Parking", "type", "OBSTACLE", "english", "car park")))));
        add(
                AuditAction.DEMONSTRATION_REMOVED,
                "",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /charity/demonstration",
                        () -> post("/charity", "/charity/demonstration", Map.of("charity", "no"))));
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
                inConsole("GET /audit", () -> get("/audit?subject=rida")),
                inConsole("GET /audit.{format:xlsx|csv}", () -> get("/audit.csv?subject=rida")));
    }

    private void askForSpeed() {
        Map<String, String> form = PageForms.form(administrator(), "/questions");
        form.putAll(Map.of("new.ar", "س", "new.en", "Pace", "new.code", "pace", "new.role", "ASPECT"));
        post("/questions", form);
    }

    /** As somebody writes it by hand. */
    private void writeAQuestion() {
        Path questions = policy().resolve("questions.yaml");
        try {
            String text = Files.readString(questions);
            Files.writeString(
                    questions,
                    text.replaceFirst(
                            "(?m)^questions:$",
                            "questions:\n  - {code: pace, name: {ar: س, en: Pace}, scale: one-to-five, role: aspect}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path policy() {
        return Path.of(context.getEnvironment().getRequiredProperty("rida.jobs"), "policy");
    }

    private Map<String, String> renamed() {
        Map<String, String> form = PageForms.form(administrator(), "/charity");
        form.put("name.ar", "جمعية أخرى");
        return form;
    }

    /** Others share the files, and go on with the policy that was read at start. */
    private void nameTheCharity(Runnable change) {
        Path policy = policy();
        Path copy = folder.resolve("policy");
        try {
            FileSystemUtils.copyRecursively(policy, copy);
            change.run();
            FileSystemUtils.copyRecursively(copy, policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
