package org.rida.report.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Differences.FigureDifference;

/**
 * Compares the first pages of two editions as people read them: the headline in words, and each card with what stands below its number.
 * A single cell would hide that 233 of 270 became 260 of 301, or that a verdict holds since another month.
 */
final class HeadlineDifferences {

    private static final String BOLD = "**";
    private static final BilingualText NONE = BilingualText.same("–");

    private HeadlineDifferences() {}

    /** In the order of the second edition's page; what only the first has comes last. */
    static List<FigureDifference> between(FigureSet first, FigureSet second) {
        Map<BilingualText, BilingualText> before = texts(first);
        Map<BilingualText, BilingualText> after = texts(second);
        List<FigureDifference> different = new ArrayList<>();
        after.forEach((name, text) -> add(name, before.getOrDefault(name, NONE), text, different));
        before.forEach((name, text) -> {
            if (!after.containsKey(name)) {
                add(name, text, NONE, different);
            }
        });
        return different;
    }

    private static void add(
            BilingualText name, BilingualText before, BilingualText after, List<FigureDifference> different) {
        if (!before.equals(after)) {
            different.add(new FigureDifference(name, before, after));
        }
    }

    private static Map<BilingualText, BilingualText> texts(FigureSet figures) {
        Map<BilingualText, BilingualText> texts = new LinkedHashMap<>();
        figures.pages().stream()
                .limit(1)
                .flatMap(page -> page.blocks().stream())
                .forEach(block -> {
                    if (block instanceof Block.Sentence sentence) {
                        texts.merge(name(sentence), plain(sentence.text()), HeadlineDifferences::joined);
                    } else if (block instanceof Block.Cards cards) {
                        cards.cards().forEach(card -> texts.put(card.title(), text(card, figures)));
                    }
                });
        return texts;
    }

    private static BilingualText name(Block.Sentence sentence) {
        return sentence.title().isEmpty() ? BilingualText.ofMessage("differences.headline") : sentence.title();
    }

    private static BilingualText plain(BilingualText text) {
        return new BilingualText(text.ar().replace(BOLD, ""), text.en().replace(BOLD, ""));
    }

    private static BilingualText joined(BilingualText one, BilingualText next) {
        return new BilingualText(one.ar() + " " + next.ar(), one.en() + " " + next.en());
    }

    private static BilingualText text(Block.Card card, FigureSet figures) {
        return BilingualText.of(language -> {
            String value = new CellFormatter(new Messages(language, figures.digits())).withUnit(card.value());
            String under = card.under().in(language);
            return under.isEmpty() ? value : value + " (" + under + ")";
        });
    }
}
