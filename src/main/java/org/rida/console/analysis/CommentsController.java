package org.rida.console.analysis;

import org.rida.console.ListPage;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.report.explore.Explorer;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.rows.RowAccess;
import org.rida.tally.theme.Comments;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Comments by theme. Each access is recorded in the audit log. */
@Controller
class CommentsController {

    private static final int SIZE = 50;
    private static final List<Dimension> SLICES = List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT);

    private final Comments comments;
    private final Explorer explorer;
    private final Policy policy;
    private final RowAccess rows;
    private final RowExport files;

    CommentsController(Comments comments, Explorer explorer, Policy policy, RowAccess rows, RowExport files) {
        this.comments = comments;
        this.explorer = explorer;
        this.policy = policy;
        this.rows = rows;
        this.files = files;
    }

    /**
     * @param n number of comments that mention the theme
     * @param before number in the preceding period of equal length
     */
    record Mentions(Theme theme, long n, long before) {}

    @GetMapping("/comments")
    String comments(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "0") int from,
            RequestUser visitor,
            Model model) {
        model.addAttribute("chosen", asked.toSingleValueMap());
        model.addAttribute("slices", SLICES);
        model.addAttribute("values", explorer.values());
        model.addAttribute("explorer", explorer);
        model.addAttribute("themes", policy.themes());
        model.addAttribute("names", names());
        explorer.coverage().ifPresent(coverage -> {
            Comments.CommentSearch search = search(asked, coverage);
            int start = Math.max(0, from);
            Comments.CommentPaging page = rows.comments(search, start, SIZE, visitor.actor());
            model.addAttribute("search", search);
            model.addAttribute("first", YearMonth.from(search.first()));
            model.addAttribute("last", YearMonth.from(search.last()));
            model.addAttribute("months", months(coverage));
            model.addAttribute("mentions", mentions(search));
            model.addAttribute("page", page);
            model.addAttribute("pages", new ListPage(start, SIZE, start + SIZE < page.found()));
        });
        return "comments";
    }

    @GetMapping("/comments.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> asked, RequestUser visitor) {
        DataCoverage coverage = explorer.coverage().orElseThrow();
        Comments.CommentSearch search = search(asked, coverage);
        List<Comments.Comment> found = rows.exportComments(search, visitor.actor());
        return files.response(
                new RowExport.ExportedRows(
                        "rida-comments-" + YearMonth.from(search.last()),
                        visitor.messages().format("comments.title"),
                        Stream.of(
                                        "day",
                                        "themes",
                                        "comment",
                                        "suggestion",
                                        "overall",
                                        "channel",
                                        "service",
                                        "department")
                                .map(c -> visitor.messages().format("comments.column." + c))
                                .toList(),
                        found.stream().map(c -> row(c, visitor)).toList()),
                format,
                visitor);
    }

    private List<String> row(Comments.Comment comment, RequestUser visitor) {
        Map<String, BilingualText> names = names();
        return List.of(
                new DateFormatter(visitor.messages()).day(comment.answeredOn()),
                comment.themes().stream()
                        .map(t -> names.getOrDefault(t, BilingualText.same(t))
                                .in(visitor.messages().language()))
                        .collect(Collectors.joining("، ")),
                Objects.requireNonNullElse(comment.comment(), ""),
                Objects.requireNonNullElse(comment.suggestion(), ""),
                comment.overall() == null
                        ? ""
                        : visitor.messages().digits(comment.overall().toString()),
                name(Dimension.CHANNEL, comment.channel(), visitor),
                name(Dimension.SERVICE, comment.service(), visitor),
                name(Dimension.DEPARTMENT, comment.department(), visitor));
    }

    private String name(Dimension slice, @Nullable String value, RequestUser visitor) {
        return value == null
                ? ""
                : explorer.name(slice, value).in(visitor.messages().language());
    }

    private Map<String, BilingualText> names() {
        return policy.themes().stream().collect(Collectors.toMap(Theme::code, Theme::name, (a, b) -> a));
    }

    /** By type of theme, most frequent first; themes that neither period mentions are left out. */
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

    private static Comments.CommentSearch search(MultiValueMap<String, String> asked, DataCoverage coverage) {
        YearMonth last = month(asked.getFirst("until"), defaultMonth(coverage));
        YearMonth first = month(asked.getFirst("from-month"), last);
        return new Comments.CommentSearch(
                (first.isAfter(last) ? last : first).atDay(1),
                last.atEndOfMonth(),
                text(asked, "theme"),
                text(asked, "channel"),
                text(asked, "service"),
                text(asked, "department"),
                Objects.requireNonNullElse(text(asked, "words"), ""));
    }

    /** The last complete month, or the only one. */
    private static YearMonth defaultMonth(DataCoverage coverage) {
        YearMonth before = coverage.last().minusMonths(1);
        return coverage.complete(coverage.last()) || before.isBefore(coverage.first()) ? coverage.last() : before;
    }

    private static YearMonth month(@Nullable String text, YearMonth otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static @Nullable String text(MultiValueMap<String, String> asked, String name) {
        String value = asked.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static List<YearMonth> months(DataCoverage coverage) {
        return Stream.iterate(coverage.last(), m -> !m.isBefore(coverage.first()), m -> m.minusMonths(1))
                .toList();
    }
}
