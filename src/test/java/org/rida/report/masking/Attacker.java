package org.rida.report.masking;

import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;
import org.rida.report.Attack;













import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Somebody who keeps all that came out, and works out of it what is masked. */
final class Attacker {

    /** Of a place: the cells that its table has, and how they add up. */
    private final Function<FigureScope, Tables> family;

    private final Map<Audience, Integer> smallest;

    /** The parts that make up the whole. */
    private final Collection<String> departments;

    Attacker(Function<FigureScope, Tables> family, Map<Audience, Integer> smallest, Collection<String> departments) {
        this.family = family;
        this.smallest = smallest;
        this.departments = departments;
    }

    /**
     * What would not be given away if nothing were shown must not be by what is shown: neither to somebody who knows just what came out, nor to
     * one who knows already which counts of months that have not come out yet are zero.
     */
    void attack(List<Disclosed> before, List<Disclosed> after, Audience reader) {
        for (boolean zerosKnown : new boolean[] {false, true}) {
            Attack then = knowledge(before, after, zerosKnown);
            Attack now = knowledge(after, after, zerosKnown);
            int k = smallest.get(reader);
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

    private Attack knowledge(List<Disclosed> read, List<Disclosed> all, boolean zerosKnown) {
        Attack attack = new Attack();
        Set<FigureScope> places = new LinkedHashSet<>();
        all.forEach(each -> places.add(place(each)));
        for (FigureScope place : List.copyOf(places)) {
            places.addAll(place.months());
        }
        for (FigureScope place : places) {
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
            adds(attack, place, place.months());
            if (place.slice() == Dimension.ALL && places.stream().anyMatch(p -> p.slice() != Dimension.ALL)) {
                adds(
                        attack,
                        place,
                        departments.stream()
                                .map(d -> place.in(Dimension.DEPARTMENT, d))
                                .toList());
            }
        }
        return attack;
    }

    private void adds(Attack attack, FigureScope whole, List<FigureScope> parts) {
        if (parts.isEmpty()) {
            return;
        }
        for (String cell : family.apply(whole).cells().keySet()) {
            List<String> names = new ArrayList<>();
            for (FigureScope part : parts) {
                if (family.apply(part).cells().containsKey(cell)) {
                    names.add(part.prefix() + cell);
                    attack.unpublished(part.prefix() + cell);
                }
            }
            attack.adds(whole.prefix() + cell, names);
        }
    }

    private static boolean says(List<Disclosed> read, FigureScope place, String cell, boolean shown) {
        return read.stream()
                .filter(each -> place(each).prefix().equals(place.prefix()))
                .anyMatch(each -> (shown ? each.shown() : each.masked()).contains(cell));
    }

    private static FigureScope place(Disclosed each) {
        return new FigureScope(
                new org.rida.policy.Period(
                        each.first().plusMonths(1).minusDays(1).equals(each.last())
                                ? org.rida.policy.Period.PeriodKind.MONTH
                                : org.rida.policy.Period.PeriodKind.QUARTER,
                        each.first(),
                        each.last()),
                each.slice(),
                each.value());
    }

    private static String name(Disclosed each, String cell) {
        return place(each).prefix() + cell;
    }
}
