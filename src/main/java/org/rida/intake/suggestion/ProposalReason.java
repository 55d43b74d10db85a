package org.rida.intake.suggestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;

/**
 * A fact for which a column is read as a field, or is not read; it can be checked in the file.
 *
 * @param facts what the sentence says by the names of its message: counts, the ends of a scale, a cell, a header or a mapping's name
 */
public record ProposalReason(ReasonType type, Map<String, Object> facts) {

    /** What kind of fact it is. */
    public enum ReasonType {
        /** The header is the name of the field. */
        NAMED,
        /** The header is the text of the question, or ends with it. */
        QUESTION,
        /** A mapping has the header for the field. */
        MAPPING,
        /** The header is one that columns of the field usually have. */
        USUAL,
        /** A word of the header speaks for the field. */
        WORDS,
        /** No cell is filled. */
        EMPTY,
        /** So many of all filled cells are days. */
        DAYS,
        /** So many of all filled cells are days of the Hijri calendar. */
        DAYS_HIJRI,
        /** The cell shows that the day stands before the month. */
        DAY_FIRST,
        /** The cell shows that the month stands before the day. */
        MONTH_FIRST,
        /** All days can be read in two ways. */
        TWO_ORDERS,
        /** The cells are day numbers of a spreadsheet. */
        SERIAL,
        /** The year, the month and the day stand in columns of their own. */
        PARTS,
        /** The days can be read in two ways, and are read as those of another column show. */
        AS_OTHER,
        /** In no row that has both days it is before that of another column, which is the first day of a row. */
        NOT_BEFORE,
        /** In so many of all rows that have both days it is before that of another column, which is the first day of a row. */
        BEFORE,
        /** In so many of all rows with a first day the cell is empty: the request is not answered yet. */
        UNANSWERED,
        /** No other column has days. */
        ONLY_DAY,
        /** The header is that of a day that is planned. */
        PLANNED,
        /** Each row has a value, and no two have the same. */
        DIFFERENT,
        /** How many different values there are in how many cells. */
        VALUES,
        /** Each different value has a meaning. */
        KNOWN_ALL,
        /** So many of all different values have a meaning, and one of the others. */
        KNOWN_SOME,
        /** So many of all filled cells are numbers of the question's scale. */
        SCORES,
        /** As {@link #SCORES}, and a cell that is none. */
        SCORES_WORDS,
        /** Sentences that are stored with personal data masked. */
        TEXT,
        /** Sentences that are not read. */
        TEXT_UNREAD
    }

    /** @param namesAndValues of the facts */
    static ProposalReason of(ReasonType type, Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ProposalReason(type, facts);
    }

    /** The sentence, with its cells and headers as they are shown. */
    public BilingualText text(UnaryOperator<String> shown) {
        Object[] namesAndValues = facts.entrySet().stream()
                .flatMap(fact -> Stream.of(
                        fact.getKey(), fact.getValue() instanceof String cell ? shown.apply(cell) : fact.getValue()))
                .toArray();
        return BilingualText.ofMessage(
                "setup.reason." + type.name().toLowerCase(Locale.ROOT).replace('_', '-'), namesAndValues);
    }

    /** Whether a mapping or the policy knows the header for the field. */
    boolean isKnownHeader() {
        return List.of(ReasonType.NAMED, ReasonType.QUESTION, ReasonType.MAPPING)
                .contains(type);
    }
}
