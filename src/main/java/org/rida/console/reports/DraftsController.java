package org.rida.console.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.Problem;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.report.BackgroundIssuer;
import org.rida.report.Reports;
import org.rida.report.StaleDrafts;
import org.rida.report.StaleDrafts.StaleDraft;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Differences.EditionComparison;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.explore.ChartDecisions;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.schedule.DueDrafts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Drafts to review and issue, with their differences from the edition in force. The list offers the newest draft of each
 * report, month and part; the page of a draft compares it with older ones, too.
 */
@Controller
class DraftsController {

    /** More than these never draft at the same time. */
    private static final int MOST_RUNS = 50;

    private final EditionRepository editions;
    private final BackgroundIssuer issuer;
    private final Differences differences;
    private final ChartDecisions decisions;
    private final Reports reports;
    private final DueDrafts due;
    private final DraftPermission permission;
    private final Runs runs;
    private final StaleDrafts stale;

    DraftsController(
            EditionRepository editions,
            Reports reports,
            BackgroundIssuer issuer,
            Differences differences,
            ChartDecisions decisions,
            DueDrafts due,
            DraftPermission permission,
            Runs runs,
            StaleDrafts stale) {
        this.stale = stale;
        this.decisions = decisions;
        this.due = due;
        this.permission = permission;
        this.runs = runs;
        this.editions = editions;
        this.reports = reports;
        this.issuer = issuer;
        this.differences = differences;
    }

    /**
     * @param edition the draft
     * @param latest whether there is no newer edition of the same report, month and part
     * @param corrects whether the month has been issued before
     * @param issuing whether somebody has issued it, and its documents are being rendered
     */
    record DraftLine(Edition edition, boolean latest, boolean corrects, boolean issuing) {}

    /**
     * A run that drafts.
     *
     * @param drafts what it has drafted so far
     */
    record DraftingRun(Run run, List<Edition> drafts) {}

    /**
     * Drafts that no newer edition has replaced, and months that are due; for those who may draft also the runs that draft now.
     * While one lasts, the page asks for itself again. Others are told whom to ask.
     *
     * @param run number of a run to show also when it is over
     */
    @GetMapping("/drafts")
    String drafts(@RequestParam(defaultValue = "0") long run, RequestUser user, Model model) {
        boolean allowed = permission.isAllowed(user);
        List<DraftingRun> drafting = allowed ? drafting(run) : List.of();
        model.addAttribute("due", due.list());
        model.addAttribute("mayDraft", allowed);
        model.addAttribute("drafting", drafting);
        model.addAttribute(
                "lasts", drafting.stream().anyMatch(d -> !d.run().state().isOver()));
        List<Edition> all = editions.editions();
        Set<String> issued = new HashSet<>();
        all.stream().filter(Edition::isIssued).map(DraftsController::subject).forEach(issued::add);
        Set<String> seen = new HashSet<>();
        model.addAttribute(
                "lines",
                all.stream()
                        .map(e -> new DraftLine(
                                e, seen.add(subject(e)), issued.contains(subject(e)), issuer.isIssuing(e.id())))
                        .filter(line -> line.latest() && !line.edition().isIssued())
                        .toList());
        return "drafts";
    }

