package org.rida.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Dates;
import org.rida.wording.Digits;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** A draft of a month that was issued already: which figures moved since, on a page of its own. */
final class Corrections {

    private final Issue issue;
    private final Text day;
    private final Digits digits;

    /** @param day of the issue, as the association's zone has it */
    Corrections(Issue issue, java.time.LocalDate day) {
        this.issue = issue;
        this.digits = issue.figures().digits();
        this.day = Text.of(language -> new Dates(new Wording(language, digits)).day(day));
    }

    /** The same draft, stamped as a correction, with the page of what moved at its end. */
    FigureSet in(FigureSet draft) {
        List<FigureSet.Page> pages = new ArrayList<>(draft.pages());
        pages.add(new FigureSet.Page(say(w -> w.say("corrections.page", "day", day(w))), List.of(moved(draft))));
        return draft.with(say(w -> w.say("draft.stamp.correction", "day", day(w))), draft.footer(), pages);
    }

    private Block moved(FigureSet draft) {
        Map<Text, Cell> issued = NamedCells.of(issue.figures());
        Map<Text, Cell> now = NamedCells.of(draft);
        List<Block.Row> rows = NamedCells.moved(issued, now).stream()
                .map(name -> new Block.Row(name, List.of(said(issued.get(name)), said(now.get(name)))))
                .toList();
        return rows.isEmpty()
                ? new Block.Words(Text.EMPTY, List.of(say(w -> w.say("corrections.none"))))
                : new Block.Table(Text.EMPTY, columns(digits), rows, Text.EMPTY);
    }

    /** By these a page of corrections is known. */
    static List<Block.Column> columns(Digits digits) {
        return List.of(
                new Block.Column(say("corrections.figure", digits), 8, Block.Drawing.LABEL),
                new Block.Column(say("corrections.issued", digits), 2, Block.Drawing.NUMBER),
                new Block.Column(say("corrections.now", digits), 2, Block.Drawing.NUMBER));
    }

    private static Text say(String key, Digits digits) {
        return Text.of(language -> new Wording(language, digits).say(key));
    }

    private Cell said(@Nullable Cell cell) {
        return cell == null ? Cell.words(Text.same("–")) : cell;
    }

    private Text say(Function<Wording, String> words) {
        return Text.of(language -> words.apply(new Wording(language, digits)));
    }

    private String day(Wording wording) {
        return Objects.requireNonNull(day.in(wording.language()));
    }
}
