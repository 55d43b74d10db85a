package org.rida.console;












import java.util.ArrayList;
import java.util.List;

/** The lines of a text that a change takes away and puts in; those before and after, which are the same, are left out. */
final class ChangedLines {

    private ChangedLines() {}

    /**
     * One line of either text.
     *
     * @param number in its own text, from 1
     * @param fresh whether it comes; else it goes
     */
    record Line(int number, boolean fresh, String words) {}

    /** Empty when both are the same. */
    static List<Line> between(String before, String after) {
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
        List<Line> lines = new ArrayList<>();
        for (int i = head; i < old.size() - tail; i++) {
            lines.add(new Line(i + 1, false, old.get(i)));
        }
        for (int i = head; i < fresh.size() - tail; i++) {
            lines.add(new Line(i + 1, true, fresh.get(i)));
        }
        return lines;
    }
}
