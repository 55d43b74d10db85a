package org.rida.policy;

import java.util.List;
import org.rida.i18n.BilingualText;

/**
 * A theme that comments are tagged with.
 *
 * @param code as stored with comments
 * @param name as people see it
 * @param phrases words and phrases that indicate the theme, in either language, as people write them
 */
public record Theme(String code, BilingualText name, ThemeType type, List<String> phrases) {

    /** What a mention of the theme means; obstacles do not count when they are called easy. */
    public enum ThemeType {
        /** Something that hindered the person. */
        OBSTACLE,
        /** Something that the person wishes. */
        SUGGESTION,
        /** Something that the person liked. */
        PRAISE
    }
}
