package org.rida.report.masking;

import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;













import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places whose cells add up with those of places that are judged: the months of a quarter or year, the quarters and years that a
 * month is in with their other months, and the parts of a whole.
 *
 * @param own of one period
 * @param said where something of the family was published
 */
record Neighbours(Family family, Set<FigureScope> own, Set<FigureScope> said) {

    static Neighbours of(Family family, Set<FigureScope> own, Published.AudienceKnowledge published) {
        Period period = own.iterator().next().period();
        Set<FigureScope> said = published.all().stream()
                .map(each -> new FigureScope(period(each, period), each.slice(), each.value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Neighbours(family, own, said);
    }

    /** Empty where nothing was published that adds up with these. */
    Set<FigureScope> places() {
        Set<FigureScope> places = new LinkedHashSet<>();
        for (FigureScope place : own) {
            if (family.adds()) {
                places.addAll(ofMonths(place));
            }
            places.addAll(parts(place));
        }
        places.removeAll(own);
        return places;
    }

    private Set<FigureScope> ofMonths(FigureScope place) {
        List<FigureScope> months = place.months();
        Set<FigureScope> places = new LinkedHashSet<>(months);
        for (FigureScope other : said) {
            if (!other.equals(place) && isBeside(other, place, months)) {
                places.add(other);
                places.addAll(other.months());
            }
        }
        return places;
    }

    /** A longer period that this one is in, or that shares months with it. */
    private static boolean isBeside(FigureScope other, FigureScope place, List<FigureScope> months) {
        return !other.months().isEmpty()
                && (other.holds(place) || months.stream().anyMatch(other::holds));
    }

    private Set<FigureScope> parts(FigureScope place) {
        boolean isPart = place.slice() != Dimension.ALL;
        return said.stream()
                .filter(other -> other.period().equals(place.period()))
                .filter(other -> isPart
                        ? other.slice() == place.slice() || other.slice() == Dimension.ALL
                        : other.slice() != Dimension.ALL)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Which kind of period it was does not matter: its days do. */
    private static Period period(Disclosed each, Period own) {
        boolean same = each.first().equals(own.first()) && each.last().equals(own.last());
        return same ? own : new Period(kind(each), each.first(), each.last());
    }

    private static PeriodKind kind(Disclosed each) {
        return each.first().plusMonths(1).minusDays(1).equals(each.last()) ? PeriodKind.MONTH : PeriodKind.ROLLING_YEAR;
    }
}
