package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;

/** Editions with the figures of another one, for tests of who sees which, and where. */
public final class TestEdition {

    private TestEdition() {}

    /**
     * @param word name and title of the report, by which it is found on pages
     * @param month that no test counts on
     */
    public static Edition draft(EditionRepository archive, String word, YearMonth month, Audience audience) {
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
                like.pages());
        return archive.save(figures, audience, 0, null, folder -> List.of(document(folder, word)));
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
