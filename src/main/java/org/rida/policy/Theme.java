package org.rida.policy;

import org.rida.i18n.BilingualText;













import java.util.List;

/**
 * A theme that comments are tagged with.
 *
 * @param phrases words and phrases that indicate the theme, in either language, as people write them
 */
public record Theme(String code, BilingualText name, ThemeType type, List<String> phrases) {

    public enum ThemeType {
        OBSTACLE,
        SUGGESTION,
        PRAISE
    }
}
