package org.rida.console.reports;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.rida.console.help.FirstSteps;
import org.rida.job.charity.CharityRules;
import org.rida.policy.Policy;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.Reports;
import org.rida.report.StaleDrafts;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.explore.ChartDecisions;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The start page with all reports, newest month first; and the page of a report with its documents. The start page shows
 * the headline of the newest issued report, so that the board sees it without a click.
 */
@Controller
public class ReportsController {

    private final EditionRepository editions;
    private final ImprovementActions actions;
    private final Policy policy;
    private final InstantSource time;
    private final Reports reports;
    private final CharityRules charity;
    private final ChartDecisions decisions;
    private final StaleDrafts stale;
    private final FirstSteps firstSteps;

    ReportsController(
            EditionRepository editions,
            Reports reports,
            ImprovementActions actions,
            Policy policy,
            CharityRules charity,
            ChartDecisions decisions,
            StaleDrafts stale,
            FirstSteps firstSteps,
            InstantSource time) {
        this.firstSteps = firstSteps;
        this.stale = stale;
        this.decisions = decisions;
        this.editions = editions;
        this.reports = reports;
        this.actions = actions;
        this.policy = policy;
        this.charity = charity;
        this.time = time;
    }

    /**
     * Reports that the user may see, and the improvement actions that were not withdrawn. Administrators of a new charity first
     * name it.
     *
     * @param year of the reports that are listed; see {@link ReportYears}. The headline is of the newest issue of all years.
     */
    @GetMapping("/")
    String reports(@RequestParam(required = false) @Nullable String year, RequestUser user, Model model) {
        if (user.may(Role.ADMINISTRATOR) && charity.isNew()) {
            return "redirect:/charity";
        }
        List<Edition> readable = editions.readableBy(user.me().role());
        ReportYears years = ReportYears.of(readable.stream().map(Edition::month).toList(), year);
        model.addAttribute("years", years);
        Set<Long> outOfDate = user.may(Role.QUALITY) ? stale.all() : Set.of();
        model.addAttribute(
                "rows",
                readable.stream()
                        .filter(edition -> years.covers(edition.month()))
                        .map(edition -> new ReportRow(edition, links(edition, user), outOfDate.contains(edition.id())))
                        .toList());
        model.addAttribute("issues", editions.issues());
        model.addAttribute("actions", actions());
        model.addAttribute("firstSteps", !firstSteps.areOver(user.me()));
        readable.stream().filter(Edition::isIssued).findFirst().ifPresent(e -> show(e, user, model));
        return "reports";
    }

    /**
     * The page of a report.
     *
     * @throws ResponseStatusException 404 when it does not exist or the user may not see it
     */
    @GetMapping("/reports/{edition:\\d+}")
    String report(@PathVariable long edition, RequestUser user, Model model) {
        Edition found = open(edition, user);
        model.addAttribute("links", links(found, user));
        model.addAttribute("issues", editions.issues());
        show(found, user, model);
        boolean replaced = Optional.ofNullable(editions.issues().get(found.id()))
                .filter(issue -> issue.correction() != null)
                .isPresent();
        if (user.may(Role.QUALITY) && !replaced) {
            model.addAttribute("differing", stale.differing(found).orElse(null));
        }
        return "report";
    }

    /**
     * A line of the table.
     *
     * @param links to its documents
     * @param stale whether it is a draft, and months that it was drafted from have other counts now
     */
    record ReportRow(Edition edition, List<Link> links, boolean stale) {}

    /**
     * @param address of the document
     * @param label what the link says: the language and, for a file, its format
     * @param opens whether the document opens in the browser, rather than being downloaded
     * @param own whether it is in the language of the user
     */
    record Link(String address, String label, boolean opens, boolean own) {}

    /**
     * An improvement action that has not been withdrawn.
     *
     * @param overdue whether its due date has passed without completion
     */
    record OpenAction(ImprovementAction action, boolean overdue) {}

    private List<OpenAction> actions() {
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        return actions.list().stream()
                .filter(action -> action.state() != ImprovementAction.ActionState.WITHDRAWN)
                .map(action -> new OpenAction(action, action.isOverdue(today)))
                .toList();
    }

    private Edition open(long id, RequestUser user) {
        return editions.readableBy(user.me().role(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void show(Edition edition, RequestUser user, Model model) {
        Optional<FigureSet> figures = reports.read(edition, user.actor());
        figures.ifPresent(f -> model.addAttribute("headline", new ReportSummary(f)));
        if (user.may(Role.QUALITY)) {
            model.addAttribute("decisions", decisions);
        }
        model.addAttribute("edition", edition);
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
    }

    /** Documents in the language of the user come first. */
    static List<Link> links(Edition edition, RequestUser user) {
        return edition.documents().stream()
                .map(document -> link(edition, document, user))
                .sorted(Comparator.comparing(Link::own)
                        .thenComparing(Link::opens)
                        .reversed())
                .toList();
    }

    private static Link link(Edition edition, Document document, RequestUser user) {
        boolean own = document.language() == user.messages().language();
        String language = user.messages()
                .format("language."
                        + (document.isBilingual() ? "both" : document.language().code()));
        String label =
                switch (document.extension()) {
                    case "html", "png", "txt", "zip" ->
                        user.messages().format("console.document." + document.extension(), "language", language);
                    default -> language + " " + document.extension().toUpperCase(Locale.ROOT);
                };
        return new Link(
                "/reports/" + edition.id() + "/" + document.language().code() + "." + document.format(),
                label,
                document.extension().equals("html"),
                own);
    }
}
