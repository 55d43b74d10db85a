package org.rida.console.files;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.console.setup.SetupDrafts;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.question.FileQuestions.FileMonths;
import org.rida.intake.setup.FileDescription.SavedDescription;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.report.figure.UncountedFiles;
import org.springframework.stereotype.Component;

/** Where files stand on their way into the figures, and what comes next: those that are set up, and those that were received. */
@Component
class FileProgressLines {

    private final SetupDrafts setups;
    private final Runs runs;
    private final FileQuestions questions;
    private final DataSource database;

    FileProgressLines(SetupDrafts setups, Runs runs, FileQuestions questions, DataSource database) {
        this.setups = setups;
        this.runs = runs;
        this.questions = questions;
        this.database = database;
    }

    /**
     * A file that is not read yet.
     *
     * @param state {@code described}, {@code waiting} for its run, {@code running} or {@code failed}
     * @param run by which it is read; null while it is described
     * @param address of the page on which it goes on
     */
    record UnreadFile(String name, String state, @Nullable Run run, String address) {}

    /** The files that are set up and not read yet, the newest first; one that a run has read is among the received files. */
    List<UnreadFile> unread() {
        return setups.all().stream().flatMap(setup -> unread(setup).stream()).toList();
    }

    private Optional<UnreadFile> unread(SetupDrafts.Described setup) {
        String name = setup.description().file();
        SavedDescription saved = setup.description().saved();
        if (saved == null) {
            return Optional.of(new UnreadFile(name, "described", null, "/setup/" + setup.upload() + "/file"));
        }
        return runs.find(saved.run())
                .filter(run -> run.state() != RunState.COMPLETED)
                .map(run -> new UnreadFile(name, state(run), run, "/setup/" + setup.upload() + "/result"));
    }

    private static String state(Run run) {
        return switch (run.state()) {
            case WAITING -> "waiting";
            case RUNNING -> "running";
            default -> "failed";
        };
    }

    /**
     * What became of a file that was read.
     *
     * @param counted whether its rows are in the figures; false while they wait for a run that counts them
     * @param months of its rows; null of a file without dates
     */
    record ReadFile(boolean counted, @Nullable FileMonths months) {

        /** The month on which the figures of this file are looked at; null without dates. */
        public @Nullable YearMonth last() {
            return months == null ? null : months.last();
        }
    }

    /** The merged ones of these files, by their ids. */
    Map<Long, ReadFile> read(List<SourceFile> files) {
        List<Long> merged = files.stream()
                .filter(SourceFile::hasBeenMerged)
                .map(SourceFile::fileId)
                .toList();
        Map<Long, FileMonths> months = questions.months(merged);
        Set<Long> uncounted = new HashSet<>(UncountedFiles.ids(database));
        Map<Long, ReadFile> lines = new HashMap<>();
        merged.forEach(id -> lines.put(id, new ReadFile(!uncounted.contains(id), months.get(id))));
        return lines;
    }
}
