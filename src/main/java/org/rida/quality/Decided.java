package org.rida.quality;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.policy.DeclarationException;
import org.rida.policy.DeclaredFile;
import org.rida.wording.Problem;
import org.rida.wording.Text;

/** A file of decisions, as it is written: the minutes of a meeting, or what another program has kept so far. */
record Decided(List<Line> decisions) {

    /**
     * One action.
     *
     * @param key by which it is known when the file is read again
     * @param about a theme's code, or the obstacle in words
     * @param moves the series that it should move: {@code satisfied-share:overall}
     * @param by who decided
     * @param steps what became of it until the file was written
     */
    record Line(
            String key,
            Text words,
            Text owner,
            String about,
            String moves,
            LocalDate openedOn,
            LocalDate due,
            String by,
            @Nullable List<StepLine> steps) {

        Action.Plan plan() {
            return new Action.Plan(
                    about,
                    words.ar(),
                    owner.ar(),
                    due,
                    SeriesKey.parse(moves),
                    new Action.English(words.en(), owner.en()));
        }

        List<StepLine> became() {
            return steps == null ? List.of() : steps;
        }
    }

    record StepLine(Action.Step.Sort sort, LocalDate day, String words, String by) {}

    /** @throws DeclarationException with everything that is wrong, at once */
    static Decided read(Path file) {
        Decided decided = DeclaredFile.read(file, Decided.class);
        List<String> problems = new ArrayList<>();
        if (decided.decisions() == null) {
            problems.add("decisions: expected a list, found nothing");
        } else {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < decided.decisions().size(); i++) {
                check("decisions[" + i + "]", decided.decisions().get(i), keys, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new DeclarationException(file.toString(), String.join("; ", problems));
        }
        return decided;
    }

    private static void check(String where, Line line, Set<String> keys, List<String> problems) {
        if (line.key() == null || !keys.add(line.key())) {
            problems.add(where + ".key: expected a name that no other decision has, found \"" + line.key() + "\"");
        }
        if (isMissing(line.words()) || isMissing(line.owner())) {
            problems.add(where + ": expected words and owner as {ar: …, en: …}");
        }
        if (line.openedOn() == null || line.due() == null || isBlank(line.about()) || isBlank(line.by())) {
            problems.add(where + ": expected about, by, and opened-on and due as days such as 2026-10-31");
        }
        try {
            SeriesKey.parse(line.moves() == null ? "" : line.moves())
                    .whole()
                    .ifPresent(whole -> problems.add(
                            where + ".moves: expected the stage or theme behind the measure, such as " + whole
                                    + ", found \"" + line.moves() + "\" · المتوقع ذكر المرحلة أو الموضوع بعد المقياس"));
        } catch (Problem e) {
            problems.add(where + ".moves: expected a measure such as satisfied-share:overall, found \"" + line.moves()
                    + "\"");
        }
        for (StepLine step : line.became()) {
            if (step.sort() == null || step.day() == null || isBlank(step.words()) || isBlank(step.by())) {
                problems.add(where + ".steps: expected sort (moved, closed, reopened), day, words and by");
            }
        }
    }

    private static boolean isMissing(@Nullable Text text) {
        return text == null || isBlank(text.ar()) || isBlank(text.en());
    }

    private static boolean isBlank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
