package org.rida.report.disclosure;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A table that was issued, once more: a row keeps its issued answers until enough of them came or went, so that the two versions beside
 * each other give nobody away.
 */
public final class Correction {

    private Correction() {}

    /**
     * @param row as it is shown now
     * @param isUpdated whether it is another than the issued one
     * @param waiting how many answers came or went that are not counted in it yet
     */
    public record CorrectedRow(OpinionRow row, boolean isUpdated, int waiting) {}

    private record Version(OpinionRow issued, OpinionRow fresh) {

        BitSet came() {
            return BitSets.without(fresh.answers(), issued.answers());
        }

        BitSet went() {
            return BitSets.without(issued.answers(), fresh.answers());
        }

        int moved() {
            return came().cardinality() + went().cardinality();
        }

        /** In each question none moved, or as many one way as may be shown. */
        boolean isEnough(List<OpinionColumn> columns, List<Remainders> readers) {
            return columns.stream().allMatch(column -> {
                BitSet came = column.within(came());
                BitSet went = column.within(went());
                BitSet more = came.cardinality() >= went.cardinality() ? came : went;
                return more.isEmpty()
                        || readers.stream()
                                .allMatch(reader -> reader.threshold().permits(more, column));
            });
        }
    }

    /**
     * @param issued the table with its rows as they were issued
     * @param fresh the same rows, in the same order, as they would be counted now
     */
    public static List<CorrectedRow> rows(OpinionTable issued, List<OpinionRow> fresh, List<Remainders> readers) {
        List<Version> versions = new ArrayList<>();
        List<Integer> updated = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Version version = new Version(issued.rows().get(i), fresh.get(i));
            versions.add(version);
            if (version.moved() > 0 && version.isEnough(issued.columns(), readers)) {
                updated.add(i);
            }
        }
        MergePlanner planner = new MergePlanner(readers);
        while (!updated.isEmpty() && !planner.permits(issued.with(rows(versions, updated)))) {
            updated.stream().min(comparingInt(i -> versions.get(i).moved())).ifPresent(updated::remove);
        }
        List<CorrectedRow> rows = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            rows.add(
                    updated.contains(i)
                            ? new CorrectedRow(version.fresh(), true, 0)
                            : new CorrectedRow(version.issued(), false, version.moved()));
        }
        return rows;
    }

    private static List<OpinionRow> rows(List<Version> versions, List<Integer> updated) {
        List<OpinionRow> rows = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            rows.add(
                    updated.contains(i)
                            ? versions.get(i).fresh()
                            : versions.get(i).issued());
        }
        return rows;
    }
}
