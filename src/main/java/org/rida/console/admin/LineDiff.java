package org.rida.console.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a change removes and adds: everything between the common start and the common end of both texts. That is
 * not a minimal difference: a change at the top and one at the bottom show everything between them, too. Configuration
 * files are short, and reviewing too much is the safe side.
 */
final class LineDiff {

    private LineDiff() {}

    /**
     * A removed or added line.
     *
     * @param number in its own text, from 1
     * @param added whether the line is added, rather than removed
     */
    record DiffLine(int number, boolean added, String text) {}

    /** Removed lines first; empty when the texts are equal. */
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
