package org.rida.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Dates;
import org.rida.wording.Digits;
import org.rida.wording.Language;
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
        Map<Text, Cell> issued = cells(issue.figures());
        Map<Text, Cell> now = cells(draft);
        List<Block.Row> rows = new ArrayList<>();
        now.forEach((name, cell) -> {
            Cell before = issued.get(name);
            if (before == null || !shown(before).equals(shown(cell))) {
                rows.add(new Block.Row(name, List.of(said(before), said(cell))));
            }
        });
        issued.forEach((name, cell) -> {
            if (!now.containsKey(name)) {
                rows.add(new Block.Row(name, List.of(said(cell), said(null))));
            }
        });
        return rows.isEmpty()
                ? new Block.Words(Text.EMPTY, List.of(say(w -> w.say("corrections.none"))))
                : new Block.Table(Text.EMPTY, columns(), rows, Text.EMPTY);
    }

    private List<Block.Column> columns() {
        return List.of(
                new Block.Column(say(w -> w.say("corrections.figure")), 8, Block.Drawing.LABEL),
                new Block.Column(say(w -> w.say("corrections.issued")), 2, Block.Drawing.NUMBER),
                new Block.Column(say(w -> w.say("corrections.now")), 2, Block.Drawing.NUMBER));
    }

    /** Every figure that stands on a card or in a table, by what a reader would call it. */
    private Map<Text, Cell> cells(FigureSet figures) {
        Map<Text, Cell> cells = new LinkedHashMap<>();
        for (FigureSet.Page page : figures.pages()) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Cards cards) {
                    cards.cards().forEach(card -> cells.put(card.title(), card.value()));
                } else if (block instanceof Block.Table table && !isOfCorrections(table)) {
                    table.rows().forEach(row -> cells(table, row, cells));
                }
            }
        }
        return cells;
    }

    /** What an earlier correction listed is no figure of the month. */
    private boolean isOfCorrections(Block.Table table) {
        return table.columns().equals(columns());
    }

    private static void cells(Block.Table table, Block.Row row, Map<Text, Cell> cells) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            boolean figure = cell.state() != Cell.State.WORDS && !DataQualityDraft.SOURCE.equals(cell.source());
            if (figure && table.columns().get(i + 1).drawing().hasNumbers()) {
                cells.putIfAbsent(
                        name(
                                table.title(),
                                row.label(),
                                table.columns().get(i + 1).title()),
                        cell);
            }
        }
    }

    private static Text name(Text... parts) {
        return Text.of(language -> String.join(
                " · ",
                java.util.Arrays.stream(parts)
                        .map(part -> part.in(language))
                        .filter(part -> !part.isEmpty())
                        .toList()));
    }

    /** A move that no page would show is none. */
    private static String shown(Cell cell) {
        return new CellWords(new Wording(Language.EN, Digits.EUROPEAN)).inTable(cell);
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
