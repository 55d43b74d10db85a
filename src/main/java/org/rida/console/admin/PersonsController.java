package org.rida.console.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.console.FileDownload;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.key.NumberKind;
import org.rida.job.person.PersonDocument;
import org.rida.job.person.PersonDocument.PersonFormat;
import org.rida.job.person.Persons;
import org.rida.job.person.Persons.FoundPerson;
import org.rida.job.person.Persons.PersonQuery;
import org.rida.job.person.PrivacyRequest.RequestedAction;
import org.rida.job.person.PrivacyRequests;
import org.rida.job.person.ProcessingRegister;
import org.rida.job.person.RetentionPlan;
import org.rida.policy.Policy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people asked about their own data: finding, exporting and erasing it. A number is sent in the body of a form only, so
 * that it is in no address, history or log.
 */
@Controller
class PersonsController {

    private static final String BACK = "redirect:/persons";
    /** Rows shown on the page; the export has all. */
    private static final int MAX_ROWS = 500;

    private final Persons persons;
    private final PrivacyRequests requests;
    private final PersonDocument documents;
    private final ProcessingRegister register;
    private final RetentionPlan retention;
    private final AuditLog audit;
    private final Policy policy;

    PersonsController(
            Persons persons,
            PrivacyRequests requests,
            PersonDocument documents,
            ProcessingRegister register,
            RetentionPlan retention,
            AuditLog audit,
            Policy policy) {
        this.persons = persons;
        this.requests = requests;
        this.documents = documents;
        this.register = register;
        this.retention = retention;
        this.audit = audit;
        this.policy = policy;
    }

    /** The forms, and the register with the days that are left. */
    @GetMapping("/persons")
    String persons(Model model) {
        model.addAttribute("requests", requests.all());
        model.addAttribute("today", requests.today());
        model.addAttribute("days", requests.days());
        model.addAttribute("kinds", NumberKind.values());
        model.addAttribute("actions", RequestedAction.values());
        return "persons";
    }

    /** Places and lines by the kind of row, on the same page. */
    @PostMapping("/persons/find")
    String find(
            @RequestParam String number,
            @RequestParam String kind,
            @RequestParam String reason,
            RequestUser user,
            Model model) {
        try {
            FoundPerson found = persons.find(query(number, kind, reason), user.actor());
            model.addAttribute("found", found);
            model.addAttribute("summary", summary(number, kind, found));
            model.addAttribute(
                    "foundRows", found.rows().stream().limit(MAX_ROWS).toList());
            model.addAttribute("number", number.strip());
            model.addAttribute("kind", kind);
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return persons(model);
    }

    /** @param language of the person */
    @PostMapping("/persons/export")
    Object export(
            @RequestParam String number,
            @RequestParam String kind,
            @RequestParam String reason,
            @RequestParam String format,
            @RequestParam String language,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            PersonFormat as = format(format);
            Language of = language(language);
            FoundPerson found = persons.export(query(number, kind, reason), user.actor());
            return FileDownload.response(
                    documents.export(
                            found, as, new Messages(of, policy.association().digits())),
                    "person." + format);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /** The certificate is in the register. Who was not found on the page, or of whom it showed something else, is shown first. */
    @PostMapping("/persons/erase")
    String erase(
            @RequestParam String number,
            @RequestParam String kind,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            Model model,
            RedirectAttributes redirect) {
        try {
            persons.erase(
                    query(number, kind, reason),
                    found -> Confirmation.require(form, summary(number, kind, found)),
                    user.actor());
            redirect.addFlashAttribute("done", user.messages().format("person.erased-now"));
            return BACK;
        } catch (Problem problem) {
            String page = find(number, kind, reason, user, model);
            model.addAttribute("problem", user.explain(problem));
            return page;
        }
    }

    private static List<Object> summary(String number, String kind, FoundPerson found) {
        return List.of(
                number.strip(),
                kind,
                found.requests(),
                found.responses(),
                found.rows().size(),
                found.editions().size());
    }

    /** @param received day on which the person asked; empty for today */
    @PostMapping("/persons/requests")
    String receive(
            @RequestParam String number,
            @RequestParam String kind,
            @RequestParam String action,
            @RequestParam String received,
            @RequestParam String reason,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(
                user,
                redirect,
                BACK,
                "person.received-now",
                actor ->
                        persons.receive(query(number, kind, reason), RequestedAction.of(action), day(received), actor));
    }

    /** Of a request that was done elsewhere, or refused. */
    @PostMapping("/persons/requests/{request:\\d+}/close")
    String close(
            @PathVariable long request,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "person.closed-now", actor -> {
            Confirmation.require(form);
            requests.close(request, reason, actor);
        });
    }

    @GetMapping("/persons/requests/{request:\\d+}/certificate.{format:json|html}")
    ResponseEntity<byte[]> certificate(@PathVariable long request, @PathVariable String format, RequestUser user) {
        String certificate =
                requests.certificate(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return audit.record(
                new Operation(user.actor(), AuditAction.CERTIFICATE_VIEWED, Long.toString(request), Map.of()),
                () -> FileDownload.response(
                        documents.certificate(request, certificate, format(format), user.messages()),
                        "certificate-" + request + "." + format));
    }

    /** What is stored of people, why, who sees it and how long; what the next purge would remove. */
    @GetMapping("/processing")
    String processing(Model model) {
        model.addAttribute("sources", register.sources());
        model.addAttribute("retained", retention.due());
        return "processing";
    }

    /** An empty kind leaves it to the search, see {@link Persons.PersonQuery}. */
    private static PersonQuery query(String number, String kind, String reason) {
        return new PersonQuery(number, kind.isEmpty() ? null : NumberKind.of(kind), reason);
    }

    private static PersonFormat format(String code) {
        try {
            return PersonFormat.of(code);
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "person.problem.ending", "file", code);
        }
    }

    private static Language language(String code) {
        try {
            return Language.of(code);
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "person.problem.kind", "found", code, "kinds", "ar, en");
        }
    }

    /**
     * Null for today.
     *
     * @throws Problem when it is no day
     */
    private static @Nullable LocalDate day(String received) {
        try {
            return received.isEmpty() ? null : LocalDate.parse(received);
        } catch (java.time.format.DateTimeParseException e) {
            throw Problem.because(e, "person.problem.received", "found", received);
        }
    }
}
