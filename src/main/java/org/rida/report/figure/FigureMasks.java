package org.rida.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Question;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.masking.Family;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.Guard;
import org.rida.report.masking.QuestionMasking;
import org.rida.report.masking.SliceMasking;
import org.rida.report.table.DimensionFigures;
import org.rida.tally.count.Population;

/** What may be shown of the facts of one place: every family of cells is judged once, by the {@link Guard}. */
public final class FigureMasks {

    private static final String ALL = "all";

    /** All figures of those received lately tell how many they are, and are masked by that. */
    private static final String FOLLOWED = "followed";

    private final PeriodFigures facts;
    private final Guard guard;
    private final Map<List<Object>, Object> known = new HashMap<>();

    FigureMasks(PeriodFigures facts, Guard guard) {
        this.facts = facts;
        this.guard = guard;
    }

    /** Of all answers to a question on a scale of five. */
    public QuestionMasking question(Period at, QuestionUsage answers, int smallest) {
        return once(List.of("question", at, answers), () -> {
            Family family = new Family(
                    Population.score(answers.question()),
                    true,
                    place -> answers.everybody(place, facts),
                    place -> answers.cut(place, facts));
            FigureScope place = facts.scope().at(at);
            return QuestionMasking.of(family.at(place), guard.review(family, place, smallest), smallest);
        });
    }

    /** Of the same by slices. */
    public SliceMasking slices(QuestionUsage answers, int smallest) {
        return once(List.of("slices", answers), () -> {
            Family family = new Family(Population.score(answers.question()), true, place -> answers.cut(place, facts));
            QuestionMasking everybody = question(facts.period(), answers, smallest);
            return SliceMasking.of(guard.review(family, facts.scope(), smallest, SliceMasking.before(everybody)));
        });
    }

    /** Of the answers to any question, by score. */
    public Masking spread(Question question, int smallest) {
        return line(
                Population.score(question.code()),
                true,
                there -> {
                    Map<String, Long> cells = new TreeMap<>();
                    there.scores(question.code())
                            .scores(question.scale().low(), question.scale().high())
                            .forEach((score, n) -> cells.put(Integer.toString(score), n));
                    return cells;
                },
                smallest);
    }

    /** Of a stock in parts that make up the whole. */
    public Masking line(String name, Function<PeriodFigures, Map<String, Long>> parts, int smallest) {
        return line(name, false, parts, smallest);
    }

    private Masking line(String name, boolean adds, Function<PeriodFigures, Map<String, Long>> parts, int smallest) {
        Family family = new Family(name, adds, place -> Tables.line(ALL, parts.apply(facts.at(place))));
        return once(List.of("line", name), () -> guard.review(family, facts.scope(), smallest));
    }

    /** Of one column of a table by slice. */
    public Masking bySlice(ColumnSpec column, Dimension slice, Set<String> hidden, int smallest) {
        String key = DimensionFigures.key(column);
        Metric metric = requireNonNull(column.metric());
        Family family = new Family(
                key + " by " + slice.code(),
                adds(metric),
                place -> DimensionFigures.tables(key, facts.at(place).bySlice(metric, column.subject(), slice)));
        return once(
                List.of("by slice", key, slice, new TreeSet<>(hidden)),
                () -> guard.review(
                        family, facts.scope(), smallest, DimensionFigures.before(family.at(facts.scope()), hidden)));
    }

    public boolean hidesTheme(Period at, Metric metric, String theme, int smallest) {
        return hides(
                "theme:" + theme + " " + metric.id(),
                at,
                place -> facts.at(place).ofTheme(place.period(), metric, theme),
                smallest);
    }

    /** Of a figure whose cells are those behind it: all of it is shown or nothing. */
    public boolean hides(Period at, Figure figure, @Nullable String of, int smallest) {
        Metric metric = figure.metric();
        String name = MetricPopulations.isCohort(metric) ? FOLLOWED : metric.id() + (of == null ? "" : ":" + of);
        Function<FigureScope, Figure> figures = place -> there(place, at, figure, of);
        if (!facts.isPart() && !MetricPopulations.isOfAnswers(metric)) {
            shows(name, at, figures);
            return false;
        }
        return hides(name, at, figures, smallest);
    }

    /** Requests are masked where they are cut into cells: the parts of the whole are to know that it is shown. */
    private void shows(String name, Period at, Function<FigureScope, Figure> figures) {
        if (at.equals(facts.period())) {
            once(List.of("shown", name), () -> {
                guard.shows(new Family(name, adds(name), place -> cells(figures.apply(place))), facts.scope());
                return true;
            });
        }
    }

    /** Of how many stand behind a figure of requests, in the whole as well. */
    public boolean hidesFew(Figure figure, String of, int smallest) {
        Metric metric = figure.metric();
        return hides(
                metric.id() + ":" + of, facts.period(), place -> there(place, facts.period(), figure, of), smallest);
    }

    private Figure there(FigureScope place, Period at, Figure figure, @Nullable String of) {
        return place.equals(facts.scope().at(at)) ? figure : facts.at(place).figure(figure.metric(), of);
    }

    private boolean hides(String name, Period at, Function<FigureScope, Figure> figures, int smallest) {
        return once(List.of("figure", name, at), () -> {
            Family family = new Family(name, adds(name), place -> cells(figures.apply(place)));
            FigureScope place = facts.scope().at(at);
            Tables tables = family.at(place);
            return guard.together(family, place, smallest)
                    .isAnyMasked(tables.cells().keySet());
        });
    }

    private static Tables cells(Figure figure) {
        long n = figure.denominator();
        Tables all = Tables.cell(ALL, n);
        Unit unit = figure.metric().unit();
        if (unit != Unit.SHARE && unit != Unit.COUNT || MetricPopulations.isCohort(figure.metric())) {
            return all;
        }
        return MetricPopulations.isAnswers(figure.metric())
                ? Tables.line(ALL, Map.of("in", figure.numerator(), "out", n - figure.numerator()))
                : all.combine(Tables.cell("in", figure.numerator()));
    }

    /** Stocks do not add up to their quarter's; nor do those who are followed over three months, which overlap. */
    private static boolean adds(String name) {
        return !name.startsWith("open") && !name.equals(FOLLOWED);
    }

    private static boolean adds(Metric metric) {
        return adds(metric.id());
    }

    @SuppressWarnings("unchecked") // each kind of key has its kind of answer
    private <T> T once(List<Object> key, Supplier<T> answer) {
        Object found = known.get(key);
        if (found == null) {
            found = answer.get();
            known.put(key, found);
        }
        return (T) found;
    }
}
