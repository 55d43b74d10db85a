package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
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
    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final Comments comments;
    private final Explorer explorer;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport exports;

    CommentsController(Comments comments, Explorer explorer, Policy policy, RowAccess rows, RowExport exports) {
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
        model.addAttribute("chosen", parameters.toSingleValueMap());
        model.addAttribute("dimensions", DIMENSIONS);
        model.addAttribute("values", explorer.values());
        model.addAttribute("explorer", explorer);
        model.addAttribute("themes", policy.themes());
        model.addAttribute("names", names());
        explorer.months().ifPresent(months -> {
            Comments.CommentSearch search = search(parameters, months);
            int start = Math.max(0, from);
            Comments.CommentPaging page = rows.comments(search, start, SIZE, user.actor());
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
            model.addAttribute("pages", new ListPage(start, SIZE, start + SIZE < page.found()));
        });
        return "comments";
    }

    /** All comments that match, not only those of a page; the export is an entry of its own in the audit log. */
    @GetMapping("/comments.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> parameters, RequestUser user) {
        MonthInput.check(parameters.getFirst("from-month"));
        MonthInput.check(parameters.getFirst("until"));
        MonthsWithData months = explorer.months().orElseThrow();
        Comments.CommentSearch search = search(parameters, months);
        List<Comments.Comment> found = rows.exportComments(search, user.actor());
        return exports.response(
                new RowExport.ExportedRows(
                        "rida-comments-" + YearMonth.from(search.last()),
                        user.messages().format("comments.title"),
                        Stream.of(
                                        "day",
                                        "themes",
                                        "comment",
                                        "suggestion",
                                        "overall",
                                        "channel",
                                        "service",
                                        "department")
                                .map(c -> user.messages().format("comments.column." + c))
                                .toList(),
                        found.stream().map(c -> row(c, user)).toList()),
                format,
                user);
    }

    private List<String> row(Comments.Comment comment, RequestUser user) {
        Map<String, BilingualText> names = names();
        return List.of(
                new DateFormatter(user.messages()).day(comment.answeredOn()),
                comment.themes().stream()
                        .map(t -> names.getOrDefault(t, BilingualText.same(t))
                                .in(user.messages().language()))
                        .collect(Collectors.joining(user.messages().language().listSeparator())),
                Objects.requireNonNullElse(comment.comment(), ""),
                Objects.requireNonNullElse(comment.suggestion(), ""),
                comment.overall() == null
                        ? ""
                        : user.messages().digits(comment.overall().toString()),
                name(Dimension.CHANNEL, comment.channel(), user),
                name(Dimension.SERVICE, comment.service(), user),
                name(Dimension.DEPARTMENT, comment.department(), user));
    }

    /** @return empty for a comment whose request is unknown */
    private String name(Dimension dimension, @Nullable String value, RequestUser user) {
        return value == null
                ? ""
                : explorer.name(dimension, value).in(user.messages().language());
    }

    private Map<String, BilingualText> names() {
        return policy.themes().stream().collect(Collectors.toMap(Theme::code, Theme::name, (a, b) -> a));
    }

    /**
     * By type of theme, most frequent first; themes that neither period mentions are left out.
     *
     * @param search only its months count, so that the shares of themes can be compared whatever else is filtered
     */
    private List<Mentions> mentions(Comments.CommentSearch search) {
        long months = YearMonth.from(search.first())
                        .until(YearMonth.from(search.last()), java.time.temporal.ChronoUnit.MONTHS)
                + 1;
        Map<String, Long> now = comments.byTheme(search.first(), search.last());
        Map<String, Long> before = comments.byTheme(
                search.first().minusMonths(months), search.first().minusDays(1));
        return policy.themes().stream()
                .map(t -> new Mentions(t, now.getOrDefault(t.code(), 0L), before.getOrDefault(t.code(), 0L)))
                .filter(m -> m.n() + m.before() > 0)
                .sorted(java.util.Comparator.comparing((Mentions m) -> m.theme().type())
                        .thenComparing(Mentions::n, java.util.Comparator.reverseOrder()))
                .toList();
    }

    // months in the wrong order are read as the last one alone
    private static Comments.CommentSearch search(MultiValueMap<String, String> parameters, MonthsWithData months) {
        YearMonth last = month(parameters.getFirst("until"), months.latest(PopulationGroup.SURVEY));
        YearMonth first = month(parameters.getFirst("from-month"), last);
        return new Comments.CommentSearch(
                (first.isAfter(last) ? last : first).atDay(1),
                last.atEndOfMonth(),
                text(parameters, "theme"),
                text(parameters, "channel"),
                text(parameters, "service"),
                text(parameters, "department"),
                Objects.requireNonNullElse(text(parameters, "words"), ""));
    }

    /** Null where any month of the span has answers. */
    private static @Nullable MonthNotice notice(Period span, NavigableSet<YearMonth> withData) {
        return withData.subSet(span.firstMonth(), true, span.lastMonth(), true).isEmpty()
                ? MonthNotice.of(span, null, withData, "until", "from-month")
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
