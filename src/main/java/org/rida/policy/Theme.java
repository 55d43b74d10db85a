package org.rida.policy;

import java.util.List;
import org.rida.wording.Text;

/**
 * A theme that comments are tagged with.
 *
 * @param phrases words and phrases that indicate the theme, in either language, as people write them
 */
public record Theme(String code, Text name, Sort type, List<String> phrases) {

    public enum Sort {
        OBSTACLE,
        SUGGESTION,
        PRAISE
    }
}
