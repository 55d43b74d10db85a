package org.rida.report.masking;

import org.rida.metric.masking.Masking;
import org.rida.policy.Dimension;













import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts that come out together, such as the packs of all departments: whoever is drafted first, they are judged all at once, so
 * that none is given away by another that is drafted at the same time, and once for all of them.
 */
final class Siblings {

    private final Collection<String> values;
    private final Map<List<Object>, Map<FigureScope, Masking>> judged = new HashMap<>();

    /** @param values of the slice that the report falls into; none for one document of everything */
    Siblings(Collection<String> values) {
        this.values = List.copyOf(values);
    }

    /** @param key what is judged, at which period, and how */
    synchronized Masking judged(FigureScope place, List<Object> key, Supplier<Map<FigureScope, Masking>> judgement) {
        Map<FigureScope, Masking> known = judged.get(key);
        if (known == null || !known.containsKey(place)) {
            known = judgement.get();
            if (place.slice() != Dimension.ALL) {
                judged.put(key, known);
            }
        }
        return java.util.Objects.requireNonNull(known.get(place));
    }

    Set<FigureScope> scopes(FigureScope place) {
        Set<FigureScope> all = new LinkedHashSet<>(Set.of(place));
        if (place.slice() != Dimension.ALL) {
            values.forEach(value -> all.add(place.in(place.slice(), value)));
        }
        return all;
    }
}
