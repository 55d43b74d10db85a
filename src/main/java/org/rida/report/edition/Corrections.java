package org.rida.report.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;

/**
 * Turns the draft of a month that was issued before into a correction: it gets a page that lists the figures changed
 * since.
 */
public final class Corrections {

    private final IssuedEdition issue;
    private final BilingualText day;
    private final DigitSystem digits;

    /**
     * @param issue the edition in force
     * @param day of the issue in the organization's time zone
     */
    public Corrections(IssuedEdition issue, java.time.LocalDate day) {
        this.issue = issue;
        this.digits = issue.figures().digits();
        this.day = BilingualText.of(language -> new DateFormatter(new Messages(language, digits)).day(day));
    }

    /** The draft stamped as a correction, with the list of changes as its last page. */
    public FigureSet applyTo(FigureSet draft) {
        List<FigureSet.ReportPage> pages = new ArrayList<>(draft.pages());
        pages.add(new FigureSet.ReportPage(
                text(w -> w.format("corrections.page", "day", day(w))), List.of(changes(draft))));
        return draft.with(text(w -> w.format("draft.stamp.correction", "day", day(w))), draft.footer(), pages);
    }

    private Block changes(FigureSet draft) {
        Map<BilingualText, Cell> issued = CellsByName.read(issue.figures());
        Map<BilingualText, Cell> now = CellsByName.read(draft);
        List<Block.TableRow> rows = CellsByName.changed(issued, now).stream()
                .map(name -> new Block.TableRow(name, List.of(orDash(issued.get(name)), orDash(now.get(name)))))
                .toList();
        return rows.isEmpty()
                ? new Block.Paragraphs(BilingualText.EMPTY, List.of(text(w -> w.format("corrections.none"))))
                : new Block.TableData(BilingualText.EMPTY, columns(digits), rows, BilingualText.EMPTY);
    }

    /** These titles also identify the list when a later edition is compared. */
    static List<Block.TableColumn> columns(DigitSystem digits) {
        return List.of(
                new Block.TableColumn(text("corrections.figure", digits), 8, Block.ChartKind.LABEL),
                new Block.TableColumn(text("corrections.issued", digits), 2, Block.ChartKind.NUMBER),
                new Block.TableColumn(text("corrections.now", digits), 2, Block.ChartKind.NUMBER));
    }

    private static BilingualText text(String key, DigitSystem digits) {
        return BilingualText.of(language -> new Messages(language, digits).format(key));
    }

    private Cell orDash(@Nullable Cell cell) {
        return cell == null ? Cell.words(BilingualText.same("–")) : cell;
    }

    private BilingualText text(Function<Messages, String> format) {
        return BilingualText.of(language -> format.apply(new Messages(language, digits)));
    }

    private String day(Messages messages) {
        return Objects.requireNonNull(day.in(messages.language()));
    }
}
