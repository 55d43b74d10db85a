package org.rida.report.explore;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.quality.FigureNote;
import org.rida.quality.FigureNotes;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.render.chart.SeriesExtras.MonthMark;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * What people noted and decided about the months of a chart: notes, actions that were recorded or done, limits that were reset. They
 * are for officers and administrators: the board sees charts without internal notes.
 */
@Service
public class ChartDecisions {

    private final FigureNotes notes;
    private final ImprovementActions actions;
    private final Rebases rebases;
    private final MetricCatalog measures;

    ChartDecisions(FigureNotes notes, ImprovementActions actions, Rebases rebases, MetricCatalog measures) {
        this.notes = notes;
        this.actions = actions;
        this.rebases = rebases;
        this.measures = measures;
    }

    /** Of a chart in a report, by the key of its figure; of one without key nothing. */
    public List<MonthMark> marks(@Nullable String source) {
        try {
            return Optional.ofNullable(source)
                    .map(SeriesKey::parse)
                    .map(key -> marks(
                            new MetricRef(key.metric(), key.subject()),
                            SliceFilter.of(key.dimension(), key.value()),
                            note -> place(note) + anchor(note)))
                    .orElse(List.of());
        } catch (Problem earlier) {
            // a figure set of an earlier version may name a metric that is no more
            return List.of();
        }
    }

    /**
     * Of the cases that a filter selects: what is about all of them, and what is about a group among them. In the order of months.
     * Notes lead to where they stand on the page of trends itself, whose filters so stay as they are.
     */
    public List<MonthMark> marks(MetricRef measure, SliceFilter filter) {
        return marks(measure, filter, ChartDecisions::anchor);
    }

    private List<MonthMark> marks(MetricRef measure, SliceFilter filter, Function<FigureNote, String> place) {
        List<MonthMark> marks = new ArrayList<>();
        notes(measure, filter).forEach(note -> note.month()
                .ifPresent(month -> marks.add(
                        mark(month, "note", BilingualText.same(note.signature().reason()), place.apply(note), null))));
        actions.list().stream()
                .filter(action -> action.state() != ImprovementAction.ActionState.WITHDRAWN)
                .filter(action -> isAbout(action.plan().series(), measure, filter))
                .forEach(action -> {
                    String href = "/actions#action-" + action.id();
                    BilingualText text = action.plan().description();
                    marks.add(mark(YearMonth.from(action.openedOn()), "opened", text, href, null));
                    action.closedOn()
                            .map(YearMonth::from)
                            .ifPresent(done ->
                                    marks.add(mark(done, "closed", text, href, SeriesVerdict.effectFrom(done))));
                });
        rebases.inForce().forEach((series, decisions) -> {
            if (isAbout(series, measure, filter)) {
                decisions.forEach((month, rebase) -> marks.add(mark(
                        month, "reset", BilingualText.same(rebase.signature().reason()), "/rebases", null)));
            }
        });
        marks.sort(Comparator.comparing(MonthMark::month));
        return List.copyOf(marks);
    }

    /** Notes in force about these cases, the latest first. */
    public List<FigureNote> notes(MetricRef measure, SliceFilter filter) {
        return notes.list().stream()
                .filter(FigureNote::inForce)
                .filter(note -> isAbout(note.topic(), measure, filter))
                .toList();
    }

    private MonthMark mark(
            YearMonth month, String type, BilingualText text, String href, @Nullable YearMonth effectFrom) {
        return new MonthMark(
                month,
                measures.text(w -> w.format("chart.mark." + type, "text", text.in(w.language()))),
                href,
                effectFrom);
    }

    private static String anchor(FigureNote note) {
        return "#note-" + note.id();
    }

    private static String place(FigureNote note) {
        return series(note.topic()).map(SeriesUrl::url).orElse("/trends");
    }

    private static boolean isAbout(String topic, MetricRef measure, SliceFilter filter) {
        return topic.equals(FigureNote.WHOLE_MONTH)
                || measure.metric() == Metric.THEME_MENTIONS && topic.equals(measure.subject())
                || series(topic).filter(key -> isAbout(key, measure, filter)).isPresent();
    }

    /** A decision about a group says something of a chart in which the group is counted. */
    private static boolean isAbout(SeriesKey key, MetricRef measure, SliceFilter filter) {
        return new MetricRef(key.metric(), key.subject()).equals(measure)
                && (key.dimension() == Dimension.ALL
                        || filter.chosen(key.dimension()).isEmpty()
                        || filter.chosen(key.dimension()).contains(key.value()));
    }

    private static Optional<SeriesKey> series(String topic) {
        try {
            return Optional.of(SeriesKey.parse(topic));
        } catch (Problem noSeries) {
            return Optional.empty();
        }
    }
}
