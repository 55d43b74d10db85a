package org.rida.quality;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.YamlFile;

/**
 * A YAML file of decisions, from the minutes of a meeting or another program. Field names in the file are the components in
 * kebab case.
 */
record DecisionsYaml(List<DecisionLine> decisions) {

    /**
     * One action.
     *
     * @param action what is to be done
     * @param owner a role or department
     * @param openedOn day of the decision
     * @param due day by which it should be done
     * @param key identifies the action when the file is imported again
     * @param obstacle a theme's code, or the obstacle in words
     * @param series the series that it should change: {@code satisfied-share:overall}
     * @param actor who decided
     * @param steps what happened to it until the file was written
     */
    record DecisionLine(
            String key,
            BilingualText action,
            BilingualText owner,
            String obstacle,
            String series,
            LocalDate openedOn,
            LocalDate due,
            String actor,
            @Nullable List<StepLine> steps) {

        // pages read Arabic first; English comes beside it
        /** @throws Problem when the series is none */
        ImprovementAction.Plan plan() {
            return new ImprovementAction.Plan(
                    obstacle,
                    action.ar(),
                    owner.ar(),
                    due,
                    SeriesKey.parse(series),
                    new ImprovementAction.English(action.en(), owner.en()));
        }

        List<StepLine> stepsOrEmpty() {
            return steps == null ? List.of() : steps;
        }
    }

    /** A later step of an action, as {@link ImprovementAction.ActionStep}. */
    record StepLine(ImprovementAction.ActionStep.ActionType type, LocalDate date, String note, String actor) {}

    /** @throws ConfigurationProblem with everything that is wrong, at once */
    static DecisionsYaml read(Path file) {
        DecisionsYaml content = YamlFile.read(file, DecisionsYaml.class);
        List<String> problems = new ArrayList<>();
        if (content.decisions() == null) {
            problems.add("decisions: expected a list, found nothing");
        } else {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < content.decisions().size(); i++) {
                check("decisions[" + i + "]", content.decisions().get(i), keys, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(file.toString(), String.join("; ", problems));
        }
        return content;
    }

    private static void check(String where, DecisionLine line, Set<String> keys, List<String> problems) {
        if (line.key() == null || !keys.add(line.key())) {
            problems.add(where + ".key: expected a name that no other decision has, found \"" + line.key() + "\"");
        }
        if (isMissing(line.action()) || isMissing(line.owner())) {
            problems.add(where + ": expected action and owner as {ar: …, en: …}");
        }
        if (line.openedOn() == null || line.due() == null || isBlank(line.obstacle()) || isBlank(line.actor())) {
            problems.add(where + ": expected obstacle, actor, and opened-on and due as days such as 2026-10-31");
        }
        try {
            SeriesKey.parse(line.series() == null ? "" : line.series())
                    .exampleWithSubject()
                    .ifPresent(whole -> problems.add(where
                            + ".series: expected the stage or theme behind the measure, such as " + whole + ", found \""
                            + line.series() + "\" · المتوقع ذكر المرحلة أو الموضوع بعد المقياس"));
        } catch (Problem e) {
            problems.add(where + ".series: expected a measure such as satisfied-share:overall, found \"" + line.series()
                    + "\"");
        }
        for (StepLine step : line.stepsOrEmpty()) {
            if (step.type() == null || step.date() == null || isBlank(step.note()) || isBlank(step.actor())) {
                problems.add(where + ".steps: expected type (moved, closed, reopened), date, note and actor");
            }
        }
    }

    private static boolean isMissing(@Nullable BilingualText text) {
        return text == null || isBlank(text.ar()) || isBlank(text.en());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
