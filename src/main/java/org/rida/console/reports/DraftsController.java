package org.rida.console.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.report.Reports;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts that wait for somebody to read and issue them, and what they say differently from what was issued. */
@Controller
class DraftsController {

    private final EditionRepository archive;
    private final BackgroundIssuer issuing;
    private final Differences differences;
    private final Reports reports;

    DraftsController(EditionRepository archive, Reports reports, BackgroundIssuer issuing, Differences differences) {
        this.archive = archive;
        this.reports = reports;
        this.issuing = issuing;
        this.differences = differences;
    }

    /**
     * @param latest whether no younger edition of the same report, month and part is there
     * @param corrects whether the month is issued already
     */
    record DraftLine(Edition edition, boolean latest, boolean corrects) {}

    @GetMapping("/drafts")
    String drafts(Model model) {
        List<Edition> all = archive.editions();
        Set<String> issued = new HashSet<>();
        all.stream().filter(Edition::isIssued).map(DraftsController::subject).forEach(issued::add);
        Set<String> seen = new HashSet<>();
        model.addAttribute(
                "lines",
                all.stream()
                        .map(e -> new DraftLine(e, seen.add(subject(e)), issued.contains(subject(e))))
                        .filter(line -> line.latest() && !line.edition().isIssued())
                        .toList());
        return "drafts";
    }

    /** @param with the edition to compare it with; the issue in force, or else the draft before, when not given */
    @GetMapping("/drafts/{edition:\\d+}")
    String draft(
            @PathVariable long edition,
            @RequestParam(required = false) @Nullable Long with,
            RequestUser visitor,
            Model model) {
        List<Edition> kin = kin(edition);
        Edition found = one(kin, edition);
        List<Edition> others = kin.stream().filter(e -> e.id() != edition).toList();
        Optional<Edition> other = others.stream()
                .filter(e -> with == null ? e.isIssued() : e.id() == with)
                .findFirst()
                .or(() -> others.stream().findFirst());
        model.addAttribute("edition", found);
        model.addAttribute("issuing", issuing.progress(edition).orElse(null));
        model.addAttribute("links", ReportsController.links(found, visitor));
        reports.read(found, visitor.actor()).ifPresent(f -> model.addAttribute("headline", new ReportSummary(f)));
        model.addAttribute("others", others);
        other.ifPresent(o -> {
            model.addAttribute("against", o);
            model.addAttribute("differences", differences.between(o.id(), edition, visitor.actor()));
        });
        model.addAttribute("corrects", kin.stream().anyMatch(Edition::isIssued));
        model.addAttribute("phrases", new HtmlText(visitor.wording()));
        model.addAttribute("draw", new SvgCharts(visitor.wording()));
        return "draft";
    }

    /** Its documents are drawn once more without the draft's stamp; from then on nothing of it changes. */
    @PostMapping("/drafts/{edition:\\d+}/issue")
    String issue(
            @PathVariable long edition, @RequestParam String reason, RequestUser visitor, RedirectAttributes told) {
        Edition draft = one(kin(edition), edition);
        if (reason.isBlank()) {
            FormResult.report(Problem.of("problem.reason-missing"), visitor, told);
        } else {
            issuing.begin(draft, visitor.actor(), reason);
        }
        return "redirect:/drafts/" + edition;
    }

    /** The part that the page asks for again and again while the draft is being issued; then the whole page comes anew. */
    @GetMapping("/drafts/{edition:\\d+}/issuing")
    String issuing(@PathVariable long edition, Model model, HttpServletResponse answer) {
        Optional<BackgroundIssuer.IssueProgress> progress = issuing.progress(edition);
        if (progress.filter(BackgroundIssuer.IssueProgress::isLasting).isEmpty()) {
            answer.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("edition", one(archive.editions(), edition));
        model.addAttribute("issuing", progress.orElse(null));
        return "draft :: issuing";
    }

    /** All editions of the same report, month and part, the youngest first. */
    private List<Edition> kin(long edition) {
        List<Edition> all = archive.editions();
        String subject = subject(one(all, edition));
        return all.stream().filter(e -> subject(e).equals(subject)).toList();
    }

    private static Edition one(List<Edition> editions, long id) {
        return editions.stream()
                .filter(e -> e.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String subject(Edition edition) {
        return edition.report() + "/" + edition.month() + "/" + edition.part().en();
    }
}
