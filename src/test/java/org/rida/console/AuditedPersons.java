package org.rida.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.springframework.context.ConfigurableApplicationContext;

/** What people ask about their own data. */
final class AuditedPersons extends AuditedGroup {

    AuditedPersons(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        people(context.getBean(PseudonymKeys.class).open());
    }

    /** Under a number that nobody has, so that nothing is shown or erased; PersonErasureTest has people. */
    private void people(PseudonymKey key) {
        // the beginning of a keyed hash instead of the number
        String typed = subject(key.hash("999999999"));
        String listed = subject(new ErasedNumbers(key, Set.of()).hash(NumberKind.BENEFICIARY, "999999999"));
        Map<String, String> person = Map.of("number", "999999999", "kind", "", "reason", "test");
        Map<String, String> export = with(with(person, "format", "json"), "language", "ar");
        String out = folder.resolve("person.json").toString();
        add(
                AuditAction.PERSON_FOUND,
                typed,
                AuditOutcome.REFUSED,
                inConsole("POST /persons/find", () -> post("/persons/find", person)),
                command("person find", "999999999"));
        add(
                AuditAction.PERSON_EXPORTED,
                typed,
                AuditOutcome.REFUSED,
                inConsole("POST /persons/export", () -> post("/persons/export", export)),
                command("person export", "999999999", "--out", out));
        add(
                AuditAction.PERSON_ERASED,
                typed,
                AuditOutcome.REFUSED,
                inConsole("POST /persons/erase", () -> post("/persons/erase", person)),
                command("person erase", "999999999", "--reason", "test"));
        Map<String, String> request = with(with(person, "action", "correct"), "received", "");
        add(
                AuditAction.PRIVACY_REQUEST_RECEIVED,
                listed,
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

    /** Twelve digits as the letters a to p. */
    private static String subject(String hash) {
        return hash.substring(0, 12)
                .chars()
                .mapToObj(digit -> String.valueOf("abcdefghijklmnop".charAt("0123456789abcdef".indexOf(digit))))
                .collect(Collectors.joining());
    }
}
