package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.metric.Masking;
import org.rida.metric.Share;
import org.rida.metric.Tables;
import org.rida.policy.Policy.Audience;
import org.rida.policy.Slice;

/** Brings out edition after edition of random answers and requests, each through the guard, and attacks all of them after each. */
final class Publisher {

    private static final Map<Audience, Integer> SMALLEST = Map.of(Audience.BOARD, 5, Audience.PUBLIC, 8);

    private static final Audience BOARD = Audience.BOARD;

    private final Random random;
    private final Map<YearMonth, List<Answer>> answers = new TreeMap<>();
    private final List<Disclosed> published = new ArrayList<>();
    private final boolean spread;
    private boolean blind;

    private record Answer(String department, String channel, String outcome, int score) {}

    Publisher(Random random, List<YearMonth> months) {
        this.random = random;
        this.spread = random.nextBoolean();
        int[] sizes = {6, 20, 60, 150};
        int size = sizes[random.nextInt(sizes.length)];
        months.forEach(month -> lateRows(month, 3 + random.nextInt(size)));
    }

    void lateRows(YearMonth month, int rows) {
        for (int i = 0; i < rows; i++) {
            answers.computeIfAbsent(month, m -> new ArrayList<>())
                    .add(new Answer(
                            one("aid", "projects", "social"),
                            one("phone", "visit", "web", "visit"),
                            one("accepted", "rejected", "waiting", "accepted"),
                            1 + (int) Math.min(4, Math.abs(random.nextGaussian() * 3))));
        }
    }

