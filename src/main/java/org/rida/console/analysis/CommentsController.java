package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowColumn;
import org.rida.console.list.RowExport;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.RowAccess;
import org.rida.tally.theme.Comments;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Comments by theme. Each access is recorded in the audit log. Comments are masked of personal data when they are ingested;
 * still, a short comment may identify its writer, so they are only for quality officers.
 */
@Controller
class CommentsController {

    private static final int SIZE = 50;
    private static final String SINCE = "from-month";
    private static final String UNTIL = "until";
    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final Comments comments;
    private final Explorer explorer;
    private final SliceForm form;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport exports;

    CommentsController(
            Comments comments, Explorer explorer, SliceForm form, Policy policy, RowAccess rows, RowExport exports) {
        this.form = form;
        this.comments = comments;
        this.explorer = explorer;
        this.policy = policy;
        this.rows = rows;
        this.exports = exports;
    }

    /**
     * @param n number of comments that mention the theme
     * @param before number in the preceding period of equal length
     */
    record Mentions(Theme theme, long n, long before) {}

    /**
     * @param parameters filters: {@code from-month}, {@code until}, {@code theme}, {@code words} and the dimensions;
     *     invalid months are ignored
     * @param from number of comments to pass over
     */
    @GetMapping("/comments")
    String comments(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        SliceFilter cut = FilterParameters.read(parameters, DIMENSIONS);
        form.show("/comments", parameters, cut, DIMENSIONS, user, model);
        model.addAttribute("themes", policy.themes());
        model.addAttribute("names", names());
        explorer.months().ifPresent(months -> {
            Comments.CommentSearch search = search(MonthInput.ordered(parameters, SINCE, UNTIL), months);
            MonthInput.addSwapped(parameters, SINCE, UNTIL, model);
            ListPage pages = ListPage.counted(from, SIZE, comments.count(search));
            Comments.CommentPaging page = rows.comments(search, pages.from(), SIZE, user.actor());
            model.addAttribute("search", search);
            Period span = Period.span(YearMonth.from(search.first()), YearMonth.from(search.last()));
            model.addAttribute("first", span.firstMonth());
            model.addAttribute("last", span.lastMonth());
            model.addAttribute(
                    "months",
                    MonthsWithData.choices(months.group(PopulationGroup.SURVEY), span.firstMonth(), span.lastMonth()));
            model.addAttribute("monthNotice", notice(span, months.group(PopulationGroup.SURVEY)));
            model.addAttribute("mentions", mentions(search));
            model.addAttribute("page", page);
            model.addAttribute("pages", pages);
        });
        return "comments";
    }

    /** All comments that match, not only those of a page; the export is an entry of its own in the audit log. */
    @GetMapping("/comments.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> parameters, RequestUser user) {
        MonthInput.check(parameters.getFirst(SINCE));
        MonthInput.check(parameters.getFirst(UNTIL));
        MonthsWithData months = explorer.months().orElseThrow();
        Comments.CommentSearch search = search(MonthInput.ordered(parameters, SINCE, UNTIL), months);
        List<Comments.Comment> found = rows.exportComments(search, user.actor());
        return exports.response(
                new RowExport.ListExport<>("rida-comments-" + months(search), "comments.title", columns(), found),
                format,
                user);
    }

    /** For the name of a file: the month, or the first and the last of several. */
    private static String months(Comments.CommentSearch search) {
        YearMonth first = YearMonth.from(search.first());
        YearMonth last = YearMonth.from(search.last());
        return first.equals(last) ? last.toString() : first + "-" + last;
    }

    private List<RowColumn<Comments.Comment>> columns() {
        Map<String, BilingualText> names = names();
        return List.of(
                RowColumn.day("comments.column.day", Comments.Comment::answeredOn),
                RowColumn.hijri("comments.column.day", Comments.Comment::answeredOn),
                RowColumn.text("comments.column.themes", (comment, text) -> comment.themes().stream()
                        .map(theme -> text.text(names.getOrDefault(theme, BilingualText.same(theme))))
                        .collect(Collectors.joining(text.messages().language().listSeparator()))),
                RowColumn.text(
                        "comments.column.comment",
                        (comment, text) -> Objects.requireNonNullElse(comment.comment(), "")),
                RowColumn.text(
                        "comments.column.suggestion",
                        (comment, text) -> Objects.requireNonNullElse(comment.suggestion(), "")),
                RowColumn.whole("comments.column.overall", Comments.Comment::overall),
                name(Dimension.CHANNEL, Comments.Comment::channel),
                name(Dimension.SERVICE, Comments.Comment::service),
                name(Dimension.DEPARTMENT, Comments.Comment::department));
    }

    /** Empty for a comment whose request is unknown. */
    private RowColumn<Comments.Comment> name(Dimension dimension, Function<Comments.Comment, @Nullable String> value) {
        return RowColumn.text("comments.column." + dimension.code(), (comment, text) -> {
            String code = value.apply(comment);
            return code == null ? "" : text.text(explorer.name(dimension, code));
        });
    }

    private Map<String, BilingualText> names() {
        return policy.themes().stream().collect(Collectors.toMap(Theme::code, Theme::name, (a, b) -> a));
    }

    /**
     * By type of theme, most frequent first; themes that neither period mentions are left out.
     *
     * @param search its theme is ignored, so that it can be compared with the others
     */
    private List<Mentions> mentions(Comments.CommentSearch search) {
        Map<String, Long> now = comments.byTheme(search);
        Map<String, Long> before = comments.byTheme(search.before());
        return policy.themes().stream()
                .map(t -> new Mentions(t, now.getOrDefault(t.code(), 0L), before.getOrDefault(t.code(), 0L)))
                .filter(m -> m.n() + m.before() > 0)
                .sorted(java.util.Comparator.comparing((Mentions m) -> m.theme().type())
                        .thenComparing(Mentions::n, java.util.Comparator.reverseOrder()))
                .toList();
    }

    // a first month after the last with data is read as that month alone
    private static Comments.CommentSearch search(MultiValueMap<String, String> parameters, MonthsWithData months) {
        YearMonth last = month(parameters.getFirst(UNTIL), months.latest(PopulationGroup.SURVEY));
        YearMonth first = month(parameters.getFirst(SINCE), last);
        return new Comments.CommentSearch(
                (first.isAfter(last) ? last : first).atDay(1),
                last.atEndOfMonth(),
                text(parameters, "theme"),
                FilterParameters.read(parameters, DIMENSIONS),
                Objects.requireNonNullElse(text(parameters, "words"), ""));
    }

    /** Null where any month of the span has answers. */
    private static @Nullable MonthNotice notice(Period span, NavigableSet<YearMonth> withData) {
        return withData.subSet(span.firstMonth(), true, span.lastMonth(), true).isEmpty()
                ? MonthNotice.of(span, null, withData, UNTIL, SINCE)
                : null;
    }

    private static YearMonth month(@Nullable String text, YearMonth otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
