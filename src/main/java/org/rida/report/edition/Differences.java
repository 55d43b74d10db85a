package org.rida.report.edition;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;
import org.springframework.stereotype.Service;

/** Compares two editions of a report figure by figure. */
@Service
public class Differences {

    private final EditionRepository editions;
    private final AuditLog audit;

    Differences(EditionRepository editions, AuditLog audit) {
        this.audit = audit;
        this.editions = editions;
    }

    /**
     * A figure that differs.
     *
     * @param figure its name
     * @param before as the first edition shows it; a dash when it lacks the figure
     * @param after as the second edition shows it; a dash when it lacks the figure
     */
    public record FigureDifference(BilingualText figure, BilingualText before, BilingualText after) {}

    /**
     * Compares two editions, also of different months, and records the access. In the order of the second edition's
     * pages; empty when both show the same.
     *
     * @throws Problem when an edition does not exist, or they belong to different reports
     */
    public List<FigureDifference> between(long first, long second, Actor actor) {
        Map<String, String> with = Map.of("with", Long.toString(first));
        return audit.record(
                new Operation(actor, AuditAction.REPORTS_COMPARED, Long.toString(second), with),
                () -> between(first, second));
    }

    /**
     * What differs, for somebody who reads it.
     *
     * @param headline the sentences and cards of the first page, each with the counts that it stands on
     * @param figures all figures, as {@link #between} lists them
     */
    public record EditionComparison(List<FigureDifference> headline, List<FigureDifference> figures) {}

    /**
     * As {@link #between(long, long, Actor)}, with what readers see first.
     *
     * @throws Problem when an edition does not exist, or they belong to different reports
     */
    public EditionComparison compare(long first, long second, Actor actor) {
        List<FigureDifference> all = between(first, second, actor);
        return new EditionComparison(HeadlineDifferences.between(figures(first), figures(second)), all);
    }

    /** The comparison without an audit entry. */
    List<FigureDifference> between(long first, long second) {
        FigureSet before = figures(first);
        FigureSet after = figures(second);
        if (!before.report().equals(after.report())) {
            throw Problem.of("report.problem.different-reports", "first", before.report(), "second", after.report());
        }
        Map<BilingualText, Cell> previous = CellsByName.read(before);
        Map<BilingualText, Cell> current = CellsByName.read(after);
        return CellsByName.changed(previous, current).stream()
                .map(name ->
                        new FigureDifference(name, text(previous.get(name), before), text(current.get(name), after)))
                .toList();
    }

    private FigureSet figures(long edition) {
        return editions.figures(edition)
                .orElseThrow(() -> Problem.of("problem.edition-unknown", "edition", Long.toString(edition)));
    }

    private static BilingualText text(@Nullable Cell cell, FigureSet figures) {
        Function<Messages, String> text = w -> cell == null ? "–" : new CellFormatter(w).inTable(cell);
        return BilingualText.of(language -> text.apply(new Messages(language, figures.digits())));
    }
}
