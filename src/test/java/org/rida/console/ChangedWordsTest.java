package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rida.console.ChangedWords.Fate;
import org.rida.console.ChangedWords.Passage;

class ChangedWordsTest {

    @Test
    void onlyTheWordsThatDifferAreMarked() {
        assertThat(ChangedWords.between(
                        "Of the requests due in October, 86% were answered in time (233 of 270).",
                        "Of the requests due in October, 85% were answered in time (231 of 272)."))
                .containsExactly(
                        new Passage("Of the requests due in October,", Fate.KEPT),
                        new Passage("86%", Fate.REMOVED),
                        new Passage("85%", Fate.ADDED),
                        new Passage("were answered in time", Fate.KEPT),
                        new Passage("(233", Fate.REMOVED),
                        new Passage("(231", Fate.ADDED),
                        new Passage("of", Fate.KEPT),
                        new Passage("270).", Fate.REMOVED),
                        new Passage("272).", Fate.ADDED));
        assertThat(ChangedWords.between("86% (233 of 270)", "85% (231 of 272)")).isEmpty();
    }

    /** Without what was added the text is the old one, and without what was removed the new one. */
    @Test
    void bothVersionsCanBeReadFromTheOneText() {
        Random random = new Random(18);
        for (int round = 0; round < 500; round++) {
            String before = words(random);
            String after = words(random);
            List<Passage> passages = ChangedWords.between(before, after);
            assertThat(read(passages, Fate.ADDED)).isEqualTo(before);
            assertThat(read(passages, Fate.REMOVED)).isEqualTo(after);
        }
    }

    private static String words(Random random) {
        return random.ints(9L + random.nextInt(20), 0, 4).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
    }

    private static String read(List<Passage> passages, Fate without) {
        return passages.stream()
                .filter(passage -> passage.fate() != without)
                .map(Passage::text)
                .collect(Collectors.joining(" "));
    }
}
