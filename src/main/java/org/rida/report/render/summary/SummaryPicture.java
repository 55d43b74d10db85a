package org.rida.report.render.summary;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.report.render.summary.PictureText.TextLook;
import org.rida.report.render.summary.SummaryContent.SummaryFigure;

/** The summary as a picture: title and sentence, below them the figures in two columns. All measures are in pixels. */
final class SummaryPicture {

    /** As wide as telephones show without enlarging; as high as the text needs. */
    static final int WIDTH = 1080;

    private static final int MARGIN = 64;
    private static final int BAND = 16;
    private static final int GAP = 28;
    private static final int PADDING = 28;
    private static final int COLUMNS = 2;

    private static final TextLook TITLE = new TextLook(42, true, Palette.TEAL);
    private static final TextLook STAMP = new TextLook(28, true, Palette.WORKBOOK_ORANGE);
    private static final TextLook SENTENCE = new TextLook(30, false, Palette.WORKBOOK_INK);
    private static final TextLook CAPTION = new TextLook(26, true, Palette.WORKBOOK_INK);
    private static final TextLook NUMBER = new TextLook(60, true, Palette.TEAL);
    private static final TextLook SMALL = new TextLook(22, false, Palette.WORKBOOK_GREY);

    private final SummaryContent content;
    private final boolean rightToLeft;

    SummaryPicture(SummaryContent content, Language language) {
        this.content = content;
        this.rightToLeft = language.rightToLeft();
    }

    BufferedImage draw() {
        // the height is known when everything has been laid out, which needs no picture of that size
        int height = paint(graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));
        BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(picture);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        paint(graphics);
        graphics.dispose();
        return picture;
    }

    private static Graphics2D graphics(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return graphics;
    }

    /** @return the height of everything */
    private int paint(Graphics2D graphics) {
        graphics.setColor(new Color(Palette.TEAL.rgb()));
        graphics.fillRect(0, 0, WIDTH, BAND);
        int y = column(MARGIN, WIDTH - 2 * MARGIN)
                .add(content.title(), TITLE)
                .add(content.period(), SMALL)
                .add(content.stamp(), STAMP)
                .space(GAP)
                .add(content.sentence(), SENTENCE)
                .draw(graphics, BAND + GAP);
        y = figures(graphics, y + GAP);
        PictureText footer = column(MARGIN, WIDTH - 2 * MARGIN);
        content.footer().forEach(line -> footer.add(line, SMALL));
        return footer.draw(graphics, y + GAP) + GAP;
    }

    /** Figures beside each other have panels of the same height. */
    private int figures(Graphics2D graphics, int top) {
        int width = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
        int y = top;
        for (int i = 0; i < content.figures().size(); i += COLUMNS) {
            List<PictureText> row = new ArrayList<>();
            for (int place = 0; place < Math.min(COLUMNS, content.figures().size() - i); place++) {
                int fromStart = MARGIN + place * (width + GAP);
                int left = rightToLeft ? WIDTH - fromStart - width : fromStart;
                row.add(figure(content.figures().get(i + place), left + PADDING, width - 2 * PADDING));
            }
            int height = 2 * PADDING
                    + row.stream().mapToInt(PictureText::height).max().orElse(0);
            for (PictureText panel : row) {
                graphics.setColor(new Color(Palette.PANEL.rgb()));
                graphics.fillRoundRect(panel.left() - PADDING, y, width, height, PADDING, PADDING);
                panel.draw(graphics, y + PADDING);
            }
            y += height + GAP;
        }
        return y;
    }

    private PictureText figure(SummaryFigure figure, int left, int width) {
        PictureText column = column(left, width).add(figure.title(), CAPTION).add(figure.value(), NUMBER);
        figure.lines().forEach(line -> column.add(line, SMALL));
        return column.add(figure.judgement(), new TextLook(SMALL.size() + 2, true, figure.colour()));
    }

    private PictureText column(int left, int width) {
        return new PictureText(left, width, rightToLeft);
    }
}
