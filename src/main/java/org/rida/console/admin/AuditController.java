package org.rida.console.admin;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.access.AuditAction;
import org.rida.access.AuditEvent;
import org.rida.access.AuditEvents;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowColumn;
import org.rida.console.list.RowExport;
import org.rida.database.RowOrder;
import org.rida.report.edition.Edition;
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
    private final AuditWords codes;
    private final DeclaredWords declared;

    AuditController(AuditEvents events, RowExport exports, AuditWords codes, DeclaredWords declared) {
        this.declared = declared;
        this.codes = codes;
        this.events = events;
        this.exports = exports;
    }

    /** An entry, and what it tells in words. */
    public record Line(AuditEvent event, String subject, List<AuditDetail> details) {}

    private List<Line> lines(List<AuditEvent> entries, PageFormatter words) {
        Map<String, Edition> reports = codes.reports(entries);
        return entries.stream().map(entry -> line(entry, reports, words)).toList();
    }

    private Line line(AuditEvent entry, Map<String, Edition> reports, PageFormatter words) {
        return new Line(
                entry,
                codes.subject(entry, reports, words),
                AuditDetail.of(codes.detail(entry, reports), codes, declared, words));
    }

    private AuditEvents.AuditSearch search(String actor, String action, String subject) {
        return new AuditEvents.AuditSearch(actor.strip(), action, subject.strip(), codes.codes(subject.strip()));
    }

    /**
     * @param actor name, exact; empty for everybody
     * @param action code of an {@link AuditAction}; empty for all
     * @param subject what the action was applied to, such as a file or an account, by its name or title; empty for all
     * @param order as of {@link RowOrder#parse}
     * @param from number of entries to pass over
     */
    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        AuditEvents.AuditSearch search = search(actor, action, subject);
        PageFormatter words = exports.words(user);
        ListPage.show(
                model,
                "entries",
                from,
                SIZE,
                (offset, limit) ->
                        lines(events.read(search, RowOrder.parse(order), offset, limit, user.actor()), words));
        showHead(model, RowOrder.parse(order));
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("actor", actor);
        model.addAttribute("action", action);
        model.addAttribute("subject", subject);
        return "audit";
    }

    private static void showHead(Model model, RowOrder order) {
        ListHead.show(
                model,
                order,
                "console.audit.at",
                "at",
                "console.audit.actor",
                "actor",
                "console.audit.kind",
                "",
                "console.audit.action",
                "",
                "console.audit.subject",
                "subject",
                "console.audit.detail",
                "",
                "console.audit.outcome",
                "",
                "console.audit.address",
                "address");
    }

    /** The entries that match, at most 10,000, newest first. */
    @GetMapping("/audit.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String order,
            RequestUser user) {
        AuditEvents.AuditSearch search = search(actor, action, subject);
        List<AuditEvent> entries = events.read(search, RowOrder.parse(order), 0, MAX_EXPORTED, user.actor());
        return exports.response(
                new RowExport.ListExport<>("rida-audit", "console.audit", columns(codes.reports(entries)), entries),
                format,
                user);
    }

    private List<RowColumn<AuditEvent>> columns(Map<String, Edition> reports) {
        return List.of(
                RowColumn.moment("console.audit.at", AuditEvent::at),
                RowColumn.hijriMoment("console.audit.at", AuditEvent::at),
                RowColumn.text("console.audit.actor", (entry, text) -> text.actor(entry.actor())),
                RowColumn.text("console.audit.kind", (entry, text) -> text.named("audit.kind.", entry.kind())),
                RowColumn.text("console.audit.action", (entry, text) -> text.named("audit.", entry.action())),
                RowColumn.text("console.audit.subject", (entry, text) -> codes.subject(entry, reports, text)),
                RowColumn.text("console.audit.detail", this::details),
                RowColumn.text(
                        "console.audit.outcome",
                        (entry, text) ->
                                text.named("audit.outcome.", entry.outcome().isEmpty() ? "unknown" : entry.outcome())),
                RowColumn.text("console.audit.address", (entry, text) -> entry.address()));
    }

    private String details(AuditEvent entry, PageFormatter text) {
        return AuditDetail.of(entry.detail(), codes, declared, text).stream()
                .map(detail -> detail.label() + ": " + detail.text())
                .collect(Collectors.joining(" · "));
    }
}
