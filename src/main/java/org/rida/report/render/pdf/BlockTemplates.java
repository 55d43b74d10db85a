package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.CurveChart;
import org.rida.report.render.chart.DistributionChart;
import org.rida.report.render.chart.DistributionKey;
import org.rida.report.render.chart.LegendChart;
import org.rida.report.render.chart.SeriesChart;
import org.rida.report.render.pdf.tagged.ChartImage;

/** Puts each kind of block into its template. */
final class BlockTemplates {

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final PageReferences references;
    private final CardsTemplate cards;
    private final TableTemplate tables;

    /** @param references numbers the pages that sentences name */
    BlockTemplates(Templates templates, Messages wording, PageReferences references) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.references = references;
        this.cards = new CardsTemplate(templates, wording);
        this.tables = new TableTemplate(templates, wording);
    }

    /**
     * The template of a block, with the values of its fields.
     *
     * @throws IllegalArgumentException for a kind of block that pages have no template for
     */
    BlockData template(Block block) {
        if (block instanceof Block.Sentence sentence) {
            return sentence(sentence);
        } else if (block instanceof Block.Cards row) {
            return cards.data(row);
        } else if (block instanceof Block.XmrSeries xmr) {
            return xmr(xmr);
        } else if (block instanceof Block.TableData table) {
            return tables.data(table);
        } else if (block instanceof Block.Distribution distribution) {
            return distribution(distribution);
        } else if (block instanceof Block.Curve curve) {
            return curve(curve);
        } else if (block instanceof Block.Legend legend) {
            return legend(legend);
        } else if (block instanceof Block.Paragraphs words) {
            return paragraphs(words);
        }
        throw new IllegalArgumentException("no PDF template for a block of " + block.getClass());
    }

    private BlockData sentence(Block.Sentence sentence) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(sentence.title()));
        row.put("text", MarkupText.styled(sentence.text(), language));
        return new BlockData(templates.compile("headline", language), List.of(row), Map.of());
    }

    /** A series without any figure is told in words: an empty chart would take half a page. */
    private BlockData xmr(Block.XmrSeries xmr) {
        if (xmr.points().stream().allMatch(point -> point.value() == null)) {
            return noData(xmr.title());
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(xmr.heading()));
        row.put("note", plain(BilingualText.same(note(xmr))));
        row.put("chart", new ChartImage(new SeriesChart(xmr, wording), language));
        return new BlockData(templates.compile("xmr", language), List.of(row), Map.of());
    }

    /** The block's own note, the months without data and the reasons of its rebases. */
    private String note(Block.XmrSeries xmr) {
        Stream<String> reasons = xmr.rebases().stream()
                .map(r -> wording.format(
                        "report.xmr.rebase-note",
                        "month",
                        new CellFormatter(wording).month(r.month()),
                        "reason",
                        r.reason().in(language)));
        String gaps = new SeriesChart(xmr, wording).missingMonths();
        return Stream.concat(Stream.of(xmr.note().in(language), gaps), reasons)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** A curve without any value is told in words, too. */
    private BlockData curve(Block.Curve curve) {
        if (curve.days().stream().allMatch(day -> day.answered() == null)) {
            return noData(curve.title());
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(curve.heading()));
        row.put("note", plain(curve.note()));
        row.put("chart", new ChartImage(new CurveChart(curve, wording), language));
        return new BlockData(templates.compile("time-to-answer", language), List.of(row), Map.of());
    }

    /** The title remains, so that a reader sees what is missing. */
    private BlockData noData(BilingualText title) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("text", MarkupText.directed(new CellFormatter(wording).noData(), language));
        return new BlockData(
                templates.compile("text", language), List.of(row), titleAndNote(title, BilingualText.EMPTY));
    }

    private BlockData legend(Block.Legend legend) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(legend.title()));
        row.put("icons", new ChartImage(new LegendChart(wording), language));
        return new BlockData(templates.compile("legend", language), List.of(row), Map.of());
    }

    /** One bar for each question, and one key for all of them. */
    private BlockData distribution(Block.Distribution distribution) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Block.AnswerDistribution answers : distribution.rows()) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("label", plain(answers.label()));
            row.put("bar", new ChartImage(new DistributionChart(answers, wording), language));
            rows.add(row);
        }
        Map<String, @Nullable Object> parameters = titleAndNote(distribution.heading(), distribution.note());
        parameters.put("key", new ChartImage(new DistributionKey(wording), language));
        return new BlockData(templates.compile("distribution", language), rows, parameters);
    }

    /** References to pages become page numbers here, where the pages are known. */
    private BlockData paragraphs(Block.Paragraphs words) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (BilingualText paragraph : words.paragraphs()) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("text", MarkupText.styled(paragraph, language, references::linked));
            rows.add(row);
        }
        return new BlockData(
                templates.compile("text", language), rows, titleAndNote(words.title(), BilingualText.EMPTY));
    }

    private Map<String, @Nullable Object> titleAndNote(BilingualText title, BilingualText note) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", plain(title));
        parameters.put("note", plain(note));
        return parameters;
    }

    private @Nullable String plain(BilingualText text) {
        return MarkupText.plain(text, language);
    }
}
