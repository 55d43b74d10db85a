package org.rida.console.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.reports.IssueOffers.IssueOffer;
import org.rida.console.reports.IssueOffers.IssueState;
import org.rida.i18n.Problem;
import org.rida.outbox.Outbox;
import org.rida.outbox.TransportType;
import org.rida.report.BackgroundIssuer;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Differences.FigureDifference;
import org.rida.report.edition.Edition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Issues one draft from its page, or several from a page that says of each what its own would. Documents are rendered again in the
 * background, without the draft mark; the pages ask how far that is. After that an edition is immutable.
 */
@Controller
class IssueController {

    private final IssueOffers offers;
    private final BackgroundIssuer issuer;
    private final Differences differences;
    private final Outbox outbox;

    IssueController(IssueOffers offers, BackgroundIssuer issuer, Differences differences, Outbox outbox) {
        this.offers = offers;
        this.issuer = issuer;
        this.differences = differences;
        this.outbox = outbox;
    }

    /** @param asItIs whether figures that have changed since the draft are knowingly left out; asked for only when they have */
    @PostMapping("/drafts/{edition:\\d+}/issue")
    String issue(
            @PathVariable long edition,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean asItIs,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        IssueOffer offer = offers.offer(edition);
        try {
            requireReason(reason);
            if (!offer.draft().isIssued()) {
                Confirmation.require(form, offer.shown());
                if (offer.stale() != null && !asItIs) {
                    throw Problem.of("drafts.stale.problem");
                }
            }
            issuer.begin(offer.draft(), user.actor(), reason);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return "redirect:/drafts/" + edition;
    }

    /**
     * The fragment that the page polls while the draft is being issued; at the end it reloads the page. HTMX reloads the
     * whole page when the response has this header.
     */
    @GetMapping("/drafts/{edition:\\d+}/issuing")
    String issuing(@PathVariable long edition, Model model, HttpServletResponse response) {
        IssueOffer offer = offers.offer(edition);
        if (offer.progress() == null || !offer.progress().isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("edition", offer.draft());
        model.addAttribute("issuing", offer.progress());
        return "draft :: issuing";
    }

    /**
     * One of several drafts.
     *
     * @param differences from the edition in force; empty when no figure differs, or there is none
     */
    record IssueLine(IssueOffer offer, List<FigureDifference> differences) {}

    /**
     * What issuing these drafts would do, with the form; and what has become of those whose issue was begun. The form has only the
     * drafts that it can issue, the others say why they are left out.
     *
     * @param draft numbers of the drafts; without any the page says where they are chosen
     */
    @GetMapping("/drafts/issue")
    String several(@RequestParam(defaultValue = "") List<Long> draft, RequestUser user, Model model) {
        List<IssueOffer> all = offers.offers(draft);
        List<IssueOffer> ready =
                all.stream().filter(o -> o.state() == IssueState.READY).toList();
        model.addAttribute(
                "lines",
                all.stream().map(o -> new IssueLine(o, compare(o, user))).toList());
        model.addAttribute("ready", ready);
        model.addAttribute("shown", IssueOffers.shown(ready));
        model.addAttribute("lasts", all.stream().anyMatch(o -> o.state() == IssueState.ISSUING));
        model.addAttribute("mailHeld", outbox.missing(TransportType.MAIL).isPresent());
        return "issue";
    }

    /** Of what is not decided yet; the page that asks how far the others are compares nothing again. */
    private List<FigureDifference> compare(IssueOffer offer, RequestUser user) {
        Edition against = offer.inForce();
        boolean open = offer.state() == IssueState.READY || offer.state() == IssueState.STALE;
        return against == null || !open
                ? List.of()
                : differences.between(against.id(), offer.draft().id(), user.actor());
    }

    /** All that the page showed, or none of them; what fails after that concerns one of them alone. */
    @PostMapping("/drafts/issue")
    String issueSeveral(
            @RequestParam List<Long> draft,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        List<IssueOffer> chosen = offers.offers(draft);
        List<IssueOffer> waiting =
                chosen.stream().filter(o -> !o.draft().isIssued()).toList();
        try {
            requireReason(reason);
            if (!waiting.isEmpty()) {
                Confirmation.require(form, IssueOffers.shown(waiting));
            }
            waiting.forEach(IssueController::requireReady);
            chosen.forEach(o -> issuer.begin(o.draft(), user.actor(), reason));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        redirect.addAttribute("draft", draft);
        return "redirect:/drafts/issue";
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
    }

    /** The form offers no others; one that is being issued is not issued twice. */
    private static void requireReady(IssueOffer offer) {
        if (offer.state() == IssueState.STALE) {
            throw Problem.of("drafts.stale.problem");
        }
        if (offer.state() == IssueState.OLDER) {
            throw Problem.of(
                    "problem.edition-overtaken",
                    "edition",
                    Long.toString(offer.draft().id()));
        }
    }
}
