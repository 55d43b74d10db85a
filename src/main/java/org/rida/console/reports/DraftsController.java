package org.rida.console.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.Navigation;
import org.rida.console.RequestUser;
import org.rida.console.reports.IssueOffers.IssueOffer;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.Outbox;
import org.rida.outbox.TransportType;
import org.rida.report.BackgroundIssuer;
import org.rida.report.Reports;
import org.rida.report.StaleDrafts;
import org.rida.report.edition.Differences;
import org.rida.report.edition.Differences.EditionComparison;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.explore.ChartDecisions;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.schedule.DueDrafts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Drafts to review, with their differences from the edition in force. The list offers the newest draft of each
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
    private final IssueOffers offers;
    private final Outbox outbox;

    DraftsController(
            EditionRepository editions,
            Reports reports,
            BackgroundIssuer issuer,
            Differences differences,
            ChartDecisions decisions,
            DueDrafts due,
            DraftPermission permission,
            Runs runs,
            StaleDrafts stale,
            IssueOffers offers,
            Outbox outbox) {
        this.offers = offers;
        this.outbox = outbox;
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
     * @param corrects whether the month has been issued before
     * @param issuing whether somebody has issued it, and its documents are being rendered
     * @param stale whether months that it was drafted from have other counts now
     */
    record DraftLine(Edition edition, boolean corrects, boolean issuing, boolean stale) {}

    /** What is becoming of the months of corrected rows. */
    enum CorrectionCount {
        RUNNING,
        DONE
    }

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
     * @param counting file of corrected rows, which the reader has just sent: the page asks for itself again until they are counted
     */
    @GetMapping("/drafts")
    String drafts(
            @RequestParam(defaultValue = "0") long run,
            @RequestParam(defaultValue = "0") long counting,
            RequestUser user,
            Model model) {
        boolean allowed = permission.isAllowed(user);
        List<DraftingRun> drafting = allowed ? drafting(run) : List.of();
        model.addAttribute("due", due.list());
        model.addAttribute("mayDraft", allowed);
        if (counting > 0) {
            model.addAttribute("counting", counting);
            model.addAttribute("counted", stale.awaitsCount(counting) ? CorrectionCount.RUNNING : CorrectionCount.DONE);
        }
        model.addAttribute("drafting", drafting);
        model.addAttribute(
                "lasts", drafting.stream().anyMatch(d -> !d.run().state().isOver()));
        List<Edition> all = editions.editions();
        Set<String> issued = new HashSet<>();
        all.stream().filter(Edition::isIssued).map(IssueOffers::subject).forEach(issued::add);
        Set<String> seen = new HashSet<>();
        Set<Long> outOfDate = stale.all();
        model.addAttribute(
                "lines",
                all.stream()
                        .filter(e -> seen.add(IssueOffers.subject(e)) && !e.isIssued())
                        .map(e -> new DraftLine(
                                e,
                                issued.contains(IssueOffers.subject(e)),
                                issuer.isIssuing(e.id()),
                                outOfDate.contains(e.id())))
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
            HttpServletRequest request,
            Model model) {
        IssueOffer offer = offers.offer(edition);
        Edition found = offer.draft();
        List<Edition> others =
                offer.sameReport().stream().filter(e -> e.id() != edition).toList();
        Optional<Edition> other = others.stream()
                // what readers know is the issued edition; the previous draft only tells what the last recount changed
                .filter(e -> with == null ? e.isIssued() : e.id() == with)
                .findFirst()
                .or(() -> others.stream().findFirst());
        if (found.isIssued()) {
            Navigation.standUnder("/", request);
            model.addAttribute("issue", editions.issues().get(edition));
        }
        model.addAttribute("edition", found);
        model.addAttribute("issuing", offer.progress());
        model.addAttribute("links", ReportsController.links(found, user));
        reports.read(found, user.actor()).ifPresent(f -> model.addAttribute("headline", new ReportSummary(f)));
        model.addAttribute("decisions", decisions);
        model.addAttribute("others", others);
        other.ifPresent(o -> {
            model.addAttribute("against", o);
            model.addAttribute("againstLastIssue", o.isIssued() && o.number() < found.number());
            EditionComparison comparison = differences.compare(o.id(), edition, user.actor());
            model.addAttribute("headlineDifferences", comparison.headline());
            model.addAttribute("differences", comparison.figures());
        });
        model.addAttribute("offer", offer);
        model.addAttribute("stale", offer.stale());
        model.addAttribute("mayDraft", permission.isAllowed(user));
        model.addAttribute("mailHeld", outbox.missing(TransportType.MAIL).isPresent());
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
        return "draft";
    }
}
