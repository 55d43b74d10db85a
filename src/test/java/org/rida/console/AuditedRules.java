package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.console.AuditedOperations.EntryPoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The rules: their files, and the forms that change them. */
final class AuditedRules extends AuditedGroup {

    AuditedRules(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        files();
        forms();
    }

    private void files() {
        Map<String, String> rule = Map.of("file", "watch-list.yaml", "content", "title: x", "seen", "", "reason", "x");
        add(
                AuditAction.RULES_CHECKED,
                "watch-list.yaml",
                AuditOutcome.REFUSED,
                inConsole("POST /rules/check", () -> post("/rules/check", rule)));
        add(
                AuditAction.RULES_CHANGED,
                "watch-list.yaml",
                AuditOutcome.DONE,
                inConsole(
                        "POST /jobs/{job}/schedule",
                        () -> post("/jobs/watch-list/schedule", Map.of("rhythm", "workdays", "time", "06:16"))));
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
    }

    private void forms() {
        add(
                AuditAction.RULES_CHANGED,
                "policy/association.yaml",
                AuditOutcome.DONE,
                inConsole("POST /charity", () -> keepingThePolicy(() -> post("/charity", renamed()))),
                new EntryPoint(
                        Actor.Kind.COMMAND_LINE,
                        "rida setup",
                        () -> keepingThePolicy(() -> commands().run("setup", "--name-ar", "جمعية أخرى"))));
        add(
                AuditAction.RULES_CHANGED,
                "policy/clock.yaml",
                AuditOutcome.DONE,
                inConsole("POST /charity/promise", () -> keepingThePolicy(this::promiseLess)),
                inConsole(
                        "POST /charity/version/withdraw",
                        () -> keepingThePolicy(() -> {
                            writeAPromise();
                            withdrawLastPromise();
                        })));
        add(
                AuditAction.RULES_CHANGED,
                "policy/questions.yaml",
                AuditOutcome.DONE,
                inConsole("POST /questions", () -> keepingThePolicy(this::askForSpeed)),
                inConsole(
                        "POST /questions/{code}/delete",
                        () -> keepingThePolicy(() -> {
                            writeAQuestion();
                            post("/questions/pace/delete", Map.of());
                        })));
        add(
                AuditAction.RULES_CHANGED,
                "policy/themes.yaml",
                AuditOutcome.DONE,
                inConsole(
                        "POST /themes/{code}",
                        () -> keepingThePolicy(() -> post(
                                "/themes/-",
                                Map.of("ar", "م", "en", "Parking", "type", "OBSTACLE", "english", "car park")))));
        add(
                AuditAction.RULES_CHANGED,
                "delivery/recipients.yaml",
                AuditOutcome.DONE,
                inConsole("POST /recipients", this::tellAnotherOfFailures));
        add(
                AuditAction.DEMONSTRATION_REMOVED,
                "",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /charity/demonstration",
                        () -> post("/charity", "/charity/demonstration", Map.of("charity", "no"))));
    }

    private void promiseLess() {
        Map<String, String> form = PageForms.form(administrator(), "/charity");
        form.put("target-days", "9");
        form = PageForms.controls(
                administrator().post("/charity", "/charity", form).body());
        form.putAll(Map.of("scope", "from", "reason", "x"));
        form.remove("back");
        post("/charity", "/charity/promise", form);
    }

    private void tellAnotherOfFailures() {
        Path file = policy().resolveSibling("delivery").resolve("recipients.yaml");
        try {
            String before = Files.readString(file);
            Map<String, String> form = PageForms.form(administrator(), "/recipients");
            form.put("failures-0", "it@model-charity.example");
            post("/recipients", form);
            Files.writeString(file, before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAPromise() {
        insert(
                "clock.yaml",
                "(?m)^calendar:$",
                """
                  - version: "2027-1"
                    in-force-from: 2027-01-01
                    target-days: 9
                    target-working-days: 7
                    headline: calendar

                calendar:""");
    }

    private void withdrawLastPromise() {
        String day = RunningConsole.all(administrator().get("/charity").body(), "name=\"day\" value=\"([^\"]+)\"")
                .get(0);
        Map<String, String> form = PageForms.controls(administrator()
                .post("/charity", "/charity/version", Map.of("day", day))
                .body());
        form.put("reason", "x");
        post("/charity", "/charity/version/withdraw", form);
    }

    private void askForSpeed() {
        Map<String, String> form = PageForms.form(administrator(), "/questions");
        form.putAll(Map.of("new.ar", "س", "new.en", "Pace", "new.code", "pace", "new.role", "ASPECT"));
        post("/questions", form);
    }

    private void writeAQuestion() {
        insert(
                "questions.yaml",
                "(?m)^questions:$",
                "questions:\n  - {code: pace, name: {ar: س, en: Pace}, scale: one-to-five, role: aspect}");
    }

    /** As somebody writes it by hand. */
    private void insert(String name, String place, String lines) {
        Path file = policy().resolve(name);
        try {
            Files.writeString(file, Files.readString(file).replaceFirst(place, lines));
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
    private void keepingThePolicy(Runnable change) {
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
