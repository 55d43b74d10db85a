package org.rida.console.admin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.access.AuditAction;
import org.rida.access.AuditEvent;
import org.rida.access.AuditEvents;
import org.rida.console.ListPage;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, newest entries first. Reading it is an entry itself, once for each search. */
@Controller
class AuditController {

    private static final int SIZE = 100;

    /** More entries are not exported at once. */
    private static final int MAX_EXPORTED = 10_000;

    private final AuditEvents events;
    private final RowExport exports;

    AuditController(AuditEvents events, RowExport exports) {
        this.events = events;
        this.exports = exports;
    }

    /**
     * @param actor name, exact; empty for everybody
     * @param action code of an {@link AuditAction}; empty for all
     * @param subject what the action was applied to, such as a file or an account; empty for all
     * @param from number of entries to pass over
     */
    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        AuditEvents.AuditSearch search = new AuditEvents.AuditSearch(actor.strip(), action, subject.strip());
        ListPage.show(
                model, "entries", from, SIZE, (offset, limit) -> events.read(search, offset, limit, user.actor()));
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("actor", actor);
        model.addAttribute("action", action);
        model.addAttribute("subject", subject);
        return "audit";
    }

    /** The entries that match, at most 10,000, newest first. */
    @GetMapping("/audit.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            RequestUser user) {
        AuditEvents.AuditSearch search = new AuditEvents.AuditSearch(actor.strip(), action, subject.strip());
        return exports.response(
                new RowExport.ListExport<>(
                        "rida-audit",
                        "console.audit",
                        Stream.of("at", "actor", "kind", "action", "subject", "detail", "outcome", "address")
                                .map(column -> "console.audit." + column)
                                .toList(),
                        events.read(search, 0, MAX_EXPORTED, user.actor()),
                        AuditController::row),
                format,
                user);
    }

    private static List<String> row(AuditEvent entry, PageFormatter text) {
        return List.of(
                text.moment(entry.at()),
                text.actor(entry.actor()),
                text.named("audit.kind.", entry.kind()),
                text.named("audit.", entry.action()),
                entry.subject(),
                entry.detail().entrySet().stream()
                        .filter(detail -> !detail.getValue().isBlank())
                        .map(detail -> text.named("audit.detail.", detail.getKey()) + ": "
                                + text.detail(detail.getKey(), detail.getValue()))
                        .collect(Collectors.joining(" · ")),
                text.named("audit.outcome.", entry.outcome().isEmpty() ? "unknown" : entry.outcome()),
                entry.address());
    }
}