    /** As if nobody looked at what came out before. */
    void blindly() {
        blind = true;
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    SortedSet<String> departments() {
        return answers.values().stream()
                .flatMap(List::stream)
                .map(Answer::department)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Scores and sides, then by channel and outcome, as a report does it in two steps. */
    void question(Audience audience, Place place) {
        Family cut = new Family(
                "score:overall", true, at -> SliceMask.tables(QuestionMask.tables(scores(at), spread), shares(at)));
        Family all = new Family(cut.name(), true, at -> QuestionMask.tables(scores(at), spread), cut.tables());
        int k = SMALLEST.get(audience);
        Masking first = comesOut(all, place, audience, Set.of(), guard -> guard.of(all, place, k));
        QuestionMask everybody = QuestionMask.of(all.at(place), first, k);
        Masking.Before before = SliceMask.before(everybody);
        comesOut(cut, place, audience, before.shown(), guard -> guard.of(cut, place, k, before));
    }

    /** As a pack shows them, which is cut no further. */
    void sides(Audience audience, Place place) {
        Family sides = sides();
        comesOut(sides, place, audience, Set.of(), guard -> guard.of(sides, place, SMALLEST.get(audience)));
    }

    /** The packs of these departments, drafted at the same time: none of them knows what another says. */
    void packs(Place whole, Collection<String> departments) {
        comeOut(sides(), packsOf(whole, departments), (guard, pack) -> guard.of(sides(), pack, SMALLEST.get(BOARD)));
    }

    /** The same of a figure whose cells are all shown or none. */
    void packsOfFigures(Place whole, Collection<String> departments) {
        Family figure = new Family("promise-kept", true, at -> grid(rows(at)));
        comeOut(figure, List.of(whole), (guard, place) -> guard.shows(figure, place));
        comeOut(
                figure,
                packsOf(whole, departments),
                (guard, pack) -> guard.together(figure, pack, SMALLEST.get(BOARD)));
    }

    private static List<Place> packsOf(Place whole, Collection<String> departments) {
        return departments.stream()
                .map(department -> whole.in(Slice.DEPARTMENT, department))
                .toList();
    }

    private Family sides() {
        return new Family("score:overall", true, at -> QuestionMask.tables(scores(at), false));
    }

    void theme(Audience audience, Place place) {
        Family theme = new Family(
                "theme:x",
                true,
                at -> line(
                        rows(at).stream().filter(a -> a.channel().equals("web")).toList()));
        comesOut(theme, place, audience, Set.of(), guard -> guard.together(theme, place, SMALLEST.get(audience)));
    }

    void requests(Audience audience, Place place) {
        Family requests = new Family("promise-kept by outcome", true, at -> grid(rows(at)));
        Masking.Before before = SliceFigures.before(requests.at(place), Set.of());
        int k = SMALLEST.get(audience);
        comesOut(requests, place, audience, before.shown(), guard -> guard.of(requests, place, k, before));
    }

    /** @param fixed totals that stand elsewhere, and are always shown */
    private Masking comesOut(
            Family family, Place place, Audience audience, Set<String> fixed, Function<Guard, Masking> judge) {
        Guard guard = guard(audience, place);
        Masking masking = judge.apply(guard);
        attack(family, audience, List.of(showingNothing(family, place, audience, fixed)), guard.disclosed());
        return masking;
    }

    private void comeOut(Family family, List<Place> places, BiConsumer<Guard, Place> judge) {
        List<Disclosed> out = new ArrayList<>();
        for (Place place : places) {
            Guard guard = guard(BOARD, place);
            judge.accept(guard, place);
            out.addAll(guard.disclosed());
        }
        attack(
                family,
                BOARD,
                places.stream()
                        .map(place -> showingNothing(family, place, BOARD, Set.of()))
                        .toList(),
                out);
    }

    private Guard guard(Audience audience, Place place) {
        Siblings siblings = new Siblings(place.slice() == Slice.ALL ? List.of() : departments());
        return new Guard(audience, SMALLEST, blind ? Published.NOTHING : new Published(List.of(), published), siblings);
    }

    private void attack(Family family, Audience audience, List<Disclosed> nothing, List<Disclosed> out) {
        for (Audience reader : Judgement.readers(audience)) {
            List<Disclosed> before =
                    published.stream().filter(d -> d.isReadBy(reader)).toList();
            attack(family.elsewhere(), with(before, nothing), with(before, out), reader);
        }
        published.addAll(out);
    }

    private static List<Disclosed> with(List<Disclosed> some, List<Disclosed> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The same edition with all masked that is neither zero nor fixed: no less can come out of it. */
    private static Disclosed showingNothing(Family family, Place place, Audience audience, Set<String> fixed) {
        Tables tables = family.at(place);
        return Disclosed.of(audience, family.name(), place, tables, Masking.NOTHING.nothingShown(tables, fixed));
    }

    /**
     * What would not be given away if nothing were shown must not be by what is shown: neither to somebody who knows just what came out, nor to
     * one who knows already which counts of months that have not come out yet are zero.
     */
    private void attack(
            Function<Place, Tables> family, List<Disclosed> before, List<Disclosed> after, Audience reader) {
        for (boolean zerosKnown : new boolean[] {false, true}) {
            Attack then = attacker(family, before, after, zerosKnown);
            Attack now = attacker(family, after, after, zerosKnown);
            int k = SMALLEST.get(reader);
            for (Disclosed each : after) {
                boolean protects = reader == Audience.PUBLIC || each.audience() == reader;
                for (String cell : protects ? each.masked() : Set.<String>of()) {
                    String name = name(each, cell);
                    boolean shown = after.stream()
                            .anyMatch(d -> name(d, "").equals(name(each, ""))
                                    && d.shown().contains(cell));
                    if (!shown && !now.isHidden(name, k)) {
                        assertThat(then.span(name))
                                .as(
                                        "%s is given away to the %s (%s) by what came out last, within %s; known: %s",
                                        name, reader, zerosKnown, now.span(name), after)
                                .isLessThan(k - 1e-6);
                    }
                }
            }
        }
    }

    private Attack attacker(
            Function<Place, Tables> family, List<Disclosed> read, List<Disclosed> all, boolean zerosKnown) {
        Attack attack = new Attack();
        Set<Place> places = new LinkedHashSet<>();
        all.forEach(each -> places.add(place(each)));
        for (Place place : List.copyOf(places)) {
            places.addAll(place.months());
        }
        for (Place place : places) {
            Tables tables = family.apply(place);
            tables.cells().forEach((cell, n) -> {
                String name = place.prefix() + cell;
                attack.unpublished(name);
                if (says(read, place, cell, true) || n == 0 && zerosKnown) {
                    attack.cell(name, n, false, false);
                } else if (says(read, place, cell, false)) {
                    attack.cell(name, n, true, true);
                }
            });
            tables.sums()
                    .forEach(sum -> attack.adds(
                            place.prefix() + sum.total(),
                            sum.parts().stream()
                                    .map(part -> place.prefix() + part)
                                    .toList()));
            adds(attack, family, place, place.months());
            if (place.slice() == Slice.ALL && places.stream().anyMatch(p -> p.slice() != Slice.ALL)) {
                adds(
                        attack,
                        family,
                        place,
                        departments().stream()
                                .map(d -> place.in(Slice.DEPARTMENT, d))
                                .toList());
            }
        }
        return attack;
    }

    private static void adds(Attack attack, Function<Place, Tables> family, Place whole, List<Place> parts) {
        if (parts.isEmpty()) {
            return;
        }
        for (String cell : family.apply(whole).cells().keySet()) {
            List<String> names = new ArrayList<>();
            for (Place part : parts) {
                if (family.apply(part).cells().containsKey(cell)) {
                    names.add(part.prefix() + cell);
                    attack.unpublished(part.prefix() + cell);
                }
            }
            attack.adds(whole.prefix() + cell, names);
        }
    }

    private static boolean says(List<Disclosed> read, Place place, String cell, boolean shown) {
        return read.stream()
                .filter(each -> place(each).prefix().equals(place.prefix()))
                .anyMatch(each -> (shown ? each.shown() : each.masked()).contains(cell));
    }

    private static Place place(Disclosed each) {
        return new Place(
                new org.rida.policy.Period(
                        each.first().plusMonths(1).minusDays(1).equals(each.last())
                                ? org.rida.policy.Period.Kind.MONTH
                                : org.rida.policy.Period.Kind.QUARTER,
                        each.first(),
                        each.last()),
                each.slice(),
                each.value());
    }

    private static String name(Disclosed each, String cell) {
        return place(each).prefix() + cell;
    }

    private List<Answer> rows(Place place) {
        return answers.entrySet().stream()
                .filter(month -> !month.getKey().isBefore(place.period().firstMonth())
                        && !month.getKey().isAfter(place.period().lastMonth()))
                .flatMap(month -> month.getValue().stream())
                .filter(a -> place.slice() == Slice.ALL || a.department().equals(place.value()))
                .toList();
    }

    private TreeMap<Integer, Long> scores(Place place) {
        TreeMap<Integer, Long> scores = new TreeMap<>();
        rows(place).forEach(answer -> scores.merge(answer.score(), 1L, Long::sum));
        return scores;
    }

    private Map<String, Map<String, Share>> shares(Place place) {
        Map<String, Share> channels = new TreeMap<>();
        Map<String, Share> outcomes = new TreeMap<>();
        for (Answer answer : rows(place)) {
            Share one = new Share(answer.score() >= 4 ? 1 : 0, 1);
            channels.merge(answer.channel(), one, Share::combine);
            outcomes.merge(answer.outcome(), one, Share::combine);
        }
        return Map.of("channel", channels, "outcome", outcomes);
    }

    private static Tables line(List<Answer> rows) {
        long in = rows.stream().filter(a -> a.score() >= 4).count();
        return Tables.line("all", Map.of("in", in, "out", rows.size() - in));
    }

    private static Tables grid(List<Answer> rows) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> in = new TreeMap<>();
        for (Answer row : rows) {
            all.merge("p/" + row.outcome() + "/*", 1L, Long::sum);
            in.merge("p/" + row.outcome() + "/in", row.score() >= 3 ? 1L : 0L, Long::sum);
        }
        return Tables.line("p", all).combine(Tables.line("p/*/in", in));
    }
}
