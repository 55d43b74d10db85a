package org.rida.console.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.TrialFigures;
import org.rida.intake.TrialReading.Trial;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileSetup;
import org.rida.intake.setup.FileView;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;

/**
 * What a file would give by the choices made so far, with what is proposed for values of which nobody has said anything yet.
 *
 * @param trial null where nothing can be read
 * @param answers those in the rows of a register; null where they have none
 * @param unknown values that have no meaning, and whose rows are rejected for it
 * @param unconfirmed values that count as proposed, though no row is read so until a person confirms it
 * @param problem why nothing can be read; null where it can
 */
record ResultSoFar(
        @Nullable Trial trial,
        @Nullable Trial answers,
        TrialFigures figures,
        long unknown,
        long unconfirmed,
        @Nullable Problem problem) {

    /** @param known what there are data of */
    static ResultSoFar find(
            FileSetup setup, FileView view, Upload upload, FileDescription description, KnownMonths known) {
        try {
            setup.checkColumns(description.columns());
            List<ColumnValues> values = view.values(upload, description);
            FileDescription proposed = description.with(proposed(values, description.values()));
            Trial trial = setup.read(upload, proposed, known);
            Trial answers = setup.readAnswers(upload, proposed).orElse(null);
            TrialFigures figures =
                    answers == null ? trial.figures() : trial.figures().with(answers.figures());
            return new ResultSoFar(
                    trial,
                    answers,
                    figures,
                    unknown(values, proposed.values()),
                    unconfirmed(values, description.values()),
                    null);
        } catch (Problem problem) {
            return new ResultSoFar(null, null, new TrialFigures(0, 0, 0, 0, 0, 0, 0), 0, 0, problem);
        }
    }

    private static DescribedValues proposed(List<ColumnValues> values, DescribedValues said) {
        Map<String, Map<String, String>> words = new HashMap<>(said.words());
        Map<String, String> unlisted = new HashMap<>(said.unlisted());
        values.forEach(column -> {
            String field = column.field().name();
            words.put(
                    field,
                    column.values().stream()
                            .collect(Collectors.toMap(CountedValue::word, CountedValue::meaning, (one, other) -> one)));
            unlisted.putIfAbsent(field, column.usualOthers());
        });
        return new DescribedValues(words, unlisted, said.terms());
    }

    private static long unknown(List<ColumnValues> values, DescribedValues described) {
        return values.stream()
                .filter(column ->
                        "reject".equals(described.unlisted().get(column.field().name())))
                .flatMap(column -> column.values().stream())
                .filter(CountedValue::open)
                .count();
    }

    /** How many values have a meaning, or are kept as written, by a proposal that nobody has confirmed or changed. */
    static long unconfirmed(List<ColumnValues> values, DescribedValues said) {
        return values.stream()
                .mapToLong(column -> {
                    boolean kept = column.usualOthers().equals("keep")
                            && !said.unlisted().containsKey(column.field().name());
                    long listed = column.values().stream()
                            .filter(value -> value.proposed() || kept && value.open())
                            .count();
                    return listed + (kept ? column.more() : 0);
                })
                .sum();
    }
}
