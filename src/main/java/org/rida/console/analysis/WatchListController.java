package org.rida.console.analysis;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Stage;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.rows.RowAccess;
import org.rida.tally.rows.WatchList;
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
    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final WatchList list;
    private final Explorer explorer;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport exports;

    WatchListController(WatchList list, Explorer explorer, Policy policy, RowAccess rows, RowExport exports) {
        this.list = list;
        this.explorer = explorer;
        this.policy = policy;
        this.rows = rows;
        this.exports = exports;
    }

    /**
     * @param parameters filters: {@code state}, {@code stage}, channel, service, department; unknown values are ignored
     * @param from number of requests to pass over
     */
    @GetMapping("/watch")
    String watch(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        WatchList.Filter filter = filter(parameters);
        model.addAttribute("filter", filter);
        model.addAttribute("chosen", parameters.toSingleValueMap());
        model.addAttribute("states", WatchList.WatchState.values());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("dimensions", DIMENSIONS);
        model.addAttribute("values", explorer.values());
        model.addAttribute("explorer", explorer);
        explorer.coverage().map(DataCoverage::coversTo).ifPresent(day -> {
            int start = Math.max(0, from);
            WatchList.WatchPaging page = rows.waiting(day, basis(day), filter, start, SIZE, user.actor());
            model.addAttribute("day", day);
            model.addAttribute("page", page);
            // the summary ignores the filters: it is the headline of the page, not of the selection
            model.addAttribute("summary", list.summary(day, basis(day), WatchList.Filter.ALL));
            model.addAttribute("pages", new ListPage(start, SIZE, start + SIZE < page.found()));
        });
        return "watch";
    }

    /** All requests that match, not only those of a page; the export is an entry of its own in the audit log. */
    @GetMapping("/watch.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> parameters, RequestUser user) {
        WatchList.Filter filter = filter(parameters);
        LocalDate day = explorer.coverage().map(DataCoverage::coversTo).orElse(LocalDate.EPOCH);
        List<WatchList.Waiting> waiting = rows.exportWaiting(day, basis(day), filter, user.actor());
        return exports.response(
                new RowExport.ExportedRows(
                        "rida-watch-list-" + day,
                        user.messages().format("watch.title"),
                        columns(user),
                        waiting.stream().map(row -> row(row, user)).toList()),
                format,
                user);
    }

    private static List<String> columns(RequestUser user) {
        return List.of("request", "left", "target", "expected", "stage", "since", "channel", "service", "department")
                .stream()
                .map(column -> user.messages().format("watch.column." + column))
                .toList();
    }

    private List<String> row(WatchList.Waiting row, RequestUser user) {
        return List.of(
                row.requestNo(),
                left(row, user.messages()),
                day(row.target(), user),
                row.expected() == null ? user.messages().format("watch.no-estimate") : day(row.expected(), user),
                user.messages().format("stage." + row.stage().code()),
                day(row.stageSince(), user),
                name(Dimension.CHANNEL, row.channel(), user),
                name(Dimension.SERVICE, row.service(), user),
                name(Dimension.DEPARTMENT, row.department(), user));
    }

    /** Calendar or working days, whichever the clock in force counts; negative days are shown as days over the target. */
    private static String left(WatchList.Waiting row, Messages messages) {
        return row.daysLeft() < 0
                ? messages.format("watch.over", "n", -row.daysLeft())
                : messages.format("watch.left", "n", row.daysLeft());
    }

    private static String day(@Nullable LocalDate day, RequestUser user) {
        return day == null ? "" : new DateFormatter(user.messages()).day(day);
    }

    /** Empty where the sender gave no value. */
    private String name(Dimension dimension, @Nullable String value, RequestUser user) {
        return value == null
                ? ""
                : explorer.name(dimension, value).in(user.messages().language());
    }

    /** The clock that the board's promise is measured with on that day. */
    private org.rida.policy.ClockVersion.Basis basis(LocalDate day) {
        return policy.clockOn(day).headline();
    }

    private static WatchList.Filter filter(MultiValueMap<String, String> parameters) {
        return new WatchList.Filter(
                one(WatchList.WatchState.values(), parameters.getFirst("state")),
                one(Stage.values(), parameters.getFirst("stage")),
                text(parameters, "channel"),
                text(parameters, "service"),
                text(parameters, "department"));
    }

    /** Null for an unknown name: old links keep working, and show all. */
    private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
        Optional<E> found = name == null
                ? Optional.empty()
                : Arrays.stream(values)
                        .filter(v -> v.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst();
        return found.orElse(null);
    }

    private static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
