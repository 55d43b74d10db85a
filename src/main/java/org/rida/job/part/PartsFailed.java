package org.rida.job.part;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import java.util.List;
import java.util.stream.Collectors;

/** Parts of a step that could not be done, each with its reason on a line of its own; the others are done. */
public final class PartsFailed extends Problem {

    private final String stackTraces;

    PartsFailed(List<Parts.Failed> failed) {
        super(BilingualText.of(language ->
                failed.stream().map(f -> f.description().in(language)).distinct().collect(Collectors.joining("\n"))));
        this.stackTraces = failed.stream().map(Parts.Failed::stackTrace).collect(Collectors.joining("\n"));
    }

    /** As they were where each part failed, maybe in another process. */
    public String stackTraces() {
        return stackTraces;
    }
}
