package org.rida.console.analysis;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.RequestUser;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowExport;
import org.rida.database.RowOrder;
import org.rida.i18n.Problem;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.ActionEffects;
import org.rida.report.explore.Explorer;
import org.rida.report.figure.FigureLineage;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;
import org.rida.tally.rows.RowAccess;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rows from which a figure was counted, with their file and line. Each access is recorded in the audit log. */
@Controller
class LineageController {

    private static final int SIZE = 50;
    /** With more of them than these there is a day in each, of which a list would not be read. */
    private static final int MOST_BUCKETS = 11;

    private static final List<String> COLUMNS =
            List.of("request", "bucket", "received", "due", "replied", "answered", "file", "line");

    private static final Map<String, Function<Lineage.LineageRow, @Nullable LocalDate>> DAYS = Map.of(
            "received", Lineage.LineageRow::receivedOn,
            "due", Lineage.LineageRow::dueOn,
            "replied", row -> row.repliedOn() != null ? row.repliedOn() : row.leftOn(),
            "answered", Lineage.LineageRow::answeredOn);

    private static final String SINCE = "since";
    private static final String MONTH = "month";

    private final Lineage lineage;
    private final FigureLineage figures;
    private final Explorer explorer;
    private final MetricCatalog measures;
    private final ActionEffects effects;
    private final RowAccess rows;
    private final RowExport exports;

    LineageController(
            Lineage lineage,
            FigureLineage figures,
            Explorer explorer,
            MetricCatalog measures,
            ActionEffects effects,
            RowAccess rows,
            RowExport exports) {
        this.lineage = lineage;
        this.figures = figures;
        this.explorer = explorer;
        this.measures = measures;
        this.effects = effects;
        this.rows = rows;
        this.exports = exports;
    }

    /**
     * The requested rows.
     *
     * @param key of the figure
     * @param first first month of the period
     * @param last last month of the period, included; the same as the first for a single month
     * @param cut filters in addition to those of the key
     */
    private record LineageRequest(String key, YearMonth first, YearMonth last, SliceFilter cut, RowSelection part) {}

    /**
     * Which of the rows, and in which order.
     *
     * @param buckets what they were counted as; none for all
     */
    private record RowSelection(Set<String> buckets, RowOrder order) {

        static RowSelection of(MultiValueMap<String, String> parameters) {
            return new RowSelection(
                    parameters.getOrDefault("bucket", List.of()).stream()
                            .filter(bucket -> !bucket.isBlank())
                            .collect(Collectors.toSet()),
                    RowOrder.parse(Objects.requireNonNullElse(parameters.getFirst(ListHead.ORDER), "")));
        }
    }

    /**
     * @param from number of rows to pass over
     * @param key of a figure, as used in cells of reports and on trend pages: {@code promise-kept@channel=phone}
     * @param more {@code since} and {@code month}, the first and the last month, by themselves those of the last complete one; filters, as on trend pages, {@code bucket} for those that were counted as that, and {@code order}
     */
    @GetMapping("/lineage")
    String lineage(
            @RequestParam(defaultValue = "promise-kept") String key,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam MultiValueMap<String, String> more,
            RequestUser user,
            Model model) {
        model.addAttribute("key", key);
        model.addAttribute("choices", SeriesOptions.choices(measures, key, effects));
        explorer.months().ifPresent(months -> {
            LineageRequest request = request(key, more, months);
            MonthInput.addSwapped(more, SINCE, MONTH, model);
            model.addAttribute("since", request.first());
            model.addAttribute("month", request.last());
            model.addAttribute("cut", request.cut());
            model.addAttribute("chosenBuckets", request.part().buckets());
            model.addAttribute("months", MonthsWithData.choices(months.all(), request.first(), request.last()));
            try {
                if (show(request, from, user, model) == 0) {
                    model.addAttribute("monthNotice", notice(request, months));
                }
            } catch (Problem problem) {
                model.addAttribute("problem", user.explain(problem));
            }
        });
        return "lineage";
    }

