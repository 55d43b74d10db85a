package org.rida.report;

import org.rida.metric.masking.Tables;







import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Cells that are masked together, and the same cells of other periods and parts.
 *
 * @param name the same in every report that shows them
 * @param adds whether the counts of months add up to those of their quarter: flows do, stocks do not
 * @param tables what is counted at a place
 * @param elsewhere all that editions of other places may show of it, in more blocks than the one that is judged
 */
record Family(String name, boolean adds, Function<Place, Tables> tables, Function<Place, Tables> elsewhere) {

    Family(String name, boolean adds, Function<Place, Tables> tables) {
        this(name, adds, tables, tables);
    }

    /** The same, asked once at each place. */
    Family remembered() {
        Map<Place, Tables> own = new HashMap<>();
        Map<Place, Tables> others = new HashMap<>();
        return new Family(
                name,
                adds,
                place -> own.computeIfAbsent(place, tables),
                place -> others.computeIfAbsent(place, elsewhere));
    }

    Tables at(Place place) {
        return tables.apply(place);
    }
}
