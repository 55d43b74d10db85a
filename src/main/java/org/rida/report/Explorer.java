package org.rida.report;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Slice;
import org.rida.tally.Coverage;
import org.rida.tally.Population;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.rida.wording.Wording;
import org.springframework.stereotype.Service;

/**
 * Figures for somebody who looks for causes: one measure over the months with its process limits, for all or for one group;
 * two groups with the interval of their difference; and the groups of one slice side by side. Computed from the same counts by
 * the same formulas as reports, unmasked: only for those who may see so.
 */
@Service
public class Explorer {

    private final FigureSources sources;
    private final Policy policy;
    private final List<Renderer> renderers;

    Explorer(FigureSources sources, List<Renderer> renderers) {
        this.sources = sources;
        this.renderers = renderers;
        this.policy = sources.policy();
    }

    /** One value of a slice; everybody is {@link Slice#EVERYTHING} of {@link Slice#ALL}. */
    public record Group(Slice slice, String value) {

        public static final Group EVERYBODY = new Group(Slice.ALL, Slice.EVERYTHING);

        /** As an address has it: {@code channel=website}. */
        public String code() {
            return slice.code() + "=" + value;
        }
    }

    /**
     * What somebody wants to see.
     *
     * @param with a second group to compare with; null for none
     * @param months how many, up to the last month that has data
     * @param by whose groups stand side by side
     */
    public record Look(Metric metric, @Nullable String of, Group group, @Nullable Group with, int months, Slice by) {}

    /** A series with what its last month says. */
    public record Line(
            Text name, Block.Xmr chart, Text verdict, Block.@Nullable Variation variation, Block.Assurance assurance) {}

    /**
     * Two groups over the same months (of what is open, at their end).
     *
     * @param difference of two shares, with its interval; null where the measure is no share or a group is empty
     */
    public record Compared(Cell first, Cell second, @Nullable Difference difference) {}

    /** @param second null without a second group */
    public record View(
            YearMonth first,
            YearMonth last,
            Line line,
            @Nullable Line second,
            @Nullable Compared compared,
            Block.Distribution answers,
            Block.Table groups) {}

    /** Empty when nothing was counted yet. */
    public Optional<View> view(Look look) {
        return Coverage.of(sources.database()).map(coverage -> view(look, facts(look, coverage)));
    }

    private Facts facts(Look look, Coverage coverage) {
        YearMonth first = later(coverage.first(), coverage.last().minusMonths(look.months() - 1L));
        return new Facts(
                sources,
                coverage,
                new Period(
                        Period.Kind.ROLLING_YEAR,
                        first.atDay(1),
                        coverage.last().atEndOfMonth()));
    }

    private View view(Look look, Facts facts) {
        Group second = look.with();
        return new View(
                facts.period().firstMonth(),
                facts.month(),
                line(look, look.group(), facts),
                second == null ? null : line(look, second, facts),
                second == null ? null : compared(look, second, facts),
                answers(look, facts),
                groups(look, facts));
    }

    /** The same view as a workbook, with real numbers. */
    public void write(Look look, View view, Language language, Path target) {
        List<Block> blocks = new ArrayList<>(List.of(view.line().chart()));
        Stream.ofNullable(view.second()).map(Line::chart).forEach(blocks::add);
        blocks.add(view.answers());
        blocks.add(view.groups());
        Text name = name(look.metric(), look.of());
        FigureSet figures = new FigureSet(
                "explorer",
                view.last(),
                name,
                name(look.group()),
                Text.EMPTY,
                List.of(),
                view.last().atEndOfMonth(),
                policy.association().digits(),
                List.of(new FigureSet.Page(name, blocks)));
        renderers.stream().filter(r -> r.format().equals("xlsx")).forEach(r -> r.render(figures, language, target));
    }

    /** The groups of every slice that occurred in the last two years, in the order of reports. */
    public Map<Slice, List<Group>> groups() {
        Map<Slice, List<Group>> groups = new java.util.LinkedHashMap<>();
        Coverage.of(sources.database()).ifPresent(coverage -> {
            YearMonth first = later(coverage.first(), coverage.last().minusMonths(23));
            for (Slice slice : List.of(
                    Slice.CHANNEL,
                    Slice.SERVICE,
                    Slice.DEPARTMENT,
                    Slice.SEGMENT,
                    Slice.PARTY,
                    Slice.KIND,
                    Slice.OUTCOME)) {
                Set<String> found = new TreeSet<>(sources.counts()
                        .bySlice(first, coverage.last(), Population.DUE.code(), slice)
                        .keySet());
                groups.put(
                        slice,
                        ordered(slice, found).stream()
                                .map(v -> new Group(slice, v))
                                .toList());
            }
        });
        return groups;
    }

    public Text name(Group group) {
        return group.slice() == Slice.ALL
                ? text(w -> w.say("explorer.everybody"))
                : SliceNames.of(group.slice(), group.value(), policy);
    }

    /** What a measure is called, with its question or stage. */
    public Text name(Metric metric, @Nullable String of) {
        Text name = new Text(metric.arabic().name(), metric.english().name());
        if (of == null) {
            return name;
        }
        Text what = policy.questions().stream().anyMatch(q -> q.code().equals(of))
                ? policy.question(of).name()
                : text(w -> StageRows.name(of, w));
        return new Text(name.ar() + ": " + what.ar(), name.en() + ": " + what.en());
    }

