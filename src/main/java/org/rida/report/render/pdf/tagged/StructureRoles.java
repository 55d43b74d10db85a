package org.rida.report.render.pdf.tagged;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintAnchor;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintText;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;

/**
 * The roles of texts and tables for a reader who cannot see the page. Jasper repeats titles and column headings on each page on which
 * what they head goes on: read aloud once, they are decoration from then on. So this remembers what has been read, in the order in
 * which the elements are written; one object serves one document.
 */
final class StructureRoles {

    /** In the structure: what {@link StructureTree} takes out of it again, so that it is an artifact. */
    static final String DECORATION = "Private";

    /** In the structure: rows of the last table before it. */
    static final String CONTINUED = "NonStruct";

    private static final Set<String> TITLES = Set.of("report-title", "period", "page-title", "block-title");

    private final Set<String> anchors = new HashSet<>();
    private final Map<String, String> titles = new HashMap<>();
    private boolean belowPageTitle;

    /** Whether nothing of the page has been read but titles that stood before. */
    private boolean atTop;

    /** Headings of the last table, when nothing that is read has followed it. */
    private @Nullable String nothingSince;

    private boolean tableOnThisPage;

    /** To be called before the first element of each page. */
    void beginPage() {
        atTop = true;
        tableOnThisPage = false;
    }

    /** Something that is read stands here: what follows goes on with no title and no table from before. */
    void read() {
        atTop = false;
        nothingSince = null;
    }

    /**
     * What a text is: a heading of level 1 to 3, a paragraph or decoration.
     *
     * @return {@link #DECORATION} also for a heading that has been read before
     */
    String ofText(JRPrintText text) {
        String anchor = anchor(text);
        boolean repeated = anchor != null && !anchors.add(anchor) || isRepeatedTitle(text);
        String role = repeated ? DECORATION : ofStyle(text);
        if (!role.equals(DECORATION)) {
            read();
        }
        return role;
    }

    /**
     * Whether a table is the rest of one that began on an earlier page: it has the same headings at the same places, and nothing has
     * been read between the two. Two such tables on one page are two.
     *
     * @param headings what the table's first rows say, with their places; empty for a table without headings
     */
    boolean continuesTable(String headings) {
        return !tableOnThisPage && !headings.isEmpty() && headings.equals(nothingSince);
    }

    /** To be called after the last row that stands on a page. */
    void endTable(String headings) {
        atTop = false;
        nothingSince = headings;
        tableOnThisPage = true;
    }

    /** The name of a place that a bookmark leads to, one for each language of facing pages; null for most elements. */
    static @Nullable String anchor(JRPrintElement element) {
        return element instanceof JRPrintAnchor anchor
                        && anchor.getAnchorName() != null
                        && element instanceof JRPrintText text
                ? anchor(anchor.getAnchorName(), DirectedText.language(text.getFullText()))
                : null;
    }

    static String anchor(String name, Language language) {
        return name + "-" + language.code();
    }

    private boolean isRepeatedTitle(JRPrintText text) {
        String style = style(text);
        return TITLES.contains(style) && text.getFullText().equals(titles.put(style, text.getFullText())) && atTop;
    }

    /** A block's title is one level below its page's, and takes that level where the page has none: levels must not be skipped. */
    private String ofStyle(JRPrintText text) {
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
}
