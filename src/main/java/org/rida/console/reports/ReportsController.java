package org.rida.console.reports;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.access.Role;
import org.rida.console.RequestUser;
import org.rida.policy.Policy;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.Reports;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The first page: every report, the latest month on top; and one report's first page with its documents. */
@Controller
public class ReportsController {

    private final EditionRepository archive;
    private final ImprovementActions actions;
    private final Policy policy;
    private final InstantSource time;
    private final Reports reports;

    ReportsController(
            EditionRepository archive, Reports reports, ImprovementActions actions, Policy policy, InstantSource time) {
        this.archive = archive;
        this.reports = reports;
        this.actions = actions;
        this.policy = policy;
        this.time = time;
    }

    @GetMapping("/")
    String reports(RequestUser visitor, Model model) {
        List<ReportRow> rows = archive.editions().stream()
                .filter(edition -> isOpen(edition, visitor))
                .map(edition -> new ReportRow(edition, links(edition, visitor)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("actions", actions());
        rows.stream()
                .map(ReportRow::edition)
                .filter(Edition::isIssued)
                .findFirst()
                .ifPresent(e -> show(e, visitor, model));
        return "reports";
    }

    @GetMapping("/reports/{edition:\\d+}")
    String report(@PathVariable long edition, RequestUser visitor, Model model) {
        Edition found = open(edition, visitor);
        model.addAttribute("links", links(found, visitor));
        show(found, visitor, model);
        return "report";
    }

    /** A line of the table. */
    record ReportRow(Edition edition, List<Link> links) {}

    /** @param opens in the browser, rather than being kept as a file */
    record Link(String address, String label, boolean opens, boolean own) {}

    /** What is being done, by which part of the house and by when: what was taken back is left out. */
    record Doing(ImprovementAction action, boolean overdue) {}

    private List<Doing> actions() {
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        return actions.list().stream()
                .filter(action -> action.state() != ImprovementAction.ActionState.WITHDRAWN)
                .map(action -> new Doing(action, action.overdue(today)))
                .toList();
    }

    /** Drafts are for those who review them; a board reads what was issued. */
    public static boolean isOpen(Edition edition, RequestUser visitor) {
        return edition.isIssued() || visitor.may(Role.QUALITY);
    }

    private Edition open(long id, RequestUser visitor) {
        return archive.editions().stream()
                .filter(edition -> edition.id() == id && isOpen(edition, visitor))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void show(Edition edition, RequestUser visitor, Model model) {
        Optional<FigureSet> figures = reports.read(edition, visitor.actor());
        figures.ifPresent(f -> model.addAttribute("headline", new ReportSummary(f)));
        model.addAttribute("edition", edition);
        model.addAttribute("phrases", new HtmlText(visitor.wording()));
        model.addAttribute("draw", new SvgCharts(visitor.wording()));
    }

    /** Documents in the visitor's language first. */
    static List<Link> links(Edition edition, RequestUser visitor) {
        return edition.documents().stream()
                .map(document -> link(edition, document, visitor))
                .sorted(Comparator.comparing(Link::own)
                        .thenComparing(Link::opens)
                        .reversed())
                .toList();
    }

    private static Link link(Edition edition, Document document, RequestUser visitor) {
        boolean own = document.language() == visitor.wording().language();
        String language = visitor.wording()
                .format("language."
                        + (document.isBilingual() ? "both" : document.language().code()));
        return new Link(
                "/reports/" + edition.id() + "/" + document.language().code() + "." + document.format(),
                document.extension().equals("html")
                        ? visitor.wording().format("console.read", "language", language)
                        : language + " " + document.extension().toUpperCase(Locale.ROOT),
                document.extension().equals("html"),
                own);
    }
}
