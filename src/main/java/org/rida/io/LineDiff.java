package org.rida.io;

import java.util.ArrayList;
import java.util.List;

/** The lines that a change removes and adds; those that stay between them are left out. */
public final class LineDiff {

    /** Larger texts are compared at their beginning and end only: between them every line counts as changed. */
    private static final long MOST_COMPARISONS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final int head;
    private final int beforeEnd;
    private final int afterEnd;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        int shorter = Math.min(before.size(), after.size());
        int same = 0;
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        this.head = same;
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        this.beforeEnd = before.size() - tail;
        this.afterEnd = after.size() - tail;
    }

    /**
     * A removed or added line.
     *
     * @param number in its own text, from 1
     * @param added whether the line is added, rather than removed
     */
    public record DiffLine(int number, boolean added, String text) {}

    /** In the order of the texts, at each place the removed lines first; empty when the texts are equal. */
    public static List<DiffLine> between(String before, String after) {
        return new LineDiff(before.lines().toList(), after.lines().toList()).changes();
    }

    private List<DiffLine> changes() {
        int[][] common = (long) (beforeEnd - head) * (afterEnd - head) > MOST_COMPARISONS ? new int[0][] : common();
        List<DiffLine> changes = new ArrayList<>();
        List<DiffLine> added = new ArrayList<>();
        int i = head;
        int j = head;
        while (i < beforeEnd || j < afterEnd) {
            if (common.length > 0
                    && i < beforeEnd
                    && j < afterEnd
                    && before.get(i).equals(after.get(j))) {
                changes.addAll(added);
                added.clear();
                i++;
                j++;
            } else if (i < beforeEnd
                    && (j == afterEnd
                            || common.length == 0
                            || common[i + 1 - head][j - head] >= common[i - head][j + 1 - head])) {
                changes.add(new DiffLine(i + 1, false, before.get(i++)));
            } else {
                added.add(new DiffLine(j + 1, true, after.get(j++)));
            }
        }
        changes.addAll(added);
        return changes;
    }

    /** How many lines the rests of both texts have in common, in this order, from each pair of lines on. */
    private int[][] common() {
        int rows = beforeEnd - head;
        int columns = afterEnd - head;
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(head + i).equals(after.get(head + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
