package org.rida.console.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.access.AuditChange;
import org.rida.console.PageFormatter;

/**
 * Something that an entry of the audit log tells beside its subject, in words of its reader.
 *
 * @param label what it is
 * @param text its value; of a change the values before and after
 */
public record AuditDetail(String label, String text, List<AuditDetail.ChangedLine> lines) {

    private static final Pattern LINE = Pattern.compile("([-+])(\\d+) (.*)");

    /** A removed or added line of a text; one that cannot be told belongs to neither, such as the ellipsis at the end. */
    public record ChangedLine(String sign, String number, String text) {

        static ChangedLine of(String told) {
            Matcher parts = LINE.matcher(told);
            return parts.matches()
                    ? new ChangedLine(parts.group(1), parts.group(2), parts.group(3))
                    : new ChangedLine("", "", told);
        }
    }

    /**
     * Of all that is not empty, changes last.
     *
     * @param codes tells what stands behind them
     * @param declared tells what an edited declaration changed
     */
    static List<AuditDetail> of(
            Map<String, String> detail, AuditWords codes, DeclaredWords declared, PageFormatter words) {
        List<AuditDetail> told = new ArrayList<>();
        Map<String, String> changed = new TreeMap<>();
        detail.forEach((key, value) -> {
            if (key.startsWith(AuditChange.NOW)) {
                if (DeclaredWords.isPlace(key.substring(AuditChange.NOW.length()))) {
                    return;
                }
                changed.put(key.substring(AuditChange.NOW.length()), value);
            } else if (!key.startsWith(AuditChange.WAS)
                    && !detail.containsKey(AuditChange.NOW + key)
                    && !key.equals(AuditChange.LINES)
                    && !isEmpty(key, value)) {
                told.add(new AuditDetail(label(key, words), codes.value(key, value, words), List.of()));
            }
        });
        changed.forEach((key, now) -> told.add(new AuditDetail(
                label(key, words),
                words.translate(
                        "audit.changed",
                        "was",
                        words.isolated(value(key, detail.getOrDefault(AuditChange.WAS + key, ""), codes, words)),
                        "now",
                        words.isolated(value(key, now, codes, words))),
                List.of())));
        List<String> untold = new ArrayList<>();
        List<AuditDetail> changes = declared.tell(detail, untold, words);
        told.addAll(changes);
        String lines = detail.getOrDefault(AuditChange.LINES, "");
        if (!lines.isEmpty() && (changes.isEmpty() || !untold.isEmpty() || hasComment(lines))) {
            told.add(new AuditDetail(
                    label(AuditChange.LINES, words),
                    lines.replace("\n", " · "),
                    lines.lines().map(ChangedLine::of).toList()));
        }
        return told;
    }

    /** No value tells a comment. */
    private static boolean hasComment(String lines) {
        return lines.lines()
                .map(ChangedLine::of)
                .anyMatch(line -> line.text().strip().startsWith("#"));
    }

    /** The first page of a list passes nothing over. */
    private static boolean isEmpty(String key, String value) {
        return value.isBlank() || key.equals("from") && value.equals("0");
    }

    private static String label(String key, PageFormatter words) {
        return words.named("audit.detail.", key);
    }

    private static String value(String key, String value, AuditWords codes, PageFormatter words) {
        return value.isBlank() ? words.translate("audit.changed.nothing") : codes.value(key, value, words);
    }
}
