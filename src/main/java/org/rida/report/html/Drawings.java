package org.rida.report.html;

import java.util.Objects;
import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.report.chart.BarDrawing;
import org.rida.report.chart.DistributionDrawing;
import org.rida.report.chart.Drawing;
import org.rida.report.chart.IconsDrawing;
import org.rida.report.chart.SvgCanvas;
import org.rida.report.chart.XmrDrawing;
import org.rida.wording.Wording;

/** The same drawings as on the PDF's pages, as SVG elements. The template's expressions call public methods only. */
public final class Drawings {

    private static final int WIDTH = 640;
    private static final int BAR_HEIGHT = 18;
    private static final int ICON = 34;

    private final Wording wording;

    public Drawings(Wording wording) {
        this.wording = wording;
    }

    public String series(Block.Xmr xmr) {
        return svg(new XmrDrawing(xmr, wording), WIDTH, 210);
    }

    /** The months without data, in words; empty when there are none. */
    public String gaps(Block.Xmr xmr) {
        return new XmrDrawing(xmr, wording).gaps();
    }

    public String answers(Block.Answers answers) {
        return svg(new DistributionDrawing(answers, wording), 480, BAR_HEIGHT);
    }

    public boolean hasIcons(Block.Card card) {
        return icons(card).count() > 0;
    }

    public String iconsOf(Block.Card card) {
        IconsDrawing icons = icons(card);
        return svg(icons, icons.count() * (ICON + 2), ICON);
    }

    public boolean hasBar(Cell cell, Block.Drawing drawing) {
        return cell.state() == Cell.State.NUMBER
                && (drawing == Block.Drawing.SHARE_BAR || drawing == Block.Drawing.SPAN_BAR);
    }

    public String bar(Block.Table table, int column, Cell cell) {
        double value = Objects.requireNonNull(cell.value());
        boolean share = table.columns().get(column).drawing() == Block.Drawing.SHARE_BAR;
        return share
                ? svg(BarDrawing.share(value, wording), 160, BAR_HEIGHT)
                : svg(BarDrawing.span(value, outer(cell), longest(table, column), wording), 300, BAR_HEIGHT);
    }

    private IconsDrawing icons(Block.Card card) {
        return new IconsDrawing(card.variation(), card.assurance(), wording);
    }

    private static double longest(Block.Table table, int column) {
        return table.rows().stream()
                .filter(row -> row.cells().size() >= column)
                .mapToDouble(row -> outer(row.cells().get(column - 1)))
                .max()
                .orElse(0);
    }

    private static double outer(Cell cell) {
        double value = cell.value() == null ? 0 : cell.value();
        return cell.high() == null ? value : Math.max(value, cell.high());
    }

    private String svg(Drawing drawing, double width, double height) {
        return SvgCanvas.svg(drawing, width, height, wording.language().rightToLeft());
    }
}