    // the count comes with the rows, so that the page can state that both agree with the figure
    private long show(LineageRequest request, int from, RequestUser user, Model model) {
        Lineage.LineageQuery question = figures.behind(request.first(), request.last(), request.key(), request.cut());
        Counts counts = lineage.counts(question);
        RowSelection part = request.part();
        Lineage.LineageCell cell = new Lineage.LineageCell(question, part.buckets());
        long matching = part.buckets().isEmpty()
                ? counts.total()
                : counts.in(part.buckets().toArray(String[]::new));
        ListPage pages = ListPage.counted(from, SIZE, matching);
        List<Lineage.LineageRow> found =
                rows.lineage(request.key(), cell, part.order(), pages.from(), SIZE, user.actor());
        showHead(model, part.order(), found);
        model.addAttribute("buckets", buckets(counts, part.buckets()));
        model.addAttribute("matching", matching);
        model.addAttribute("name", SeriesOptions.name(SeriesKey.parse(request.key()), effects));
        model.addAttribute("filterName", explorer.name(request.cut()));
        model.addAttribute("counts", counts);
        model.addAttribute("rows", found);
        model.addAttribute("pages", pages);
        return counts.total();
    }

    /** Those chosen are among them even where nothing was counted as that, as of another figure: they can be taken out. */
    private static SortedMap<String, Long> buckets(Counts counts, Set<String> chosen) {
        SortedMap<String, Long> buckets = new TreeMap<>();
        if (counts.buckets().size() <= MOST_BUCKETS) {
            buckets.putAll(counts.buckets());
        }
        chosen.forEach(bucket -> buckets.put(bucket, counts.in(bucket)));
        return buckets;
    }

    /** Of days, only those columns that any row fills or that the list is ordered by: requests have no day of an answer. */
    private static void showHead(Model model, RowOrder order, List<Lineage.LineageRow> found) {
        Set<String> columns = COLUMNS.stream()
                .filter(name -> !DAYS.containsKey(name)
                        || name.equals(order.column())
                        || found.stream().map(DAYS.get(name)).anyMatch(Objects::nonNull))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        model.addAttribute("columns", columns);
        ListHead.show(
                model,
                order,
                columns.stream()
                        .flatMap(name -> Stream.of("lineage.column." + name, name))
                        .toArray(String[]::new));
    }

    private static MonthNotice notice(LineageRequest request, MonthsWithData months) {
        return MonthNotice.of(Period.span(request.first(), request.last()), null, months.all(), "month", "since");
    }

    /** All rows behind a figure: as CSV with the columns' technical names, or as a workbook like the page. */
    @GetMapping("/lineage.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "promise-kept") String key,
            @RequestParam MultiValueMap<String, String> more,
            RequestUser user) {
        MonthInput.check(more.getFirst(SINCE));
        MonthInput.check(more.getFirst(MONTH));
        MonthsWithData months = explorer.months().orElseThrow(() -> Problem.of("problem.nothing-counted"));
        LineageRequest request = request(key, more, months);
        Lineage.LineageQuery question = figures.behind(request.first(), request.last(), key, request.cut());
        RowSelection part = request.part();
        Lineage.LineageCell cell = new Lineage.LineageCell(question, part.buckets());
        String name = "rida-rows-" + SeriesKey.parse(key).metric().id() + "-" + request.last();
        if (format.equals("xlsx")) {
            List<Lineage.LineageRow> found = rows.exportLineage(key, cell, part.order(), user.actor());
            return exports.response(
                    new RowExport.ListExport<>(name, "lineage.title", LineageColumns.ALL, found), format, user);
        }
        StringWriter out = new StringWriter();
        rows.exportLineage(key, cell, part.order(), out, user.actor());
        return FileDownload.response(out.toString().getBytes(StandardCharsets.UTF_8), name + ".csv");
    }

    /** A first month that is invalid or after the last with data is ignored. */
    private static LineageRequest request(String key, MultiValueMap<String, String> more, MonthsWithData months) {
        MultiValueMap<String, String> ordered = MonthInput.ordered(more, SINCE, MONTH);
        YearMonth last = month(ordered, MONTH).orElseGet(() -> months.latest(PopulationGroup.RECEIVED));
        YearMonth first = month(ordered, SINCE).filter(m -> !m.isAfter(last)).orElse(last);
        return new LineageRequest(
                key, first, last, FilterParameters.read(more, List.of(Dimension.values())), RowSelection.of(more));
    }

    private static Optional<YearMonth> month(MultiValueMap<String, String> parameters, String name) {
        String text = Objects.requireNonNullElse(parameters.getFirst(name), "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
