package org.rida.console;

import java.time.YearMonth;
import java.util.Optional;
import org.rida.quality.FigureNotes;
import org.rida.quality.ImprovementActions;
import org.rida.quality.Rebases;
import org.rida.quality.SavedView;
import org.rida.quality.SavedViews;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.stereotype.Component;

/** What is stored under the numbers that the audit log keeps, so that a reader is told its name; empty for what is gone. */
@Component
public class RecordedRows {

    private final EditionRepository editions;
    private final ImprovementActions actions;
    private final FigureNotes notes;
    private final Rebases rebases;
    private final SavedViews views;

    RecordedRows(
            EditionRepository editions,
            ImprovementActions actions,
            FigureNotes notes,
            Rebases rebases,
            SavedViews views) {
        this.editions = editions;
        this.actions = actions;
        this.notes = notes;
        this.rebases = rebases;
        this.views = views;
    }

    /**
     * What somebody recorded about figures.
     *
     * @param topic a series, a theme or what else a note is about; of an action its text
     * @param month empty where it is about no single one
     */
    public record RecordedDecision(String topic, Optional<YearMonth> month) {}

    public Optional<Edition> edition(long id) {
        return editions.editions().stream()
                .filter(edition -> edition.id() == id)
                .findFirst();
    }

    /** The text of an improvement action. */
    public Optional<RecordedDecision> action(long id) {
        return actions.list().stream()
                .filter(action -> action.id() == id)
                .findFirst()
                .map(action -> new RecordedDecision(action.plan().text(), Optional.empty()));
    }

    /** What a note is about. */
    public Optional<RecordedDecision> note(long id) {
        return notes.list().stream()
                .filter(note -> note.id() == id)
                .findFirst()
                .map(note -> new RecordedDecision(note.topic(), note.month()));
    }

    /** The series and the month from which its limits were reset. */
    public Optional<RecordedDecision> rebase(long id) {
        return rebases.list().stream()
                .filter(rebase -> rebase.id() == id)
                .findFirst()
                .map(rebase -> new RecordedDecision(rebase.series().toString(), Optional.of(rebase.month())));
    }

    /** The name of a saved view, as far as the user who changed it finds it still. */
    public Optional<String> view(long id, String user) {
        return views.find(id, user).map(SavedView::name);
    }
}
