package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.document.FigureSet.FigureSetPart;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.MonthsRead;
import org.rida.report.opinion.PublishedOpinions;

/** Editions with the figures of another one, for tests of who sees which, and where. */
public final class TestEdition {

    private TestEdition() {}

    /**
     * @param word name and title of the report, by which it is found on pages
     * @param month that no test counts on
     */
    public static Edition draft(EditionRepository archive, String word, YearMonth month, Audience audience) {
        return draft(archive, word, month, audience, null);
    }

    /** @param part of the report; null for a report of everything */
    public static Edition draft(
            EditionRepository archive, String word, YearMonth month, Audience audience, @Nullable FigureSetPart part) {
        FigureSet like = archive.figures(archive.editions().get(0).id()).orElseThrow();
        FigureSet figures = new FigureSet(
                word,
                month,
                new BilingualText(word, word),
                like.period(),
                like.stamp(),
                like.footer(),
                like.cutOff(),
                like.digits(),
                like.pages(),
                part,
                PublishedOpinions.NONE,
                null);
        return archive.save(figures, audience, nothing(month), 0, null, folder -> List.of(document(folder, word)));
    }

    /** The next draft of the same report and month, whose headline and first card say something else. */
    public static Edition withOtherHeadline(EditionRepository archive, Edition of) {
        FigureSet like = archive.figures(of.id()).orElseThrow();
        List<FigureSet.ReportPage> pages = new ArrayList<>(like.pages());
        pages.set(
                0,
                new FigureSet.ReportPage(
                        pages.get(0).title(),
                        pages.get(0).blocks().stream().map(TestEdition::other).toList()));
        FigureSet figures = like.with(like.stamp(), like.footer(), pages);
        return archive.save(
                figures, of.audience(), nothing(of.month()), 1, null, folder -> List.of(document(folder, of.report())));
    }

    /** Of numbers that nobody counted: no later count concerns it. */
    public static MonthsRead nothing(YearMonth month) {
        return new MonthsRead(Period.month(month), new TreeMap<>(), new TreeMap<>());
    }

    private static Block other(Block block) {
        if (block instanceof Block.Sentence sentence) {
            return new Block.Sentence(sentence.title(), new BilingualText("كلمات أخرى", "Other words"));
        }
        if (block instanceof Block.Cards cards) {
            List<Block.Card> all = new ArrayList<>(cards.cards());
            Block.Card first = all.get(0);
            all.set(
                    0,
                    new Block.Card(
                            first.title(),
                            Cell.number(Cell.CellUnit.SHARE, .5),
                            new BilingualText("١ من ٢", "1 of 2"),
                            first.notes(),
                            first.variation(),
                            first.assurance()));
            return new Block.Cards(cards.title(), all);
        }
        return block;
    }

    /** A document in which the word stands. */
    public static DocumentFile document(DocumentLocation folder, String word) {
        DocumentFile document = folder.document(Language.AR, "html");
        try {
            Files.writeString(document.path(), "<html><style>p{}</style><p>" + word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document;
    }
}
