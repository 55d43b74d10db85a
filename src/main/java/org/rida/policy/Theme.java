package org.rida.policy;

import java.util.List;
import org.rida.wording.Text;

/**
 * A theme that comments are tagged with.
 *
 * @param words words and phrases that betray the theme, in either language, as people write them
 */
public record Theme(String code, Text name, Sort sort, List<String> words) {

    public enum Sort {
        OBSTACLE,
        SUGGESTION,
        PRAISE
    }
}
