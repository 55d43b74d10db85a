package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;







import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A draft of a month that was issued already: which figures moved since, on a page of its own. */
final class Corrections {

    private final Issue issue;
    private final BilingualText day;
    private final DigitSystem digits;

    /** @param day of the issue, as the association's zone has it */
    Corrections(Issue issue, java.time.LocalDate day) {
        this.issue = issue;
        this.digits = issue.figures().digits();
        this.day = BilingualText.of(language -> new DateFormatter(new Messages(language, digits)).day(day));
    }

    /** The same draft, stamped as a correction, with the page of what moved at its end. */
    FigureSet in(FigureSet draft) {
        List<FigureSet.Page> pages = new ArrayList<>(draft.pages());
        pages.add(new FigureSet.Page(say(w -> w.format("corrections.page", "day", day(w))), List.of(moved(draft))));
        return draft.with(say(w -> w.format("draft.stamp.correction", "day", day(w))), draft.footer(), pages);
    }

    private Block moved(FigureSet draft) {
        Map<BilingualText, Cell> issued = NamedCells.of(issue.figures());
        Map<BilingualText, Cell> now = NamedCells.of(draft);
        List<Block.Row> rows = NamedCells.moved(issued, now).stream()
                .map(name -> new Block.Row(name, List.of(said(issued.get(name)), said(now.get(name)))))
                .toList();
        return rows.isEmpty()
                ? new Block.Words(BilingualText.EMPTY, List.of(say(w -> w.format("corrections.none"))))
                : new Block.Table(BilingualText.EMPTY, columns(digits), rows, BilingualText.EMPTY);
    }

    /** By these a page of corrections is known. */
    static List<Block.Column> columns(DigitSystem digits) {
        return List.of(
                new Block.Column(say("corrections.figure", digits), 8, Block.Drawing.LABEL),
                new Block.Column(say("corrections.issued", digits), 2, Block.Drawing.NUMBER),
                new Block.Column(say("corrections.now", digits), 2, Block.Drawing.NUMBER));
    }

    private static BilingualText say(String key, DigitSystem digits) {
        return BilingualText.of(language -> new Messages(language, digits).format(key));
    }

    private Cell said(@Nullable Cell cell) {
        return cell == null ? Cell.words(BilingualText.same("–")) : cell;
    }

    private BilingualText say(Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(new Messages(language, digits)));
    }

    private String day(Messages wording) {
        return Objects.requireNonNull(day.in(wording.language()));
    }
}
