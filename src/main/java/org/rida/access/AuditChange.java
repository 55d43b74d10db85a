package org.rida.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.io.LineDiff;
import org.rida.privacy.PartialAddress;

/**
 * What a change changed, as details of an entry: of each value that differs what it was and what it is. The page shows both beside
 * each other, in words of its reader.
 */
public final class AuditChange {

    /** Begins the name of a detail that holds the value before. */
    public static final String WAS = "was.";

    /** Begins the name of a detail that holds the value after. */
    public static final String NOW = "now.";

    /** The name of the detail with the lines of a long text that differ. */
    public static final String LINES = "lines";

    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 300;

    private AuditChange() {}

    /**
     * The values that differ; mail addresses in part.
     *
     * @param before by the names of details, {@code audit.detail.…}; without an entry there was no value
     * @param after never a secret: what is secret is told as changed
     */
    public static Map<String, String> values(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new LinkedHashMap<>();
        Map<String, String> all = new LinkedHashMap<>(before);
        all.putAll(after);
        all.keySet().forEach(name -> {
            String was = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!was.equals(now)) {
                List<String> told = PartialAddress.shorten(List.of(was, now), List.of(was, now));
                changed.put(WAS + name, told.get(0));
                changed.put(NOW + name, told.get(1));
            }
        });
        return changed;
    }

    /**
     * The lines of a text that differ, each behind its sign and number, {@code -12 target-days: 14}; a longer change ends with an ellipsis.
     * Empty when nothing differs.
     */
    public static Map<String, String> text(String before, String after) {
        List<LineDiff.DiffLine> lines = LineDiff.between(before, after);
        if (lines.isEmpty()) {
            return Map.of();
        }
        String told = lines.stream()
                .limit(MOST_LINES)
                .map(line -> (line.added() ? "+" : "-") + line.number() + " "
                        + line.text()
                                .substring(0, Math.min(LONGEST_LINE, line.text().length())))
                .collect(Collectors.joining("\n"));
        return Map.of(LINES, lines.size() > MOST_LINES ? told + "\n…" : told);
    }
}
