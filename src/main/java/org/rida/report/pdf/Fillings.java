package org.rida.report.pdf;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.Block;
import org.rida.report.CellWords;
import org.rida.report.chart.CurveDrawing;
import org.rida.report.chart.DistributionDrawing;
import org.rida.report.chart.LegendDrawing;
import org.rida.report.chart.XmrDrawing;







import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts each kind of block into its template. */
final class Fillings {

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final CardsFilling cards;
    private final TableFilling tables;

    Fillings(Templates templates, Messages wording) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.cards = new CardsFilling(templates, wording);
        this.tables = new TableFilling(templates, wording);
    }

    Filling of(Block block) {
        if (block instanceof Block.Sentence sentence) {
            return sentence(sentence);
        } else if (block instanceof Block.Cards row) {
            return cards.of(row);
        } else if (block instanceof Block.Xmr xmr) {
            return xmr(xmr);
        } else if (block instanceof Block.Table table) {
            return tables.of(table);
        } else if (block instanceof Block.Distribution distribution) {
            return distribution(distribution);
        } else if (block instanceof Block.Curve curve) {
            return curve(curve);
        } else if (block instanceof Block.Legend legend) {
            return legend(legend);
        } else if (block instanceof Block.Words words) {
            return words(words);
        }
        throw new IllegalArgumentException("no PDF template for a block of " + block.getClass());
    }

    private Filling sentence(Block.Sentence sentence) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(sentence.title()));
        row.put("text", Words.styled(sentence.words(), language));
        return new Filling(templates.of("headline", language), List.of(row), Map.of());
    }

    /** A series without any figure is told in words: an empty chart would take half a page. */
    private Filling xmr(Block.Xmr xmr) {
        if (xmr.points().stream().allMatch(point -> point.value() == null)) {
            return noData(xmr.title());
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(xmr.title()));
        row.put("note", plain(BilingualText.same(note(xmr))));
        row.put("chart", new Picture(new XmrDrawing(xmr, wording)));
        return new Filling(templates.of("xmr", language), List.of(row), Map.of());
    }

    /** The block's own note, the months without data and the reasons of its rebases. */
    private String note(Block.Xmr xmr) {
        Stream<String> reasons = xmr.rebases().stream()
                .map(r -> wording.format(
                        "report.xmr.rebase-note",
                        "month",
                        new CellWords(wording).month(r.month()),
                        "reason",
                        r.reason().in(language)));
        String gaps = new XmrDrawing(xmr, wording).gaps();
        return Stream.concat(Stream.of(xmr.note().in(language), gaps), reasons)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
    }

    private Filling curve(Block.Curve curve) {
        if (curve.days().stream().allMatch(day -> day.answered() == null)) {
            return noData(curve.title());
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(curve.title()));
        row.put("note", plain(curve.note()));
        row.put("chart", new Picture(new CurveDrawing(curve, wording)));
        return new Filling(templates.of("time-to-answer", language), List.of(row), Map.of());
    }

    private Filling noData(BilingualText title) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("text", Words.directed(new CellWords(wording).noData(), language));
        return new Filling(templates.of("text", language), List.of(row), titleAndNote(title, BilingualText.EMPTY));
    }

    private Filling legend(Block.Legend legend) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("title", plain(legend.title()));
        row.put("icons", new Picture(new LegendDrawing(wording)));
        return new Filling(templates.of("legend", language), List.of(row), Map.of());
    }

    private Filling distribution(Block.Distribution distribution) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Block.Answers answers : distribution.rows()) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("label", plain(answers.label()));
            row.put("bar", new Picture(new DistributionDrawing(answers, wording)));
            rows.add(row);
        }
        return new Filling(
                templates.of("distribution", language), rows, titleAndNote(distribution.title(), distribution.note()));
    }

    private Filling words(Block.Words words) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (BilingualText paragraph : words.paragraphs()) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("text", Words.styled(paragraph, language));
            rows.add(row);
        }
        return new Filling(templates.of("text", language), rows, titleAndNote(words.title(), BilingualText.EMPTY));
    }

    private Map<String, @Nullable Object> titleAndNote(BilingualText title, BilingualText note) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", plain(title));
        parameters.put("note", plain(note));
        return parameters;
    }

    private @Nullable String plain(BilingualText text) {
        return Words.plain(text, language);
    }
}
