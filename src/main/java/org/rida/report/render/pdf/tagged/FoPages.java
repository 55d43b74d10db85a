package org.rida.report.render.pdf.tagged;

import static org.rida.report.render.pdf.tagged.FoWriter.points;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPen;
import net.sf.jasperreports.engine.JRPrintAnchor;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintLine;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintRectangle;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;
import org.rida.report.render.chart.Canvas;
import org.xml.sax.SAXException;

/** Filled pages as XSL-FO: every element at its place, with the role that it has for a reader who cannot see the page. */
final class FoPages {

    /** In the structure: what {@link StructureTree} takes out of it again, so that it is an artifact. */
    static final String DECORATION = "Private";

    /** In the structure: rows of the last table before it. */
    static final String CONTINUED = "NonStruct";

    private static final Set<String> TITLES = Set.of("report-title", "period", "page-title", "block-title");
    private static final double LABEL_WIDTH = 220;
    private static final Pattern MARKS = Pattern.compile("[\u200E\u200F]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]*(?: [A-Za-z][A-Za-z0-9_.@/-]*)*");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}+(?: \\p{IsArabic}+)*");
    private static final Pattern NOT_JOINED = Pattern.compile("[؟؛]");
    private static final Pattern COLUMN = Pattern.compile("(head|text|bar)_(\\d+)");

    private final FoWriter fo;
    private final JasperPrint print;
    private final JasperReportsContext context;
    private final String family;
    private final double middle;
    private final Set<String> anchors = new HashSet<>();
    private PageShapes shapes = new PageShapes(0);
    private final Map<String, String> titles = new HashMap<>();
    private boolean belowPageTitle;

    /** Whether nothing of the page has been read but titles that stood before. */
    private boolean atTop;

    /** Headings of the last table, when nothing that is read has followed it. */
    private @Nullable String nothingSince;

    private @Nullable PageShapes lastTablePage;

    /** @param middle from a font's base line up to the middle between its ascender and descender, for a size of 1 */
    FoPages(FoWriter fo, JasperPrint print, JasperReportsContext context, String family, double middle) {
        this.fo = fo;
        this.print = print;
        this.context = context;
        this.family = family;
        this.middle = middle;
    }

    /** Returns what the formatter does not draw, page by page. */
    List<PageShapes> write(Language language) throws SAXException {
        List<PageShapes> drawn = new ArrayList<>();
        fo.startDocument();
        fo.start("root", "font-family", family, "xml:lang", language.code());
        fo.start("layout-master-set");
        fo.start(
                "simple-page-master",
                "master-name",
                "page",
                "page-width",
                points(print.getPageWidth()),
                "page-height",
                points(print.getPageHeight()));
        fo.empty("region-body");
        fo.end();
        fo.end();
        bookmarks();
        for (JRPrintPage page : print.getPages()) {
            shapes = new PageShapes(print.getPageHeight());
            drawn.add(shapes);
            atTop = true;
            fo.start("page-sequence", "master-reference", "page", "xml:lang", language.code());
            fo.start("flow", "flow-name", "xsl-region-body");
            fo.start(
                    "block",
                    "linefeed-treatment",
                    "preserve",
                    "white-space-collapse",
                    "false",
                    "white-space-treatment",
                    "preserve",
                    "wrap-option",
                    "no-wrap");
            elements(page.getElements(), 0, 0);
            fo.end();
            fo.end();
            fo.end();
        }
        fo.end();
        fo.endDocument();
        return drawn;
    }

    private void bookmarks() throws SAXException {
        List<JRPrintText> headings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (JRPrintPage page : print.getPages()) {
            for (JRPrintElement element : page.getElements()) {
                if (element instanceof JRPrintText text && anchor(text) != null && named.add(anchor(text))) {
                    headings.add(text);
                }
            }
        }
        if (headings.isEmpty()) {
            return;
        }
        fo.start("bookmark-tree");
        for (JRPrintText heading : headings) {
            fo.start("bookmark", "internal-destination", String.valueOf(anchor(heading)));
            fo.start("bookmark-title");
            fo.text(MARKS.matcher(heading.getFullText()).replaceAll(""));
            fo.end();
            fo.end();
        }
        fo.end();
    }

    private static @Nullable String anchor(JRPrintElement element) {
        return element instanceof JRPrintAnchor anchor && anchor.getAnchorName() != null
                ? anchor.getAnchorName()
                        + "-"
                        + (element instanceof JRPrintText text
                                ? language(text.getFullText()).code()
                                : "")
                : null;
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
        boolean continued = shapes != lastTablePage && !headings.isEmpty() && headings.equals(nothingSince);
        fo.start("block", "role", continued ? CONTINUED : "Table");
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
            fo.start("block", "role", continued && !body ? DECORATION : "TR");
            while (next < elements.size()
                    && column(elements.get(next)) >= 0
                    && elements.get(next).getY() == first.getY()) {
                cell((JRPrintFrame) elements.get(next++), left, top);
            }
            fo.end();
        }
        fo.end();
        atTop = false;
        nothingSince = headings;
        lastTablePage = shapes;
        return next;
    }

    private void cell(JRPrintFrame cell, int left, int top) throws SAXException {
        fo.start("block", "role", isHead(cell) || column(cell) == 0 ? "TH" : "TD");
        int before = fo.texts();
        element(cell, left, top);
        if (fo.texts() == before) {
            // without anything in it the formatter would leave out the cell
            fixed(left + cell.getX(), top + cell.getY(), cell.getWidth(), cell.getHeight());
            fo.start("block");
            fo.text("\u00A0");
            fo.end();
            fo.end();
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

    private void element(JRPrintElement element, int left, int top) throws SAXException {
        double x = left + element.getX();
        double y = top + element.getY();
        if (element instanceof JRPrintFrame frame) {
            background(frame, x, y, frame.getLineBox());
            elements(
                    frame.getElements(),
                    left + frame.getX() + frame.getLineBox().getLeftPadding(),
                    top + frame.getY() + frame.getLineBox().getTopPadding());
        } else if (element instanceof JRPrintText text) {
            background(text, x, y, text.getLineBox());
            paragraph(text, x, y);
        } else if (element instanceof JRPrintImage image && image.getRenderer() instanceof ChartImage chart) {
            drawing(image, chart, x, y);
        } else if (element instanceof JRPrintLine line) {
            line(line, x, y);
        } else if (element instanceof JRPrintRectangle rectangle) {
            rectangle(rectangle, x, y);
        } else {
            throw new IllegalArgumentException("no XSL-FO for " + element.getClass());
        }
    }

    private void paragraph(JRPrintText text, double x, double y) throws SAXException {
        List<TextLines.TextLine> lines = TextLines.read(text, context);
        if (lines.isEmpty()) {
            return;
        }
        JRLineBox box = text.getLineBox();
        double size = text.getFontSize();
        double first = lines.get(0).baseline();
        double pitch =
                lines.size() == 1 ? size * 1.2 : (lines.get(lines.size() - 1).baseline() - first) / (lines.size() - 1);
        Language language = language(text.getFullText());
        String anchor = anchor(text);
        boolean repeated = anchor != null && !anchors.add(anchor) || isRepeatedTitle(text);
        String role = repeated ? DECORATION : role(text);
        if (!role.equals(DECORATION)) {
            read();
        }
        fo.start(
                "block-container",
                "absolute-position",
                "fixed",
                "left",
                points(x + box.getLeftPadding()),
                "top",
                points(y + first - pitch / 2 - middle * size),
                "width",
                points(text.getWidth() - box.getLeftPadding() - box.getRightPadding()),
                "height",
                points(pitch * lines.size()),
                "writing-mode",
                language.rightToLeft() ? "rl-tb" : "lr-tb");
        fo.start(
                "block",
                "role",
                role,
                "id",
                anchor == null || repeated ? "" : anchor,
                "xml:lang",
                language.code(),
                "font-size",
                points(size),
                "line-height",
                points(pitch),
                "color",
                hex(text.getForecolor()),
                "text-align",
                alignment(text.getHorizontalTextAlign()));
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                fo.text("\n");
            }
            List<TextLines.TextRun> runs = lines.get(i).runs();
            for (int run = 0; run < runs.size(); run++) {
                String words = runs.get(run).words().replace("\n", "");
                words(
                        run == runs.size() - 1 ? words.stripTrailing() : words,
                        runs.get(run).bold(),
                        language);
            }
        }
        fo.end();
        fo.end();
    }

    /** Titles stand again at the top of each page on which what they head goes on. */
    private boolean isRepeatedTitle(JRPrintText text) {
        String style = style(text);
        return TITLES.contains(style) && text.getFullText().equals(titles.put(style, text.getFullText())) && atTop;
    }

    private void read() {
        atTop = false;
        nothingSince = null;
    }

    private void words(String words, boolean bold, Language language) throws SAXException {
        if (bold) {
            fo.start("inline", "font-weight", "bold");
        }
        Language other = language == Language.AR ? Language.EN : Language.AR;
        Matcher foreign = (language == Language.AR ? LATIN : ARABIC).matcher(words);
        int end = 0;
        while (foreign.find()) {
            text(words.substring(end, foreign.start()));
            fo.start("inline", "xml:lang", other.code());
            text(foreign.group());
            fo.end();
            end = foreign.end();
        }
        text(words.substring(end));
        if (bold) {
            fo.end();
        }
    }

    /** The formatter joins letters to an Arabic question mark or semicolon, unless these are texts of their own. */
    private void text(String words) throws SAXException {
        Matcher sign = NOT_JOINED.matcher(words);
        int end = 0;
        while (sign.find()) {
            fo.text(words.substring(end, sign.start()));
            fo.start("inline");
            fo.text(sign.group());
            fo.end();
            end = sign.end();
        }
        fo.text(words.substring(end));
    }

    private String role(JRPrintText text) {
        return switch (style(text)) {
            case "report-title" -> {
                belowPageTitle = false;
                yield "H1";
            }
            case "page-title" -> {
                belowPageTitle = true;
                yield "H2";
            }
            case "block-title" -> belowPageTitle ? "H3" : "H2";
            case "footer" -> DECORATION;
            default -> "P";
        };
    }

    private static String style(JRPrintText text) {
        return text.getStyle() == null ? "" : String.valueOf(text.getStyle().getName());
    }

    private void drawing(JRPrintImage image, ChartImage chart, double x, double y) throws SAXException {
        read();
        String alt = MARKS.matcher(chart.drawing().alt()).replaceAll("");
        int before = shapes.figures().size();
        List<PageShapes.ChartLabel> labels = shapes.draw(
                chart.drawing(), new PageShapes.FigurePlace(x, y, image.getWidth(), image.getHeight(), alt));
        boolean figure = shapes.figures().size() > before;
        if (figure) {
            fo.start("block", "role", "Figure");
            // its place in the structure: the formatter leaves out what is empty
            fixed(x, y, image.getWidth(), image.getHeight());
            fo.start("block", "font-size", "1pt");
            fo.text("\u00A0");
            fo.end();
            fo.end();
        }
        for (PageShapes.ChartLabel label : labels) {
            label(label, x, y, figure ? "Span" : "P", chart.language());
        }
        if (figure) {
            fo.end();
        }
    }

    private void label(PageShapes.ChartLabel label, double x, double y, String role, Language language)
            throws SAXException {
        double size = label.lettering().size();
        double pitch = size * 1.2;
        double left = x
                + label.at().x()
                - switch (label.anchor()) {
                    case LEFT -> 0;
                    case MIDDLE -> LABEL_WIDTH / 2;
                    case RIGHT -> LABEL_WIDTH;
                };
        fo.start(
                "block-container",
                "absolute-position",
                "fixed",
                "left",
                points(left),
                "top",
                points(y + label.at().y() - pitch / 2 - middle * size),
                "width",
                points(LABEL_WIDTH),
                "height",
                points(pitch),
                "writing-mode",
                language.rightToLeft() ? "rl-tb" : "lr-tb");
        fo.start(
                "block",
                "role",
                role,
                "xml:lang",
                language.code(),
                "font-size",
                points(size),
                "line-height",
                points(pitch),
                "color",
                label.lettering().colour().hex(),
                "text-align",
                label.anchor() == Canvas.Anchor.LEFT
                        ? "left"
                        : label.anchor() == Canvas.Anchor.RIGHT ? "right" : "center");
        words(DirectedText.mark(label.words(), language), label.lettering().bold(), language);
        fo.end();
        fo.end();
    }

    private void background(JRPrintElement element, double x, double y, JRLineBox box) {
        if (element.getMode() == ModeEnum.OPAQUE) {
            shapes.fill(x, y, element.getWidth(), element.getHeight(), 0, element.getBackcolor());
        }
        double right = x + element.getWidth();
        double bottom = y + element.getHeight();
        side(box.getLeftPen(), x, y, 0, element.getHeight());
        side(box.getRightPen(), right, y, 0, element.getHeight());
        side(box.getTopPen(), x, y, element.getWidth(), 0);
        side(box.getBottomPen(), x, bottom, element.getWidth(), 0);
    }

    private void side(JRPen pen, double x, double y, double width, double height) {
        double wide = pen.getLineWidth();
        if (wide > 0) {
            boolean upright = width == 0;
            shapes.fill(
                    upright ? x - wide / 2 : x,
                    upright ? y : y - wide / 2,
                    upright ? wide : width,
                    upright ? height : wide,
                    0,
                    pen.getLineColor());
        }
    }

    private void line(JRPrintLine line, double x, double y) {
        double wide = line.getLinePen().getLineWidth();
        boolean upright = line.getWidth() <= 1;
        shapes.fill(
                upright ? x + (line.getWidth() - wide) / 2 : x,
                upright ? y : y + (line.getHeight() - wide) / 2,
                upright ? wide : line.getWidth(),
                upright ? line.getHeight() : wide,
                0,
                line.getLinePen().getLineColor());
    }

    private void rectangle(JRPrintRectangle rectangle, double x, double y) {
        double wide = rectangle.getLinePen().getLineWidth();
        double width = rectangle.getWidth();
        double height = rectangle.getHeight();
        if (rectangle.getMode() == ModeEnum.OPAQUE) {
            shapes.fill(x, y, width, height, rectangle.getRadius(), rectangle.getBackcolor());
        }
        if (wide > 0) {
            shapes.frame(
                    x,
                    y,
                    width,
                    height,
                    rectangle.getRadius(),
                    wide,
                    rectangle.getLinePen().getLineColor());
        }
    }

    private void fixed(double x, double y, double width, double height) throws SAXException {
        fo.start(
                "block-container",
                "absolute-position",
                "fixed",
                "left",
                points(x),
                "top",
                points(y),
                "width",
                points(width),
                "height",
                points(height));
    }

    /** Texts begin with the mark of their direction. */
    private static Language language(@Nullable String words) {
        return words != null && words.indexOf(DirectedText.RIGHT_TO_LEFT_MARK) == 0 ? Language.AR : Language.EN;
    }

    private static String alignment(@Nullable HorizontalTextAlignEnum align) {
        return align == HorizontalTextAlignEnum.CENTER
                ? "center"
                : align == HorizontalTextAlignEnum.RIGHT ? "right" : "left";
    }

    private static String hex(Color colour) {
        return String.format("#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
