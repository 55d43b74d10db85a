package org.rida.report.masking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Policy.Audience;

/**
 * Judges a family of cells at places that come out together: each by itself, then beside all that its readers have in hand.
 *
 * @param smallest from which number on a count may be shown, by audience
 * @param k the same for this edition
 * @param before what other blocks of the same edition have done
 */
record Judgement(
        Audience audience,
        Map<Audience, Integer> smallest,
        Published published,
        int k,
        Masking.Before before,
        Cells cells) {

    /** Whether cells of one place are masked one by one. */
    enum Cells {
        EACH,
        ALL_OR_NONE
    }

    Map<FigureScope, Masking> review(Family counted, Set<FigureScope> places) {
        Family family = counted.remembered();
        Map<FigureScope, Masking> alone = new LinkedHashMap<>();
        places.forEach(place -> alone.put(place, alone(family, place)));
        Masking all = Masking.all(alone.entrySet().stream()
                .map(one -> one.getValue().maskingOf(one.getKey().prefix()))
                .toList());
        Masking beside = all;
        do {
            all = beside;
            for (Audience reader : readers(audience)) {
                beside = beside(beside, family, places, reader);
            }
        } while (readers(audience).size() > 1 && !beside.equals(all));
        Map<FigureScope, Masking> judged = new LinkedHashMap<>();
        for (FigureScope place : places) {
            judged.put(
                    place,
                    beside.within(place.prefix(), family.at(place).cells().keySet()));
        }
        return judged;
    }

    private Masking alone(Family family, FigureScope place) {
        Tables tables = family.at(place);
        Set<String> kept = new TreeSet<>(before.masked());
        kept.addAll(published.knowledgeOf(family.name(), audience).masked(place));
        kept.removeAll(before.shown());
        Masking masking = Masking.maskingOf(tables, k, new Masking.Before(before.shown(), kept));
        boolean none =
                cells == Cells.ALL_OR_NONE && masking.isAnyMasked(tables.cells().keySet());
        return none || !masking.exposed().isEmpty() ? masking.nothingShown(tables, before.shown()) : masking;
    }

    private Masking beside(Masking masking, Family family, Set<FigureScope> places, Audience reader) {
        Published.AudienceKnowledge read = published.knowledgeOf(family.name(), reader);
        Set<FigureScope> others = Neighbours.of(family, places, read).places();
        if (others.isEmpty()) {
            return masking;
        }
        Ledger ledger = new Ledger(family, places, others);
        Masking beside = masking;
        Masking.Elsewhere last = null;
        for (Ledger.Zeros zeros : Ledger.Zeros.values()) {
            Masking.Elsewhere elsewhere = ledger.readBy(read, zeros);
            if (last == null || !last.unpublished().equals(elsewhere.unpublished())) {
                beside = beside.beside(elsewhere, own(family, places), smallest.getOrDefault(reader, 1));
            }
            last = elsewhere;
        }
        return beside;
    }

    private Masking.Own own(Family family, Set<FigureScope> places) {
        Set<String> all = new TreeSet<>();
        Set<String> fixed = new TreeSet<>();
        List<Set<String>> bundles = new java.util.ArrayList<>();
        for (FigureScope place : places) {
            Set<String> named =
                    family.at(place).tablesOf(place.prefix()).cells().keySet();
            all.addAll(named);
            before.shown().forEach(cell -> fixed.add(place.prefix() + cell));
            if (cells == Cells.ALL_OR_NONE) {
                bundles.add(named);
            }
        }
        return new Masking.Own(all, fixed, bundles);
    }

    /** What the public reads, the board reads as well. */
    static List<Audience> readers(Audience audience) {
        return switch (audience) {
            case PUBLIC -> List.of(Audience.PUBLIC, Audience.BOARD);
            case BOARD, SENSITIVE -> List.of(Audience.BOARD);
            case QUALITY -> List.of();
        };
    }
}
