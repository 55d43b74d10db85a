package org.rida.console.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.intake.RowProblem;
import org.rida.intake.TrialReading.Trial;
import org.rida.intake.mapping.RecordType;

/**
 * What would make a figure wrong without any row being rejected: a column that is read and has hardly a value, and a figure of 0 % for
 * which no column was read. Each says how many rows it is about, and leads to the step that mends it.
 */
final class PreviewWarnings {

    /** Fields that only few rows of a good file have. */
    private static final Set<String> RARE = Set.of(
            "left_on", "left_reason", "reopened_on", "outreach", "comment", "suggestion", "may_call", "token", "mode");

    private static final String REPLY = "replied_on";
    private static final String COLUMNS = "columns";

    private final Trial trial;
    private final Map<String, String> titles;
    private final List<PreviewWarning> warnings = new ArrayList<>();

    /**
     * @param titles name of a field to the title of its column
     */
    private PreviewWarnings(Trial trial, Map<String, String> titles) {
        this.trial = trial;
        this.titles = titles;
    }

    /**
     * A warning: {@code setup.warning.<kind>} in the message files.
     *
     * @param kind empty, few, few-replies, no-reply or days
     * @param field that it is about
     * @param column title of the column of the field; empty for none
     * @param filled rows that have a value
     * @param rows that should have one
     * @param days titles of columns with days that no field reads
     * @param step that mends it
     */
    record PreviewWarning(
            String kind, String field, String column, long filled, long rows, List<String> days, String step) {}

    /**
     * @param titles name of a field to the title of its column
     * @param days titles of columns with days that no field reads
     */
    static List<PreviewWarning> find(RecordType type, Trial trial, Map<String, String> titles, List<String> days) {
        PreviewWarnings warnings = new PreviewWarnings(trial, titles);
        warnings.columns();
        if (type == RecordType.REQUEST) {
            warnings.promise(days);
        }
        return warnings.warnings;
    }

    private void columns() {
        trial.filled().forEach((field, filled) -> {
            String title = titles.get(field);
            boolean rare = RARE.contains(field) && filled > 0;
            if (title != null && !rare && 2 * filled < trial.rows()) {
                String kind = filled == 0 ? "empty" : field.equals(REPLY) ? "few-replies" : "few";
                warnings.add(new PreviewWarning(kind, field, title, filled, trial.rows(), List.of(), step(title)));
            }
        });
    }

    /** A promise that no request keeps: what stands in no column that is read cannot keep it. */
    private void promise(List<String> days) {
        long due = trial.figures().due();
        if (due == 0 || trial.figures().onTime() > 0) {
            return;
        }
        if (!titles.containsKey(REPLY)) {
            warnings.add(new PreviewWarning("no-reply", REPLY, "", 0, due, days, COLUMNS));
        } else if (!days.isEmpty()) {
            warnings.add(new PreviewWarning("days", REPLY, titles.get(REPLY), 0, due, days, COLUMNS));
        }
    }

    /** Where the cells of a column that are there are made to be read; the step of columns where they are empty. */
    private String step(String title) {
        return trial.problems().stream()
                .filter(problem -> problem.column().equals(title))
                .map(RowProblem::rule)
                .map(SetupStep::mending)
                .findFirst()
                .orElse(COLUMNS);
    }
}
