package org.rida.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rida.io.LineDiff;

/** Two versions of a sentence as one text, in which the words that went and those that came are told apart. */
public final class ChangedWords {

    /** Shorter texts are read faster side by side. */
    private static final int FEW = 8;

    private ChangedWords() {}

    /** What happened to a part of the text. */
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /** Words that follow each other and share their fate. */
    public record Passage(String text, Fate fate) {}

    /**
     * The words of both versions in the order of reading, at each place the removed ones first; empty when a version has few words,
     * so that both are to be shown whole.
     */
    public static List<Passage> between(String before, String after) {
        String[] old = before.strip().split("\\s+");
        String[] now = after.strip().split("\\s+");
        if (old.length <= FEW || now.length <= FEW) {
            return List.of();
        }
        Set<Integer> removed = new HashSet<>();
        Set<Integer> added = new HashSet<>();
        LineDiff.between(String.join("\n", old), String.join("\n", now))
                .forEach(word -> (word.added() ? added : removed).add(word.number() - 1));
        List<Passage> passages = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (removed.contains(i)) {
                add(passages, old[i++], Fate.REMOVED);
            } else if (added.contains(j)) {
                add(passages, now[j++], Fate.ADDED);
            } else {
                add(passages, old[i++], Fate.KEPT);
                j++;
            }
        }
        return passages;
    }

    private static void add(List<Passage> passages, String word, Fate fate) {
        int last = passages.size() - 1;
        if (last >= 0 && passages.get(last).fate() == fate) {
            passages.set(last, new Passage(passages.get(last).text() + " " + word, fate));
        } else {
            passages.add(new Passage(word, fate));
        }
    }
}
