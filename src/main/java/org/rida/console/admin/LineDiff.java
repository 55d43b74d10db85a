package org.rida.console.admin;














import java.util.ArrayList;
import java.util.List;

/** The lines of a text that a change takes away and puts in; those before and after, which are the same, are left out. */
final class LineDiff {

    private LineDiff() {}

    /**
     * One line of either text.
     *
     * @param number in its own text, from 1
     * @param fresh whether it comes; else it goes
     */
    record DiffLine(int number, boolean fresh, String words) {}

    /** Empty when both are the same. */
    static List<DiffLine> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        int shorter = Math.min(old.size(), fresh.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        List<DiffLine> lines = new ArrayList<>();
        for (int i = head; i < old.size() - tail; i++) {
            lines.add(new DiffLine(i + 1, false, old.get(i)));
        }
        for (int i = head; i < fresh.size() - tail; i++) {
            lines.add(new DiffLine(i + 1, true, fresh.get(i)));
        }
        return lines;
    }
}