    private List<DraftingRun> drafting(long shown) {
        return Stream.concat(
                        Stream.of(RunState.WAITING, RunState.RUNNING)
                                .flatMap(state -> runs.list(new Runs.RunSelection("", state, MOST_RUNS, 0)).stream()),
                        runs.find(shown).stream())
                .filter(due::isDrafting)
                .collect(Collectors.toMap(Run::id, Function.identity(), (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .map(each -> new DraftingRun(each, editions.ofRun(each.id())))
                .toList();
    }

    /**
     * @param edition number of the draft
     * @param with number of the edition to compare with; by default the issued one, else the previous draft
     */
    @GetMapping("/drafts/{edition:\\d+}")
    String draft(
            @PathVariable long edition,
            @RequestParam(required = false) @Nullable Long with,
            RequestUser user,
            Model model) {
        List<Edition> sameReport = editionsOfSameReport(edition);
        Edition found = find(sameReport, edition);
        List<Edition> others =
                sameReport.stream().filter(e -> e.id() != edition).toList();
        Optional<Edition> other = others.stream()
                // what readers know is the issued edition; the previous draft only tells what the last recount changed
                .filter(e -> with == null ? e.isIssued() : e.id() == with)
                .findFirst()
                .or(() -> others.stream().findFirst());
        model.addAttribute("edition", found);
        model.addAttribute("issuing", issuer.progress(edition).orElse(null));
        model.addAttribute("links", ReportsController.links(found, user));
        reports.read(found, user.actor()).ifPresent(f -> model.addAttribute("headline", new ReportSummary(f)));
        model.addAttribute("decisions", decisions);
        model.addAttribute("others", others);
        other.ifPresent(o -> {
            model.addAttribute("against", o);
            EditionComparison comparison = differences.compare(o.id(), edition, user.actor());
            model.addAttribute("headlineDifferences", comparison.headline());
            model.addAttribute("differences", comparison.figures());
        });
        model.addAttribute("corrects", inForce(sameReport) != 0);
        Optional<StaleDraft> changed = stale.find(found);
        changed.ifPresent(c -> model.addAttribute("stale", c));
        model.addAttribute("mayDraft", permission.isAllowed(user));
        model.addAttribute("shown", shown(sameReport, changed));
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
        return "draft";
    }

    /**
     * Renders the documents again without the draft mark; after that the edition is immutable. The work is done in the
     * background; the page polls its progress.
     *
     * @param asItIs whether figures that have changed since the draft are knowingly left out; asked for only when they have
     */
    @PostMapping("/drafts/{edition:\\d+}/issue")
    String issue(
            @PathVariable long edition,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean asItIs,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        List<Edition> sameReport = editionsOfSameReport(edition);
        Edition draft = find(sameReport, edition);
        try {
            if (reason.isBlank()) {
                throw Problem.of("problem.reason-missing");
            }
            if (!draft.isIssued()) {
                Optional<StaleDraft> changed = stale.find(draft);
                Confirmation.require(form, shown(sameReport, changed));
                if (changed.isPresent() && !asItIs) {
                    throw Problem.of("drafts.stale.problem");
                }
            }
            issuer.begin(draft, user.actor(), reason);
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
        Optional<BackgroundIssuer.IssueProgress> progress = issuer.progress(edition);
        if (progress.filter(BackgroundIssuer.IssueProgress::isRunning).isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("edition", find(editions.editions(), edition));
        model.addAttribute("issuing", progress.orElse(null));
        return "draft :: issuing";
    }

    /** All editions of the same report, month and part, newest first. */
    private List<Edition> editionsOfSameReport(long edition) {
        List<Edition> all = editions.editions();
        String subject = subject(find(all, edition));
        return all.stream().filter(e -> subject(e).equals(subject)).toList();
    }

    /** What the page says that issuing does: which edition it replaces, and which change of the counts it leaves out. */
    private static String shown(List<Edition> sameReport, Optional<StaleDraft> changed) {
        return inForce(sameReport)
                + changed.map(c -> " without counts of " + c.countedAt()).orElse("");
    }

    /** Number of the issue that readers have, from which a draft differs; 0 before the first. */
    private static long inForce(List<Edition> sameReport) {
        return sameReport.stream()
                .filter(Edition::isIssued)
                .findFirst()
                .map(Edition::id)
                .orElse(0L);
    }

    private static Edition find(List<Edition> candidates, long id) {
        return candidates.stream()
                .filter(e -> e.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What editions compete for: of all editions with the same subject one at most is in force. */
    private static String subject(Edition edition) {
        return edition.report() + "/" + edition.month() + "/" + edition.part().en();
    }
}
