package org.rida.report.render.pdf.tagged;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;

/** Texts with marks of their direction. */
public final class DirectedText {

    static final char RIGHT_TO_LEFT_MARK = '\u200F';
    static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private static final Pattern MARKS = Pattern.compile("[\u200E\u200F]");

    private DirectedText() {}

    /**
     * Jasper takes a paragraph's direction from its first strong letter, which may be a Latin name or a number. Java's
     * bidirectional algorithm knows no isolates: marks take their place, or "2020-1" would be turned round. Marks of the
     * paragraph's own direction around them keep what stands between two isolates ("PDF: IBM Plex") in its order.
     */
    public static String mark(String words, Language language) {
        char own = language.rightToLeft() ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
        return own
                + words.replace("\u2066", "" + own + LEFT_TO_RIGHT_MARK)
                        .replace("\u2069", "" + LEFT_TO_RIGHT_MARK + own);
    }

    /** Without marks: what is found, or read aloud outside a page, has a direction of its own. */
    static String unmark(String words) {
        return MARKS.matcher(words).replaceAll("");
    }

    /** Of a text that {@link #mark} has marked; one without marks, or none at all, counts as English. */
    static Language language(@Nullable String words) {
        return words != null && words.indexOf(RIGHT_TO_LEFT_MARK) == 0 ? Language.AR : Language.EN;
    }
}