    private Line line(Look look, Group group, Facts facts) {
        Double target = target(look.metric());
        Series series = Series.of(facts, look.metric(), look.of(), group.slice(), group.value(), target);
        List<Block.Point> points = series.points(look.months(), (month, figure) -> false);
        Block.Xmr chart = new Block.Xmr(
                name(look.metric(), look.of()),
                Figures.unit(look.metric().unit()),
                points,
                target,
                series.isTrial(),
                XmrDraft.shades(points, text(w -> w.say("date.hijri.9"))),
                series.rebases(look.months()),
                Text.EMPTY);
        return new Line(
                name(group),
                chart,
                text(w -> alone(Verdict.of(series.chart(), series.isTrial(), w))),
                series.variation(),
                series.assurance());
    }

    /** A verdict is written to follow a figure; here it is a sentence of its own. */
    private static String alone(String verdict) {
        String words = verdict.replaceFirst("^(وهو |و(?=لا |هي ))", "");
        String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private Compared compared(Look look, Group second, Facts facts) {
        Figure a = facts.figure(
                look.metric(), look.of(), look.group().slice(), look.group().value());
        Figure b = facts.figure(look.metric(), look.of(), second.slice(), second.value());
        return new Compared(
                Figures.cell(a, look.of()),
                Figures.cell(b, look.of()),
                look.metric().unit() == Unit.SHARE
                        ? Difference.between(share(a), share(b)).orElse(null)
                        : null);
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }

    private Block.Distribution answers(Look look, Facts facts) {
        List<Block.Answers> rows = policy.questions().stream()
                .filter(q -> q.scale() == Question.Scale.ONE_TO_FIVE
                        && q.role() != Question.Role.BEFORE
                        && q.role() != Question.Role.AFTER)
                .map(q -> answers(q, look.group(), facts))
                .toList();
        return new Block.Distribution(text(w -> w.say("explorer.answers")), rows, Text.EMPTY);
    }

    private static Block.Answers answers(Question question, Group group, Facts facts) {
        List<Long> worstFirst = new ArrayList<>(facts.scores(question.code(), group.slice(), group.value())
                .scores(1, 5)
                .values());
        java.util.Collections.reverse(worstFirst);
        boolean none = worstFirst.stream().mapToLong(Long::longValue).sum() == 0;
        return none
                ? Block.Answers.without(question.name(), Cell.State.NO_DATA)
                : Block.Answers.shown(question.name(), List.copyOf(worstFirst));
    }

    private Block.Table groups(Look look, Facts facts) {
        String overall = CountedIn.question(Metric.SATISFIED_SHARE, policy);
        Map<String, Figure> kept = facts.bySlice(Metric.PROMISE_KEPT, null, look.by());
        Map<String, Figure> median = facts.bySlice(Metric.ANSWERED_MEDIAN, null, look.by());
        Map<String, Figure> satisfied = facts.bySlice(Metric.SATISFIED_SHARE, overall, look.by());
        Set<String> values = new TreeSet<>(kept.keySet());
        values.addAll(satisfied.keySet());
        return new Block.Table(
                text(w -> w.say("explorer.where")),
                columns(look.by()),
                ordered(look.by(), values).stream()
                        .map(v -> new Block.Row(
                                SliceNames.of(look.by(), v, policy),
                                List.of(
                                        n(kept.get(v)),
                                        cell(kept.get(v), null),
                                        cell(median.get(v), null),
                                        n(satisfied.get(v)),
                                        cell(satisfied.get(v), overall))))
                        .toList(),
                Text.EMPTY);
    }

    private List<Block.Column> columns(Slice by) {
        return List.of(
                column("slice.title." + by.code(), Block.Drawing.LABEL),
                column("explorer.column.requests", Block.Drawing.NUMBER),
                column("explorer.column.kept", Block.Drawing.SHARE_BAR),
                column("explorer.column.median", Block.Drawing.NUMBER),
                column("explorer.column.answers", Block.Drawing.NUMBER),
                column("explorer.column.satisfied", Block.Drawing.NUMBER));
    }

    private Block.Column column(String key, Block.Drawing drawing) {
        return new Block.Column(text(w -> w.say(key)), 1, drawing);
    }

    private static Cell n(@Nullable Figure figure) {
        return Cell.count(figure == null ? 0 : figure.denominator());
    }

    private static Cell cell(@Nullable Figure figure, @Nullable String of) {
        return figure == null ? Cell.noData(Cell.Unit.NONE) : Figures.cell(figure, of);
    }

    private List<String> ordered(Slice slice, Set<String> values) {
        List<String> order = SliceNames.order(slice, policy);
        return values.stream()
                .sorted(java.util.Comparator.comparingInt(
                                (String v) -> order.contains(v) ? order.indexOf(v) : order.size())
                        .thenComparing(v -> v))
                .toList();
    }

    private @Nullable Double target(Metric metric) {
        return switch (metric) {
            case PROMISE_KEPT -> policy.association().promiseTarget();
            case SATISFIED_SHARE -> policy.association().satisfactionTarget();
            default -> null;
        };
    }

    private Text text(java.util.function.Function<Wording, String> words) {
        return Text.of(language ->
                words.apply(new Wording(language, policy.association().digits())));
    }

    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isAfter(b) ? a : b;
    }
}
