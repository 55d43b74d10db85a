package org.rida.report.render.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.Language;
import org.rida.report.document.Block;

/** Widths of the columns of a table: in proportion to their weights, but none narrower than the longest word of its heading. */
final class ColumnWidths {

    /** Of headings, as in {@code style.jrtx}: size of their letters, and the padding beside them with a little to spare. */
    private static final float SIZE = 9.5f;

    private static final double PADDING = 6;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Font BOLD = font();

    private ColumnWidths() {}

    /**
     * @param width of the table, in points
     * @return as many as columns, in points, together the table's
     */
    static int[] fitted(List<Block.TableColumn> columns, Language language, int width) {
        double weights = columns.stream().mapToInt(Block.TableColumn::weight).sum();
        double[] widths = columns.stream()
                .mapToDouble(column -> width * column.weight() / weights)
                .toArray();
        double[] least = columns.stream()
                .mapToDouble(column -> longestWord(column.title().in(language)))
                .toArray();
        double missing = 0;
        double spare = 0;
        for (int i = 0; i < widths.length; i++) {
            missing += Math.max(0, least[i] - widths[i]);
            spare += Math.max(0, widths[i] - least[i]);
        }
        if (missing > 0 && missing <= spare) {
            for (int i = 0; i < widths.length; i++) {
                double over = widths[i] - least[i];
                widths[i] = over > 0 ? widths[i] - missing * over / spare : least[i];
            }
        }
        return whole(widths);
    }

    /** Rounded so that their sum stays. */
    private static int[] whole(double[] widths) {
        int[] whole = new int[widths.length];
        double before = 0;
        for (int i = 0; i < widths.length; i++) {
            whole[i] = (int) (Math.floor(before + widths[i] + 1e-6) - Math.floor(before + 1e-6));
            before += widths[i];
        }
        return whole;
    }

    /** Width in whole points that a column needs so that no word of its heading is broken. */
    static double longestWord(String heading) {
        return Stream.of(heading.split("\\s+"))
                .mapToDouble(word -> BOLD.getStringBounds(word, EXACT).getWidth() + PADDING)
                .map(Math::ceil)
                .max()
                .orElse(0);
    }

    private static Font font() {
        try (InputStream file = ColumnWidths.class.getClassLoader().getResourceAsStream(ReportFont.BOLD)) {
            if (file == null) {
                throw new IllegalStateException("expected " + ReportFont.BOLD + " on the class path, found nothing");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
