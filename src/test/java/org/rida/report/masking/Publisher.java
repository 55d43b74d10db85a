package org.rida.report.masking;

import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;
import org.rida.report.table.DimensionFigures;













import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Brings out edition after edition of random answers and requests, each through the guard, and attacks all of them after each. */
final class Publisher {

    private static final Map<Audience, Integer> SMALLEST = Map.of(Audience.BOARD, 5, Audience.PUBLIC, 8);

    private static final Audience BOARD = Audience.BOARD;

    private final RandomAnswers answers;
    private final List<Disclosed> published = new ArrayList<>();
    private final boolean spread;
    private boolean blind;

    Publisher(Random random, List<YearMonth> months) {
        this.answers = new RandomAnswers(random);
        this.spread = random.nextBoolean();
        int[] sizes = {6, 20, 60, 150};
        int size = sizes[random.nextInt(sizes.length)];
        months.forEach(month -> lateRows(month, 3 + random.nextInt(size)));
    }

    void lateRows(YearMonth month, int rows) {
        answers.come(month, rows);
    }

    /** As if nobody looked at what came out before. */
    void blindly() {
        blind = true;
    }

    SortedSet<String> departments() {
        return answers.departments();
    }

    /** Scores and sides, then by channel and outcome, as a report does it in two steps. */
    void question(Audience audience, FigureScope place) {
        Family cut = new Family(
                "score:overall",
                true,
                at -> SliceMasking.tables(QuestionMasking.tables(answers.scores(at), spread), answers.shares(at)));
        Family all = new Family(cut.name(), true, at -> QuestionMasking.tables(answers.scores(at), spread), cut.tables());
        int k = SMALLEST.get(audience);
        Masking first = comesOut(all, place, audience, Set.of(), guard -> guard.review(all, place, k));
        QuestionMasking everybody = QuestionMasking.of(all.at(place), first, k);
        Masking.Before before = SliceMasking.before(everybody);
        comesOut(cut, place, audience, before.shown(), guard -> guard.review(cut, place, k, before));
    }

    /** As a pack shows them, which is cut no further. */
    void sides(Audience audience, FigureScope place) {
        Family sides = sides();
        comesOut(sides, place, audience, Set.of(), guard -> guard.review(sides, place, SMALLEST.get(audience)));
    }

    /** The packs of these departments, drafted at the same time: none of them knows what another says. */
    void packs(FigureScope whole, Collection<String> departments) {
        comeOut(sides(), packsOf(whole, departments), (guard, pack) -> guard.review(sides(), pack, SMALLEST.get(BOARD)));
    }

    /** The same of a figure whose cells are all shown or none. */
    void packsOfFigures(FigureScope whole, Collection<String> departments) {
        Family figure = new Family("promise-kept", true, at -> answers.byOutcome(at));
        comeOut(figure, List.of(whole), (guard, place) -> guard.shows(figure, place));
        comeOut(
                figure,
                packsOf(whole, departments),
                (guard, pack) -> guard.together(figure, pack, SMALLEST.get(BOARD)));
    }

    private static List<FigureScope> packsOf(FigureScope whole, Collection<String> departments) {
        return departments.stream()
                .map(department -> whole.in(Dimension.DEPARTMENT, department))
                .toList();
    }

    private Family sides() {
        return new Family("score:overall", true, at -> QuestionMasking.tables(answers.scores(at), false));
    }

    void theme(Audience audience, FigureScope place) {
        Family theme = new Family("theme:x", true, at -> answers.satisfied(at, "web"));
        comesOut(theme, place, audience, Set.of(), guard -> guard.together(theme, place, SMALLEST.get(audience)));
    }

    void requests(Audience audience, FigureScope place) {
        Family requests = new Family("promise-kept by outcome", true, at -> answers.byOutcome(at));
        Masking.Before before = DimensionFigures.before(requests.at(place), Set.of());
        int k = SMALLEST.get(audience);
        comesOut(requests, place, audience, before.shown(), guard -> guard.review(requests, place, k, before));
    }

    /** @param fixed totals that stand elsewhere, and are always shown */
    private Masking comesOut(
            Family family, FigureScope place, Audience audience, Set<String> fixed, Function<Guard, Masking> judge) {
        Guard guard = guard(audience, place);
        Masking masking = judge.apply(guard);
        attack(family, audience, List.of(showingNothing(family, place, audience, fixed)), guard.disclosed());
        return masking;
    }

    private void comeOut(Family family, List<FigureScope> places, BiConsumer<Guard, FigureScope> judge) {
        List<Disclosed> out = new ArrayList<>();
        for (FigureScope place : places) {
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

    private Guard guard(Audience audience, FigureScope place) {
        Siblings siblings = new Siblings(place.slice() == Dimension.ALL ? List.of() : departments());
        return new Guard(audience, SMALLEST, blind ? Published.NOTHING : new Published(List.of(), published), siblings);
    }

    private void attack(Family family, Audience audience, List<Disclosed> nothing, List<Disclosed> out) {
        Attacker attacker = new Attacker(family.elsewhere(), SMALLEST, departments());
        for (Audience reader : Judgement.readers(audience)) {
            List<Disclosed> before =
                    published.stream().filter(d -> d.isReadBy(reader)).toList();
            attacker.attack(with(before, nothing), with(before, out), reader);
        }
        published.addAll(out);
    }

    private static List<Disclosed> with(List<Disclosed> some, List<Disclosed> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The same edition with all masked that is neither zero nor fixed: no less can come out of it. */
    private static Disclosed showingNothing(Family family, FigureScope place, Audience audience, Set<String> fixed) {
        Tables tables = family.at(place);
        return Disclosed.of(audience, family.name(), place, tables, Masking.NOTHING.nothingShown(tables, fixed));
    }
}
