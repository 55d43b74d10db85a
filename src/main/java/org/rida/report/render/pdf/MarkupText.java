package org.rida.report.render.pdf;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.render.pdf.tagged.DirectedText;

/** Texts as Jasper wants them: with a mark of their direction, and with bold as its markup or not at all. */
final class MarkupText {

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);

    private MarkupText() {}

    /** Null when there are no words, so that the template can leave out their place. */
    static @Nullable String plain(BilingualText text, Language language) {
        String words = text.in(language);
        return words.isBlank() ? null : directed(BOLD.matcher(words).replaceAll("$1"), language);
    }

    static @Nullable String styled(BilingualText text, Language language) {
        return styled(text, language, markup -> markup);
    }

    /** @param links puts links into the markup */
    static @Nullable String styled(BilingualText text, Language language, UnaryOperator<String> links) {
        String words = text.in(language);
        return words.isBlank() ? null : directed(links.apply(markup(words)), language);
    }

    static String directed(String words, Language language) {
        return DirectedText.mark(words, language);
    }

    static String markup(String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return BOLD.matcher(escaped).replaceAll("<style isBold=\"true\">$1</style>");
    }
}
