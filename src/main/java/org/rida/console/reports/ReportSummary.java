package org.rida.console.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;

/**
 * The first page of a report as shown in the console: headline, paragraphs, cards and charts, from the frozen figures. It reads the
 * figures of the edition, so it never differs from the documents.
 */
public final class ReportSummary {

    private final FigureSet figures;

    ReportSummary(FigureSet figures) {
        this.figures = figures;
    }

    /** All pages of the report, for links and dates. */
    public FigureSet figures() {
        return figures;
    }

    /** The headline sentences of the first page. */
    public List<Block.Sentence> sentences() {
        return first(Block.Sentence.class).toList();
    }

    /** What is for decision, and other paragraphs of the first page. */
    public List<Block.Paragraphs> paragraphs() {
        return first(Block.Paragraphs.class).toList();
    }

    /** The cards of the first page, of all its card blocks. */
    public List<Block.Card> cards() {
        return first(Block.Cards.class).flatMap(c -> c.cards().stream()).toList();
    }

    /** The process behaviour charts of the first page. */
    public List<Block.XmrSeries> charts() {
        return first(Block.XmrSeries.class).toList();
    }

    /** Definition of the metric of a card; null when its figure is no metric. */
    public @Nullable BilingualText definition(Block.Card card) {
        return metric(card.value())
                .map(m -> BilingualText.ofMessage(m.definitionKey()))
                .orElse(null);
    }

    /**
     * Lineage key of the figure of a card; null for a figure that is read off a survival curve and so has no rows of its
     * own.
     */
    public @Nullable String rowsBehind(Block.Card card) {
        boolean curve =
                metric(card.value()).filter(ReportSummary::isReadOffCurve).isPresent();
        return curve ? null : card.value().source();
    }

    /** Measure of the explorer that a card shows; null where {@link #rowsBehind} is, and for a figure that is no metric. */
    public @Nullable String measure(Block.Card card) {
        String rows = rowsBehind(card);
        return rows == null || metric(card.value()).isEmpty() ? null : rows.split("@", 2)[0];
    }

    /** Whether a metric is read off a survival curve, so that there are no rows behind it. */
    public static boolean isReadOffCurve(Metric metric) {
        return metric == Metric.MEDIAN_INCLUDING_OPEN
                || metric == Metric.P90_INCLUDING_OPEN
                || metric == Metric.ANSWERED_BY_TARGET
                || metric == Metric.ANSWERED_BY_TARGET_KM;
    }

    /**
     * The metric of a figure, from its lineage key.
     *
     * @return empty for cells without key and for keys that are no metric, such as counts
     */
    public static Optional<Metric> metric(Cell cell) {
        @Nullable String source = cell.source();
        return source == null
                ? Optional.empty()
                : Arrays.stream(Metric.values())
                        .filter(m -> m.id().equals(source.split("[:@]", 2)[0]))
                        .findFirst();
    }

    private <T extends Block> Stream<T> first(Class<T> kind) {
        return figures.pages().stream()
                .limit(1)
                .flatMap(page -> page.blocks().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
