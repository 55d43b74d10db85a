package org.rida.console.analysis;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowColumn;
import org.rida.console.list.RowExport;
import org.rida.database.RowOrder;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Stage;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Population;
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

    private final WatchList list;
    private final Explorer explorer;
    private final SliceForm form;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport exports;
    private final InstantSource time;

    WatchListController(
            WatchList list,
            Explorer explorer,
            SliceForm form,
            Policy policy,
            RowAccess rows,
            RowExport exports,
            InstantSource time) {
        this.form = form;
        this.time = time;
        this.list = list;
        this.explorer = explorer;
        this.policy = policy;
        this.rows = rows;
        this.exports = exports;
    }

    /**
     * @param parameters filters: {@code state}, {@code stage} and the dimensions fixed at receipt; unknown values are ignored
     * @param order as of {@link RowOrder#parse}
     * @param from number of requests to pass over
     */
    @GetMapping("/watch")
    String watch(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        WatchList.Filter filter = WatchListParameters.read(parameters);
        RowOrder rowOrder = RowOrder.parse(order);
        showHead(model, rowOrder);
        model.addAttribute("filter", filter);
        model.addAttribute("states", WatchList.WatchState.values());
        model.addAttribute("stages", Stage.values());
        form.show("/watch", parameters, filter.cut(), Dimension.AT_RECEIPT, user, model);
        model.addAttribute("notGiven", Population.NOT_GIVEN);
        explorer.coverage().map(DataCoverage::coversTo).ifPresent(day -> {
            WatchList.Summary summary = list.summary(day, basis(day), filter);
            ListPage pages = ListPage.counted(from, SIZE, summary.open());
            WatchList.WatchPaging page =
                    rows.waiting(day, basis(day), filter, rowOrder, pages.from(), SIZE, user.actor());
            model.addAttribute("day", day);
            LocalDate today =
                    LocalDate.ofInstant(time.instant(), policy.association().zone());
            model.addAttribute("age", ChronoUnit.DAYS.between(day, today));
            model.addAttribute("page", page);
            model.addAttribute("summary", summary);
            if (!filter.equals(WatchList.Filter.ALL)) {
                model.addAttribute(
                        "all",
                        list.summary(day, basis(day), WatchList.Filter.ALL).open());
            }
            model.addAttribute("pages", pages);
        });
        return "watch";
    }

    private static void showHead(Model model, RowOrder order) {
        ListHead.show(
                model,
                order,
                "watch.column.request",
                "request",
                "watch.column.received",
                "received",
                "watch.column.days",
                "days",
                "watch.column.left",
                "left",
                "watch.column.target",
                "target",
                "watch.column.expected",
                "expected",
                "watch.column.stage",
                "stage",
                "watch.column.service",
                "",
                "watch.column.department",
                "",
                "watch.column.channel",
                "");
    }

    /** All requests that match, not only those of a page; the export is an entry of its own in the audit log. */
    @GetMapping("/watch.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String order,
            RequestUser user) {
        WatchList.Filter filter = WatchListParameters.read(parameters);
        LocalDate day = explorer.coverage().map(DataCoverage::coversTo).orElse(LocalDate.EPOCH);
        List<WatchList.Waiting> waiting =
                rows.exportWaiting(day, basis(day), filter, RowOrder.parse(order), user.actor());
        return exports.response(
                new RowExport.ListExport<>("rida-watch-list-" + day, "watch.title", columns(), waiting), format, user);
    }

    private List<RowColumn<WatchList.Waiting>> columns() {
        return List.of(
                RowColumn.text("watch.column.request", (row, text) -> row.requestNo()),
                RowColumn.text(
                        "watch.column.state",
                        (row, text) -> text.translate(
                                "watch.state." + row.state().name().toLowerCase(Locale.ROOT))),
                RowColumn.day("watch.column.received", WatchList.Waiting::receivedOn),
                RowColumn.hijri("watch.column.received", WatchList.Waiting::receivedOn),
                RowColumn.whole("watch.column.days", WatchList.Waiting::daysSince),
                RowColumn.whole("watch.column.left-number", WatchList.Waiting::daysLeft),
                RowColumn.day("watch.column.target", WatchList.Waiting::target),
                RowColumn.hijri("watch.column.target", WatchList.Waiting::target),
                RowColumn.day("watch.column.expected", WatchList.Waiting::expected),
                RowColumn.text(
                        "watch.column.stage",
                        (row, text) -> text.translate("stage." + row.stage().code())),
                RowColumn.day("watch.column.since", WatchList.Waiting::stageSince),
                name(Dimension.CHANNEL, WatchList.Waiting::channel),
                name(Dimension.SERVICE, WatchList.Waiting::service),
                name(Dimension.DEPARTMENT, WatchList.Waiting::department),
                RowColumn.text(
                        "watch.column.start",
                        (row, text) -> text.translate(row.reopened() ? "watch.reopened" : "watch.received")));
    }

    /** As in tables of groups: says so where the sender gave no value. */
    private RowColumn<WatchList.Waiting> name(
            Dimension dimension, Function<WatchList.Waiting, @Nullable String> value) {
        return RowColumn.text("watch.column." + dimension.code(), (row, text) -> {
            String code = Objects.requireNonNullElse(value.apply(row), Population.NOT_GIVEN);
            return text.text(explorer.name(dimension, code));
        });
    }

    /** The clock that the board's promise is measured with on that day. */
    private org.rida.policy.ClockVersion.Basis basis(LocalDate day) {
        return policy.clockOn(day).headline();
    }
}
