package org.rida.report.render.pdf.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import org.junit.jupiter.api.Test;
import org.rida.i18n.Language;

/** What a reader who cannot see the page is told of texts and tables: once, at the right level, in the right language. */
class StructureRolesTest {

    private final StructureRoles roles = new StructureRoles();

    @Test
    void levelsOfHeadingsAreNotSkipped() {
        roles.beginPage();
        assertThat(roles.ofText(text("report-title", "Report"))).isEqualTo("H1");
        assertThat(roles.ofText(text("block-title", "First")))
                .as("no page title above it")
                .isEqualTo("H2");
        assertThat(roles.ofText(text("page-title", "Page"))).isEqualTo("H2");
        assertThat(roles.ofText(text("block-title", "Second"))).isEqualTo("H3");
        assertThat(roles.ofText(text("sentence", "Words"))).isEqualTo("P");
        assertThat(roles.ofText(text("footer", "Page 1"))).isEqualTo(StructureRoles.DECORATION);
        assertThat(roles.ofText(text("", "No style"))).isEqualTo("P");
    }

    @Test
    void aTitleThatStandsAgainAtTheTopOfAPageIsDecoration() {
        roles.beginPage();
        assertThat(roles.ofText(text("page-title", "Page"))).isEqualTo("H2");
        assertThat(roles.ofText(text("sentence", "Words"))).isEqualTo("P");
        roles.beginPage();
        assertThat(roles.ofText(text("page-title", "Page"))).isEqualTo(StructureRoles.DECORATION);
        assertThat(roles.ofText(text("sentence", "More words"))).isEqualTo("P");
        assertThat(roles.ofText(text("page-title", "Page")))
                .as("below other words it is a heading of its own")
                .isEqualTo("H2");
    }

    @Test
    void anotherTitleAtTheTopOfAPageIsRead() {
        roles.beginPage();
        roles.ofText(text("page-title", "Page"));
        roles.beginPage();
        assertThat(roles.ofText(text("page-title", "Next page"))).isEqualTo("H2");
    }

    @Test
    void aTableGoesOnAtTheTopOfTheNextPage() {
        roles.beginPage();
        assertThat(roles.continuesTable("0 Service")).isFalse();
        roles.endTable("0 Service");
        roles.beginPage();
        assertThat(roles.continuesTable("0 Service")).isTrue();
        roles.endTable("0 Service");
        roles.beginPage();
        assertThat(roles.continuesTable("0 Service"))
                .as("and on the page after that")
                .isTrue();
    }

    @Test
    void anotherTableBeginsWithOtherHeadingsOrAfterWordsOrOnTheSamePage() {
        roles.beginPage();
        roles.endTable("0 Service");
        assertThat(roles.continuesTable("0 Service")).as("on the same page").isFalse();
        roles.beginPage();
        assertThat(roles.continuesTable("0 Channel")).as("other headings").isFalse();
        assertThat(roles.continuesTable("")).as("no headings").isFalse();
        roles.ofText(text("sentence", "Words"));
        assertThat(roles.continuesTable("0 Service")).as("after words").isFalse();
    }

    /** Titles and footers between the two halves of a table are repeated on each page and end nothing. */
    @Test
    void whatIsDecorationDoesNotEndATable() {
        roles.beginPage();
        roles.ofText(text("page-title", "Page"));
        roles.endTable("0 Service");
        roles.ofText(text("footer", "1"));
        roles.beginPage();
        roles.ofText(text("page-title", "Page"));
        assertThat(roles.continuesTable("0 Service")).isTrue();
    }

    @Test
    void directionMarksTellTheLanguageAndAreTakenOutAgain() {
        assertThat(DirectedText.language(DirectedText.mark("Rida", Language.AR)))
                .isEqualTo(Language.AR);
        assertThat(DirectedText.language(DirectedText.mark("تقرير", Language.EN)))
                .isEqualTo(Language.EN);
        assertThat(DirectedText.language(null)).isEqualTo(Language.EN);
        assertThat(DirectedText.unmark(DirectedText.mark("PDF: \u2066IBM Plex\u2069", Language.AR)))
                .isEqualTo("PDF: IBM Plex");
    }

    @Test
    void aGapIsTakenForTheEndOfAWordBetweenArabicLettersOnly() {
        PositionedGlyph alef = glyph("ا", 0, 5);

        assertThat(alef.gapBefore(glyph("ب", 6, 5), 10)).isEqualTo(1);
        assertThat(alef.gapBefore(glyph("ب", 5.4f, 5), 10))
                .as("a twentieth of the size is not seen")
                .isZero();
        assertThat(alef.gapBefore(glyph(" ", 6, 5), 10)).isZero();
        assertThat(alef.gapBefore(glyph("A", 6, 5), 10)).isZero();
        assertThat(glyph("\u064E", 0, 0).isMark()).as("fatha").isTrue();
        assertThat(alef.isMark()).isFalse();
        assertThat(new PositionedGlyph(1, 0, 0, List.of(), 0).isMark()).isFalse();
        assertThat(new PositionedGlyph(1, 0, 0, List.of(), 0).isArabicLetter()).isFalse();
    }

    private static PositionedGlyph glyph(String letter, float x, float width) {
        return new PositionedGlyph(1, x, 0, List.of(letter), width);
    }

    private static JRPrintText text(String style, String words) {
        JRBasePrintText text = new JRBasePrintText(null);
        text.setText(words);
        if (!style.isEmpty()) {
            JRDesignStyle named = new JRDesignStyle();
            named.setName(style);
            text.setStyle(named);
        }
        return text;
    }
}
