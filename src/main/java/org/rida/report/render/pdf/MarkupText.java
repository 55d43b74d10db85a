package org.rida.report.render.pdf;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;

/** Texts as Jasper wants them: with a mark of their direction, and with bold as its markup or not at all. */
final class MarkupText {

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);
    private static final char RIGHT_TO_LEFT_MARK = '\u200F';
    private static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private MarkupText() {}

    /** Null when there are no words, so that the template can leave out their place. */
    static @Nullable String plain(BilingualText text, Language language) {
        String words = text.in(language);
        return words.isBlank() ? null : directed(BOLD.matcher(words).replaceAll("$1"), language);
    }

    static @Nullable String styled(BilingualText text, Language language) {
        String words = text.in(language);
        return words.isBlank() ? null : directed(markup(words), language);
    }

    /**
     * Jasper takes a paragraph's direction from its first strong letter, which may be a Latin name or a number. Java's
     * bidirectional algorithm knows no isolates: marks take their place, or "2020-1" would be turned round. Marks of the
     * paragraph's own direction around them keep what stands between two isolates ("PDF: IBM Plex") in its order.
     */
    static String directed(String words, Language language) {
        char own = language.rightToLeft() ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
        return own
                + words.replace("\u2066", "" + own + LEFT_TO_RIGHT_MARK)
                        .replace("\u2069", "" + LEFT_TO_RIGHT_MARK + own);
    }

    static String markup(String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return BOLD.matcher(escaped).replaceAll("<style isBold=\"true\">$1</style>");
    }
}
