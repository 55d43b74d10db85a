package org.rida.console.admin;

import java.util.List;
import org.rida.access.AuditAction;
import org.rida.access.AuditEvent;
import org.rida.access.AuditEvents;
import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, newest entries first. Reading it is an entry itself, once for each search. */
@Controller
class AuditController {

    private static final int SIZE = 100;

    private final AuditEvents events;

    AuditController(AuditEvents events) {
        this.events = events;
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
        int start = Math.max(0, from);
        AuditEvents.AuditSearch search = new AuditEvents.AuditSearch(actor.strip(), action, subject.strip());
        List<AuditEvent> entries = events.read(search, start, SIZE + 1, user.actor());
        model.addAttribute("entries", entries.stream().limit(SIZE).toList());
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("actor", actor);
        model.addAttribute("action", action);
        model.addAttribute("subject", subject);
        model.addAttribute("pages", new ListPage(start, SIZE, entries.size() > SIZE));
        return "audit";
    }
}
