package org.rida.report.render.html;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet.ReportPage;

/**
 * Formats texts and numbers for the templates, in the page's language. Template expressions can call public methods
 * only.
 */
public final class HtmlText {

    /** Names of the block types, as in stored figure sets. */
    private static final Map<Class<?>, String> KINDS = Stream.of(
                    Objects.requireNonNull(Block.class.getAnnotation(JsonSubTypes.class))
                            .value())
            .collect(Collectors.toMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);

    private final Messages messages;
    private final CellFormatter cells;
    private final List<ReportPage> pages;

    public HtmlText(Messages messages) {
        this(messages, List.of());
    }

    /** @param pages that {@link #linked} leads to, in the order of the document */
    HtmlText(Messages messages, List<ReportPage> pages) {
        this.messages = messages;
        this.cells = new CellFormatter(messages);
        this.pages = pages;
    }

    /** A text of the message files. */
    public String message(String key) {
        return messages.format(key);
    }

    /** A text of the report without bold marks. */
    public String text(BilingualText text) {
        return BOLD.matcher(text.in(messages.language())).replaceAll("$1");
    }

    /** A text of the report as escaped HTML with bold parts as {@code <strong>}. */
    public String marked(BilingualText text) {
        return BOLD.matcher(escaped(text.in(messages.language()))).replaceAll("<strong>$1</strong>");
    }

    /** The same, with a link where it names a page of the document by its heading. */
    public String linked(BilingualText text) {
        String words = marked(text);
        for (int page = 0; page < pages.size(); page++) {
            String title = pages.get(page).title().in(messages.language());
            if (!title.isEmpty()) {
                String reference = escaped(messages.format("for-decision.page", "page", title));
                words = words.replace(reference, "<a href=\"#page-" + (page + 1) + "\">" + reference + "</a>");
            }
        }
        return words;
    }

    /** Templates insert the result as it is. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Name of the block type, as in stored figure sets: {@code headline}, {@code table}. */
    public String kind(Block block) {
        return Objects.requireNonNull(KINDS.get(block.getClass()));
    }

    /** A value with its unit, or the reason why there is none. */
    public String withUnit(Cell cell) {
        return cells.withUnit(cell);
    }

    public String cell(Cell cell, Block.ChartKind drawing) {
        return cells.in(cell, drawing);
    }

    /**
     * By what a table sorts the cell: its number, of an interval the lower end, of counts in words what is counted. Empty where it has
     * none, so that it comes last; null for words, which sort as they are read.
     */
    public @Nullable String sortable(Cell cell) {
        return Stream.<@Nullable Number>of(cell.value(), cell.low(), cell.numerator())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse(cell.state() == Cell.CellState.WORDS ? null : "");
    }

    public boolean isNumber(Cell cell) {
        return cell.state() == Cell.CellState.NUMBER;
    }

    public String month(Block.ChartPoint point) {
        return cells.month(point.month());
    }

    /** A process limit with one decimal (of the percentage for shares), rounded half up, as those above and below it; empty without one. */
    public String limit(Block.XmrSeries xmr, @Nullable Double limit) {
        if (limit == null) {
            return "";
        }
        double shown = xmr.shown(limit);
        return xmr.unit() == Cell.CellUnit.SHARE
                ? messages.percent(Math.floor(shown * 1000 + .5) / 1000, 1)
                : messages.number(Math.floor(shown * 10 + .5) / 10, 1);
    }

    /** The value of a month, or why there is none. */
    public String point(Block.XmrSeries xmr, Block.ChartPoint point) {
        return point.value() == null ? cells.inTable(point.missing(xmr.unit())) : cells.inTable(point.cell(xmr.unit()));
    }

    /** A percentage; empty after the end of a curve. */
    public String share(@Nullable Double share) {
        return share == null ? "" : messages.percent(share);
    }

    /** A count; empty without one. */
    public String count(@Nullable Long n) {
        return n == null ? "" : messages.number(n);
    }

    public String number(long n) {
        return messages.number(n);
    }

    public String judgement(Block.XmrSeries series, Block.ChartPoint point) {
        return cells.judgement(series, point);
    }

    /** Whether the distribution has numbers. */
    public boolean isKnown(Block.AnswerDistribution answers) {
        return answers.state() == Cell.CellState.NUMBER;
    }

    /** Why the distribution has no numbers. */
    public String reason(Block.AnswerDistribution answers) {
        return cells.reason(answers.state());
    }

    /** Percentages from the best to the worst answer, or why one is masked. */
    public List<String> shares(Block.AnswerDistribution answers) {
        return answers.counts().stream()
                .map(n -> n == null ? cells.reason(Cell.CellState.TOO_FEW) : messages.percent((double) n / answers.n()))
                .toList();
    }

    public String answers(Block.AnswerDistribution answers) {
        return messages.number(answers.n());
    }
}
