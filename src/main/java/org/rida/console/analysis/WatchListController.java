package org.rida.console.analysis;

import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Stage;
import org.rida.tally.rows.RowAccess;
import org.rida.tally.rows.WatchList;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Open requests, those about to miss their target first. Each access is recorded in the audit log, as these are single
 * requests.
 */
@Controller
class WatchListController {

    private static final int SIZE = 50;
    private static final List<Dimension> SLICES = List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final WatchList list;
    private final Explorer explorer;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport files;

    WatchListController(WatchList list, Explorer explorer, Policy policy, RowAccess rows, RowExport files) {
        this.list = list;
        this.explorer = explorer;
        this.policy = policy;
        this.rows = rows;
        this.files = files;
    }

    @GetMapping("/watch")
    String watch(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "0") int from,
            RequestUser visitor,
            Model model) {
        WatchList.Filter filter = filter(asked);
        model.addAttribute("filter", filter);
        model.addAttribute("chosen", asked.toSingleValueMap());
        model.addAttribute("states", WatchList.WatchState.values());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("slices", SLICES);
        model.addAttribute("values", explorer.values());
        model.addAttribute("explorer", explorer);
        explorer.coverage().map(DataCoverage::coversTo).ifPresent(day -> {
            int start = Math.max(0, from);
            WatchList.WatchPaging page = rows.waiting(day, basis(day), filter, start, SIZE, visitor.actor());
            model.addAttribute("day", day);
            model.addAttribute("page", page);
            model.addAttribute("summary", list.summary(day, basis(day), WatchList.Filter.ALL));
            model.addAttribute("pages", new ListPage(start, SIZE, start + SIZE < page.found()));
        });
        return "watch";
    }

    @GetMapping("/watch.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> asked, RequestUser visitor) {
        WatchList.Filter filter = filter(asked);
        LocalDate day = explorer.coverage().map(DataCoverage::coversTo).orElse(LocalDate.EPOCH);
        List<WatchList.Waiting> waiting = rows.exportWaiting(day, basis(day), filter, visitor.actor());
        return files.response(
                new RowExport.ExportedRows(
                        "rida-watch-list-" + day,
                        visitor.messages().format("watch.title"),
                        columns(visitor),
                        waiting.stream().map(row -> row(row, visitor)).toList()),
                format,
                visitor);
    }

    private static List<String> columns(RequestUser visitor) {
        return List.of("request", "left", "target", "expected", "stage", "since", "channel", "service", "department")
                .stream()
                .map(column -> visitor.messages().format("watch.column." + column))
                .toList();
    }

    private List<String> row(WatchList.Waiting row, RequestUser visitor) {
        return List.of(
                row.requestNo(),
                left(row, visitor.messages()),
                day(row.target(), visitor),
                day(row.expected(), visitor),
                visitor.messages().format("stage." + row.stage().code()),
                day(row.stageSince(), visitor),
                name(Dimension.CHANNEL, row.channel(), visitor),
                name(Dimension.SERVICE, row.service(), visitor),
                name(Dimension.DEPARTMENT, row.department(), visitor));
    }

    private static String left(WatchList.Waiting row, Messages wording) {
        return row.daysLeft() < 0
                ? wording.format("watch.over", "n", -row.daysLeft())
                : wording.format("watch.left", "n", row.daysLeft());
    }

    private static String day(@Nullable LocalDate day, RequestUser visitor) {
        return day == null ? "" : new DateFormatter(visitor.messages()).day(day);
    }

    private String name(Dimension slice, @Nullable String value, RequestUser visitor) {
        return value == null
                ? ""
                : explorer.name(slice, value).in(visitor.messages().language());
    }

    private org.rida.policy.ClockVersion.Basis basis(LocalDate day) {
        return policy.clockOn(day).headline();
    }

    private static WatchList.Filter filter(MultiValueMap<String, String> asked) {
        return new WatchList.Filter(
                one(WatchList.WatchState.values(), asked.getFirst("state")),
                one(Stage.values(), asked.getFirst("stage")),
                text(asked, "channel"),
                text(asked, "service"),
                text(asked, "department"));
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
        Optional<E> found = name == null
                ? Optional.empty()
                : Arrays.stream(values)
                        .filter(v -> v.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst();
        return found.orElse(null);
    }

    private static @Nullable String text(MultiValueMap<String, String> asked, String name) {
        String value = asked.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
