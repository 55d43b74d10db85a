package org.rida.report.render.pdf.tagged;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintLine;
import net.sf.jasperreports.engine.JRPrintRectangle;
import net.sf.jasperreports.engine.JRPrintText;
import org.xml.sax.SAXException;

/** The elements of one page, each at its place; cells that follow one another become the rows of a table. */
final class FoElements {

    /** Jasper knows no tables: the layouts name the frames of a table's cells after their kind and column. */
    private static final Pattern COLUMN = Pattern.compile("(head|text|bar)_(\\d+)");

    private final FoWriter fo;
    private final FoTexts texts;
    private final StructureRoles roles;
    private final PageShapes shapes;
    private final ElementSurfaces surfaces;

    /** @param shapes takes what the formatter does not draw */
    FoElements(FoWriter fo, FoTexts texts, StructureRoles roles, PageShapes shapes) {
        this.fo = fo;
        this.texts = texts;
        this.roles = roles;
        this.shapes = shapes;
        this.surfaces = new ElementSurfaces(shapes);
    }

    void write(List<JRPrintElement> elements) throws SAXException {
        elements(elements, 0, 0);
    }

    private void elements(List<JRPrintElement> elements, int left, int top) throws SAXException {
        int next = 0;
        while (next < elements.size()) {
            JRPrintElement element = elements.get(next);
            if (column(element) < 0) {
                element(element, left, top);
                next++;
            } else {
                next = table(elements, next, left, top);
            }
        }
    }

    /** Cells of a table, by rows; another row of headings begins another table. Returns the number of the element after it. */
    private int table(List<JRPrintElement> elements, int from, int left, int top) throws SAXException {
        String headings = headings(elements, from);
        boolean continued = roles.continuesTable(headings);
        fo.start("block", "role", continued ? StructureRoles.CONTINUED : "Table");
        int next = from;
        boolean body = false;
        while (next < elements.size()) {
            JRPrintElement first = elements.get(next);
            if (column(first) < 0) {
                if (!(first instanceof JRPrintLine) || next + 1 == elements.size()) {
                    break;
                }
                element(first, left, top);
                next++;
                continue;
            }
            if (body && isHead(first)) {
                break;
            }
            body = !isHead(first);
            fo.start("block", "role", continued && !body ? StructureRoles.DECORATION : "TR");
            while (next < elements.size()
                    && column(elements.get(next)) >= 0
                    && elements.get(next).getY() == first.getY()) {
                cell((JRPrintFrame) elements.get(next++), left, top);
            }
            fo.end();
        }
        fo.end();
        roles.endTable(headings);
        return next;
    }

    private void cell(JRPrintFrame cell, int left, int top) throws SAXException {
        fo.start("block", "role", isHead(cell) || column(cell) == 0 ? "TH" : "TD");
        int before = fo.texts();
        element(cell, left, top);
        if (fo.texts() == before) {
            // without anything in it the formatter would leave out the cell
            texts.space(left + cell.getX(), top + cell.getY(), cell.getWidth(), cell.getHeight(), "");
        }
        fo.end();
    }

    /** What a table's first rows say, with the places of its columns: a table that goes on on the next page repeats them. */
    private static String headings(List<JRPrintElement> elements, int from) {
        return elements.subList(from, elements.size()).stream()
                .takeWhile(element -> element instanceof JRPrintLine || column(element) >= 0 && isHead(element))
                .filter(JRPrintFrame.class::isInstance)
                .map(cell -> cell.getX() + " " + words((JRPrintFrame) cell))
                .collect(Collectors.joining("\n"));
    }

    private static String words(JRPrintFrame cell) {
        return cell.getElements().stream()
                .map(inside -> inside instanceof JRPrintText text ? text.getFullText() : "")
                .collect(Collectors.joining(" "));
    }

    private static boolean isHead(JRPrintElement element) {
        return String.valueOf(element.getKey()).startsWith("head");
    }

    private static int column(JRPrintElement element) {
        Matcher key = COLUMN.matcher(String.valueOf(element.getKey()));
        return element instanceof JRPrintFrame && key.matches() ? Integer.parseInt(key.group(2)) : -1;
    }

    /** @param left of what holds the element: Jasper gives places within the frame, XSL-FO wants them on the page */
    private void element(JRPrintElement element, int left, int top) throws SAXException {
        double x = left + element.getX();
        double y = top + element.getY();
        if (element instanceof JRPrintFrame frame) {
            surfaces.background(frame, x, y, frame.getLineBox());
            elements(
                    frame.getElements(),
                    left + frame.getX() + frame.getLineBox().getLeftPadding(),
                    top + frame.getY() + frame.getLineBox().getTopPadding());
        } else if (element instanceof JRPrintText text) {
            surfaces.background(text, x, y, text.getLineBox());
            texts.paragraph(text, roles, x, y);
        } else if (element instanceof JRPrintImage image && image.getRenderer() instanceof ChartImage chart) {
            drawing(image, chart, x, y);
        } else if (element instanceof JRPrintLine line) {
            surfaces.line(line, x, y);
        } else if (element instanceof JRPrintRectangle rectangle) {
            surfaces.rectangle(rectangle, x, y);
        } else {
            throw new IllegalArgumentException("no XSL-FO for " + element.getClass());
        }
    }

    /** A chart with a description is a figure of its labels; one without is decoration, whose labels are paragraphs. */
    private void drawing(JRPrintImage image, ChartImage chart, double x, double y) throws SAXException {
        roles.read();
        String alt = DirectedText.unmark(chart.drawing().alt());
        int before = shapes.figures().size();
        List<PageShapes.ChartLabel> labels = shapes.draw(
                chart.drawing(), new PageShapes.FigurePlace(x, y, image.getWidth(), image.getHeight(), alt));
        boolean figure = shapes.figures().size() > before;
        if (figure) {
            fo.start("block", "role", "Figure");
            // its place in the structure: the formatter leaves out what is empty
            texts.space(x, y, image.getWidth(), image.getHeight(), "1pt");
        }
        for (PageShapes.ChartLabel label : labels) {
            texts.label(label, x, y, figure ? "Span" : "P", chart.language());
        }
        if (figure) {
            fo.end();
        }
    }
}
