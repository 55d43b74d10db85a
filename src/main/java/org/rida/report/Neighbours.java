package org.rida.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Masking;
import org.rida.metric.Tables;
import org.rida.policy.Period;
import org.rida.policy.Period.Kind;
import org.rida.policy.Policy.Audience;
import org.rida.policy.Slice;

/**
 * Publications whose cells add up with those of one place: the months of a quarter or year, the quarters and years that a month
 * is in with their other months, and the parts of a whole. Counts are those of today: a reader is taken to know what late
 * rows have changed.
 */
record Neighbours(Family family, Place place, Published published, Audience reader) {

    /** No slice has a value of this name. */
    private static final String REST = " rest";

    /** Null where nothing was published that adds up with this place. */
    Masking.@Nullable Elsewhere elsewhere(Tables own) {
        Set<Place> places = places();
        List<Disclosed> here = published.at(family.name(), place);
        if (places.isEmpty()) {
            return null;
        }
        Tables all = family.elsewhere().apply(place);
        Tables tables = own.combine(all);
        Set<String> shown = positive(all, Disclosed.shown(here), "");
        Set<String> masked = new TreeSet<>();
        Set<String> unpublished = silent(all, here, "");
        unpublished.removeAll(own.cells().keySet());
        for (Place other : places) {
            Tables there = family.elsewhere().apply(other);
            tables = tables.combine(there.of(other.prefix()));
            List<Disclosed> said = published.at(family.name(), other);
            Set<String> known = positive(there, Disclosed.shown(said), other.prefix());
            Set<String> hidden = positive(there, Disclosed.masked(said, reader), other.prefix());
            hidden.removeAll(known);
            shown.addAll(known);
            masked.addAll(hidden);
            unpublished.addAll(silent(there, said, other.prefix()));
        }
        List<Tables.Sum> sums = new ArrayList<>(ofMonths(tables, places));
        for (Whole whole : wholes(places)) {
            Tables rest = whole.rest(tables);
            tables = tables.combine(rest);
            unpublished.addAll(rest.cells().keySet());
            sums.addAll(whole.sums(tables));
        }
        unpublished.removeAll(shown);
        unpublished.removeAll(masked);
        return new Masking.Elsewhere(tables.with(sums), shown, masked, unpublished);
    }

    /** Of which nobody has said anything: not even that there are none. */
    private static Set<String> silent(Tables tables, List<Disclosed> said, String prefix) {
        Set<String> silent = new TreeSet<>(tables.cells().keySet());
        silent.removeAll(Disclosed.shown(said));
        return silent.stream().map(cell -> prefix + cell).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> positive(Tables tables, Set<String> cells, String prefix) {
        return cells.stream()
                .filter(cell -> tables.cells().getOrDefault(cell, 0L) > 0)
                .map(cell -> prefix + cell)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        Set<Place> said = said();
        if (family.adds()) {
            List<Place> own = place.months();
            if (own.stream().anyMatch(said::contains)) {
                places.addAll(own);
            }
            for (Place other : said) {
                if (!other.equals(place) && isBeside(other, own)) {
                    places.add(other);
                    places.addAll(other.months());
                }
            }
        }
        places.addAll(parts(said));
        places.remove(place);
        return places;
    }

    /** A longer period that this one is in, or that shares months with it. */
    private boolean isBeside(Place other, List<Place> own) {
        return !other.months().isEmpty() && (other.holds(place) || own.stream().anyMatch(other::holds));
    }

    private Set<Place> parts(Set<Place> said) {
        Set<Place> parts = new LinkedHashSet<>();
        boolean isPart = place.slice() != Slice.ALL;
        for (Place other : said) {
            boolean same = other.period().first().equals(place.period().first())
                    && other.period().last().equals(place.period().last());
            if (same
                    && (isPart
                            ? other.slice() == place.slice() || other.slice() == Slice.ALL
                            : other.slice() != Slice.ALL)) {
                parts.add(new Place(place.period(), other.slice(), other.value()));
            }
        }
        return parts;
    }

    private Set<Place> said() {
        return published.of(family.name()).all().stream()
                .map(each -> new Place(period(each), each.slice(), each.value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Which kind of period it was does not matter: its days do. */
    private Period period(Disclosed each) {
        boolean own = each.first().equals(place.period().first())
                && each.last().equals(place.period().last());
        return own ? place.period() : new Period(kind(each), each.first(), each.last());
    }

    private static Kind kind(Disclosed each) {
        return each.first().plusMonths(1).minusDays(1).equals(each.last()) ? Kind.MONTH : Kind.ROLLING_YEAR;
    }

    private List<Tables.Sum> ofMonths(Tables tables, Set<Place> others) {
        List<Tables.Sum> sums = new ArrayList<>();
        Set<Place> all = with(others);
        for (Place whole : family.adds() ? all : Set.<Place>of()) {
            List<Place> months = whole.months();
            if (!months.isEmpty() && all.containsAll(months)) {
                sums.addAll(new Whole(whole, months, this).sums(tables));
            }
        }
        return sums;
    }

    private List<Whole> wholes(Set<Place> others) {
        Map<Slice, List<Place>> bySlice = with(others).stream()
                .filter(each -> each.period().equals(place.period()))
                .collect(Collectors.groupingBy(Place::slice));
        List<Whole> wholes = new ArrayList<>();
        for (Place whole : bySlice.getOrDefault(Slice.ALL, List.of())) {
            bySlice.forEach((slice, parts) -> {
                if (slice != Slice.ALL) {
                    List<Place> all = new ArrayList<>(parts);
                    all.add(whole.in(slice, REST));
                    wholes.add(new Whole(whole, all, this));
                }
            });
        }
        return wholes;
    }

    private Set<Place> with(Set<Place> others) {
        Set<Place> all = new LinkedHashSet<>(others);
        all.add(place);
        return all;
    }

    private String prefix(Place each) {
        return each.equals(place) ? "" : each.prefix();
    }

    /** What adds up to it, cell by cell. */
    private record Whole(Place place, List<Place> parts, Neighbours all) {

        /** The parts of which nothing was published, taken together. */
        Tables rest(Tables tables) {
            Tables rest = Tables.NONE;
            for (Tables.Sum sum : sums(tables)) {
                long n = tables.n(sum.total())
                        - sum.parts().stream().mapToLong(tables::n).sum();
                if (n >= 0) {
                    String name = sum.total().substring(all.prefix(place).length());
                    rest = rest.combine(
                            Tables.cell(place.in(parts.get(0).slice(), REST).prefix() + name, n));
                }
            }
            return rest;
        }

        List<Tables.Sum> sums(Tables tables) {
            String prefix = all.prefix(place);
            List<Tables.Sum> sums = new ArrayList<>();
            for (String cell : tables.cells().keySet()) {
                if (cell.startsWith(prefix) && (!prefix.isEmpty() || !cell.contains(Place.BETWEEN))) {
                    String name = cell.substring(prefix.length());
                    sums.add(new Tables.Sum(
                            cell,
                            parts.stream()
                                    .map(part -> all.prefix(part) + name)
                                    .filter(tables.cells()::containsKey)
                                    .toList()));
                }
            }
            return sums;
        }
    }
}
