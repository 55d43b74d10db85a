package org.rida.policy;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of {@code jobs/} or {@code reports/} says something that cannot be. */
public class ConfigurationProblem extends Problem {

    private final transient List<BilingualText> problems;

    public ConfigurationProblem(String where, String problem) {
        this(where, problem, null);
    }

    public ConfigurationProblem(String where, String problem, @Nullable Throwable cause) {
        super(BilingualText.same(where + ": " + problem), cause);
        this.problems = List.of(text());
    }

    /** @param problems each with its place */
    public ConfigurationProblem(List<BilingualText> problems) {
        super(BilingualText.of(language -> problems.stream().map(p -> p.in(language)).collect(Collectors.joining("\n"))));
        this.problems = List.copyOf(problems);
    }

    /** One by one. */
    public List<BilingualText> problems() {
        return problems;
    }
}
