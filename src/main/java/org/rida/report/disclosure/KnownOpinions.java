package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which groups' opinions the readers of an output know from what was issued before, question by question. A table and its total tell on
 * each other and on every other table: METRICS, section 5, the remainder rule.
 */
public final class KnownOpinions {

    /** Those who still wait are the same in both: what is subtracted may be taken from either. */
    static final Set<String> STATES = Set.of("outcome", "timeliness");

    static final String STATE = "state";

    /** The slice of everybody: the rows of any table add up to a group of it. */
    static final String ALL = "all";

    private final Map<String, QuestionKnowledge> questions = new HashMap<>();

    /** Rows by slice, the tables that they stand in, and all of them with the tables' totals. */
    private static final class QuestionKnowledge {

        private final Map<String, List<BitSet>> slices = new TreeMap<>();
        private final Set<List<BitSet>> tables = new LinkedHashSet<>();
        private final Set<BitSet> rows = new LinkedHashSet<>();
        private final Set<BitSet> groups = new LinkedHashSet<>();
        /** Worked out until a table is added. */
        private final Map<BitSet, Set<BitSet>> enclosing = new HashMap<>();

        private final Map<BitSet, Boolean> sums = new HashMap<>();

        void add(String slice, List<BitSet> rows) {
            addTo(slice, rows);
            if (STATES.contains(slice)) {
                addTo(STATE, rows);
            }
            addTo(ALL, List.of(BitSets.union(rows)));
            tables.add(rows);
            this.rows.addAll(rows);
            groups.addAll(rows);
            groups.add(BitSets.union(rows));
            enclosing.clear();
            sums.clear();
        }

        Set<BitSet> enclosing(BitSet group) {
            return enclosing.computeIfAbsent(group, g -> {
                Set<BitSet> all = new LinkedHashSet<>();
                slices.values()
                        .forEach(rows -> all.addAll(EnclosingSums.find(g, rows).keySet()));
                all.removeAll(groups);
                return all;
            });
        }

        boolean isSum(BitSet group) {
            return sums.computeIfAbsent(
                    group, g -> slices.values().stream().anyMatch(rows -> EnclosingSums.isSum(g, rows)));
        }

        private void addTo(String slice, List<BitSet> rows) {
            List<BitSet> known = slices.computeIfAbsent(slice, s -> new ArrayList<>());
            rows.stream().filter(row -> !known.contains(row)).forEach(known::add);
        }
    }

    /** From now on the rows of a table are known. */
    public void add(String slice, List<OpinionColumn> columns, List<OpinionRow> rows) {
        columns.forEach(column -> add(
                slice,
                column.question(),
                rows.stream().map(row -> column.within(row.answers())).toList()));
    }

    /** Likewise the rows of one question. */
    public void add(String slice, String question, List<BitSet> rows) {
        List<BitSet> some = rows.stream().filter(row -> !row.isEmpty()).toList();
        if (!some.isEmpty()) {
            questions.computeIfAbsent(question, q -> new QuestionKnowledge()).add(slice, some);
        }
    }

    Map<String, List<BitSet>> slices(String question) {
        QuestionKnowledge known = questions.get(question);
        return known == null ? Map.of() : known.slices;
    }

    Collection<List<BitSet>> tables(String question) {
        QuestionKnowledge known = questions.get(question);
        return known == null ? Set.of() : known.tables;
    }

    /** The rows of all tables, of whatever slice. */
    Collection<BitSet> rows(String question) {
        QuestionKnowledge known = questions.get(question);
        return known == null ? Set.of() : known.rows;
    }

    /** Likewise, with the tables' totals. */
    Collection<BitSet> groups(String question) {
        QuestionKnowledge known = questions.get(question);
        return known == null ? Set.of() : known.groups;
    }

    /** What a group lies in that is no row and no total: separate rows of one slice, of whatever tables, added up. */
    Set<BitSet> enclosing(String question, BitSet group) {
        QuestionKnowledge known = questions.get(question);
        return known == null ? Set.of() : known.enclosing(group);
    }

    /** Likewise all that the total of a table lies in: months around a corrected month, or departments' rows around it. */
    Set<BitSet> sums(String question) {
        Set<BitSet> sums = new LinkedHashSet<>();
        slices(question).getOrDefault(ALL, List.of()).forEach(total -> sums.addAll(enclosing(question, total)));
        return sums;
    }

    /** Whether a group is a row of a table or its total. */
    boolean knows(String question, BitSet group) {
        QuestionKnowledge known = questions.get(question);
        return known != null && known.groups.contains(group);
    }

    /** Likewise, or what separate rows of one slice add up to: a quarter beside its months. */
    boolean isSum(String question, BitSet group) {
        QuestionKnowledge known = questions.get(question);
        return known != null && (known.groups.contains(group) || known.isSum(group));
    }
}
