package org.rida.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rida.metric.Masking;
import org.rida.metric.Tables;
import org.rida.policy.Policy.Audience;

/**
 * The one door through which every table of an output for the board or the public passes before it is shown: it decides which
 * cells are masked, given all that readers have in hand already, and remembers it for those who come later.
 */
final class Guard {

    /** For those who may see every number. */
    static final Guard NONE = new Guard(Audience.QUALITY, Map.of(), Published.NOTHING);

    private final Audience audience;
    private final Map<Audience, Integer> smallest;
    private final Published published;
    private final List<Disclosed> disclosed = new ArrayList<>();

    Guard(Audience audience, Map<Audience, Integer> smallest, Published published) {
        this.audience = audience;
        this.smallest = smallest;
        this.published = published;
    }

    /** What this edition shows and masks, family by family. */
    List<Disclosed> disclosed() {
        return List.copyOf(disclosed);
    }

    Masking of(Family family, Place place, int k) {
        return of(family, place, k, Masking.Before.NOTHING);
    }

    /** @param before what other blocks of the same edition have done */
    Masking of(Family family, Place place, int k, Masking.Before before) {
        Tables tables = family.at(place);
        return remember(family, place, tables, judge(family, place, tables, k, before));
    }

    /** Cells of which all are shown or none. */
    Masking together(Family family, Place place, int k) {
        Tables tables = family.at(place);
        Masking masking = judge(family, place, tables, k, Masking.Before.NOTHING);
        boolean none = masking.isAnyMasked(tables.cells().keySet());
        return remember(family, place, tables, none ? masking.nothingShown(tables, Set.of()) : masking);
    }

    /** Cells that are always shown, told for the sake of those that add up with them. */
    void shows(Family family, Place place) {
        remember(family, place, family.at(place), Masking.NOTHING);
    }

    private Masking judge(Family family, Place place, Tables tables, int k, Masking.Before before) {
        Set<String> kept = new TreeSet<>(before.masked());
        kept.addAll(Disclosed.masked(published.at(family.name(), place), audience));
        kept.removeAll(before.shown());
        Masking masking = Masking.of(tables, k, new Masking.Before(before.shown(), kept));
        if (!masking.exposed().isEmpty()) {
            masking = masking.nothingShown(tables, before.shown());
        }
        for (Audience reader : readers()) {
            masking = beside(masking, family, place, tables, before.shown(), reader);
        }
        return masking;
    }

    private Masking remember(Family family, Place place, Tables tables, Masking masking) {
        if (!readers().isEmpty()) {
            disclosed.add(Disclosed.of(audience, family.name(), place, tables, masking));
        }
        return masking;
    }

    private Masking beside(
            Masking masking, Family family, Place place, Tables tables, Set<String> fixed, Audience reader) {
        Masking.Elsewhere others = new Neighbours(family, place, published.readBy(reader), reader).elsewhere(tables);
        return others == null
                ? masking
                : masking.beside(others, fixed, tables.cells().keySet(), smallest.getOrDefault(reader, 1));
    }

    /** What the public reads, the board reads as well. */
    private List<Audience> readers() {
        return switch (audience) {
            case PUBLIC -> List.of(Audience.PUBLIC, Audience.BOARD);
            case BOARD, SENSITIVE -> List.of(Audience.BOARD);
            case QUALITY -> List.of();
        };
    }
}
