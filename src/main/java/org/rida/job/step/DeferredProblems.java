package org.rida.job.step;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import java.util.ArrayList;
import java.util.List;

/** Problems of single pieces of work, kept until all pieces had their turn. */
final class DeferredProblems {

    private final List<BilingualText> problems = new ArrayList<>();

    void collect(Runnable piece) {
        try {
            piece.run();
        } catch (Problem e) {
            problems.add(e.text());
        }
    }

    /** @throws Problem with every refusal on a line of its own */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new Problem(BilingualText.of(language ->
                    String.join("\n", problems.stream().map(p -> p.in(language)).toList())));
        }
    }
}
