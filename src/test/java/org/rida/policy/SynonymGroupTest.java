package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;

class SynonymGroupTest {

    private static final List<SynonymGroup> GROUPS = List.of(new SynonymGroup("time", List.of("week*", "month")));

    @Test
    void aGroupNameStandsForItsWords() {
        assertThat(writtenOut("waited <time>|year now")).containsExactly("waited week*|month|year now");
        assertThat(writtenOut("late")).containsExactly("late");
    }

    @Test
    void anUnknownGroupNameThrows() {
        assertThatThrownBy(() -> writtenOut("waited <tiem>"))
                .hasMessage("theme \"waiting\": expected the name of a synonym group, one of [time], found \"<tiem>\"");
    }

    @Test
    void aGroupHoldsSingleWords() {
        assertThatThrownBy(() -> new SynonymGroup("time", List.of("month", "long time")))
                .hasMessage("synonym group \"time\": expected single words, found \"long time\"");
    }

    private static List<String> writtenOut(String phrase) {
        Theme theme = new Theme("waiting", BilingualText.same("Waiting"), Theme.ThemeType.OBSTACLE, List.of(phrase));
        return SynonymGroup.expand(List.of(theme), GROUPS).get(0).phrases();
    }
}
