package org.rida.console.analysis;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.explore.ChartDecisions;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.ExplorerDownloads;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.render.html.HtmlText;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.MonthsWithData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The time series of a metric with its process limits, and its breakdown by groups. */
@Controller
class TrendsController {

    private final Explorer explorer;
    private final ExplorerDownloads downloads;
    private final MetricCatalog measures;
    private final ChartDecisions decisions;

    TrendsController(Explorer explorer, ExplorerDownloads downloads, MetricCatalog measures, ChartDecisions decisions) {
        this.explorer = explorer;
        this.downloads = downloads;
        this.decisions = decisions;
        this.measures = measures;
    }

    /** Invalid filters are ignored, see {@link TrendsParameters}; empty ones leave the address. Without counted data the page says so. */
    @GetMapping("/trends")
    String trends(@RequestParam MultiValueMap<String, String> parameters, RequestUser user, Model model) {
        if (parameters.values().stream().flatMap(List::stream).anyMatch(String::isBlank)) {
            // a form that was sent without script has its empty fields in the address, which is not to be passed on
            return "redirect:" + FilterParameters.address("/trends", parameters);
        }
        TrendsParameters query = TrendsParameters.of(parameters, measures);
        MonthInput.addSwapped(parameters, "since", "until", model);
        model.addAttribute("query", query);
        model.addAttribute(
                "chips",
                FilterParameters.chips("/trends", parameters, query.query().filter()));
        model.addAttribute("measures", measures);
        model.addAttribute("explorer", explorer);
        model.addAttribute("values", explorer.values());
        model.addAttribute(
                "monthChoices",
                explorer.months()
                        .map(months -> MonthsWithData.choices(months.all(), chosen(query)))
                        .orElse(List.of()));
        model.addAttribute("mainDimensions", TrendsParameters.MAIN);
        model.addAttribute(
                "moreDimensions",
                List.of(Dimension.PARTY, Dimension.KIND, Dimension.OUTCOME, Dimension.MODE, Dimension.TIMELINESS));
        model.addAttribute("phrases", new HtmlText(user.messages()));
        model.addAttribute("draw", new SvgCharts(user.messages()));
        model.addAttribute("language", user.messages().language());
        model.addAttribute("decisions", decisions);
        model.addAttribute(
                "notes", decisions.notes(query.query().measure(), query.query().filter()));
        explorer.view(query.query()).ifPresent(view -> {
            model.addAttribute("view", view);
            String filter =
                    explorer.name(query.query().filter()).in(user.messages().language());
            String cases = filter.isEmpty() ? "" : filter + " · ";
            model.addAttribute(
                    "chartPeriod",
                    cases + explorer.months(view).in(user.messages().language()));
            model.addAttribute(
                    "comparedPeriod",
                    cases + downloads.period(view).in(user.messages().language()));
            model.addAttribute("monthNotice", notice(query, view));
            model.addAttribute("groupLinks", groupLinks(query.query().breakdown(), parameters));
            model.addAttribute(
                    "rowsBehind",
                    new LineageLinks(view.first(), view.last(), query.query().filter()));
        });
        return "trends";
    }

    /** The same view of each group of the breakdown alone, by its name; broken down by what the page has by itself. */
    private Map<BilingualText, String> groupLinks(Dimension by, MultiValueMap<String, String> parameters) {
        Map<BilingualText, String> links = new HashMap<>();
        for (String value : explorer.values().getOrDefault(by, List.of())) {
            MultiValueMap<String, String> narrowed = new LinkedMultiValueMap<>(parameters);
            List.of("by", "a", "b").forEach(narrowed::remove);
            narrowed.set(by.code(), value);
            links.put(explorer.name(by, value), FilterParameters.address("/trends", narrowed));
        }
        return links;
    }

    /** The view as shown, as a file: masked points are masked here, too.
     *
     * @throws org.rida.i18n.Problem for an unknown measure or month: a file must not have the figures of another one */
    @GetMapping("/trends.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> parameters, RequestUser user) {
        TrendsParameters query = TrendsParameters.strictly(parameters, measures);
        Explorer.ExplorerView view = explorer.view(query.query()).orElseThrow(TrendsController::missing);
        byte[] file = downloads
                .download(query.query(), view, format, user.messages().language(), user.actor())
                .orElseThrow(TrendsController::missing);
        String compared =
                view.earlier() == null ? "" : "-" + view.earlier().time().code();
        return FileDownload.response(
                file,
                "rida-%s-%s-%s%s.%s"
                        .formatted(query.query().measure().metric().id(), view.first(), view.last(), compared, format));
    }

    /** The months of the address, which are offered whether or not they have data. */
    private static YearMonth[] chosen(TrendsParameters query) {
        return Stream.of(query.query().since(), query.query().last())
                .filter(Objects::nonNull)
                .toArray(YearMonth[]::new);
    }

    /** Says so when the months of the address are not covered, or have no value; null otherwise. */
    private @Nullable MonthNotice notice(TrendsParameters query, Explorer.ExplorerView view) {
        YearMonth until = query.query().last();
        YearMonth another = until == null || until.equals(view.last()) ? null : until;
        if (another == null && !view.isWithoutData()) {
            return null;
        }
        return MonthNotice.of(
                another != null ? Period.month(another) : Period.span(view.first(), view.last()),
                another != null ? view.last() : null,
                explorer.withValues(query.query()),
                "until",
                "since");
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
