package org.rida.job.step;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import java.util.List;
import java.util.stream.Collectors;

/** Several files that were handed out together and could not be taken in, each with its reason on a line of its own. */
final class RefusedFiles extends Problem {

    private RefusedFiles(List<Problem> refused) {
        super(BilingualText.of(language ->
                refused.stream().map(p -> p.text().in(language)).distinct().collect(Collectors.joining("\n"))));
        refused.forEach(this::addSuppressed);
    }

    static Problem problem(List<Problem> refused) {
        return refused.size() == 1 ? refused.get(0) : new RefusedFiles(refused);
    }
}
