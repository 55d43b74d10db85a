package org.rida.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/**
 * A file of {@code jobs/} or {@code reports/} is invalid. The application does not start, or the file is not put into
 * force.
 */
public class ConfigurationProblem extends Problem {

    private final transient List<BilingualText> problems;

    /**
     * @param where file, or the file and the place in it
     * @param problem what was expected and what was found
     */
    public ConfigurationProblem(String where, String problem) {
        this(where, problem, null);
    }

    /** @param cause for the log */
    public ConfigurationProblem(String where, String problem, @Nullable Throwable cause) {
        super(BilingualText.same(where + ": " + problem), cause);
        this.problems = List.of(text());
    }

    /** @param problems each with its place */
    public ConfigurationProblem(List<BilingualText> problems) {
        super(BilingualText.of(
                language -> problems.stream().map(p -> p.in(language)).collect(Collectors.joining("\n"))));
        this.problems = List.copyOf(problems);
    }

    /** Each problem by itself, with its place. */
    public List<BilingualText> problems() {
        return problems;
    }
}
