package org.rida.job.charity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.intake.finding.RowJson;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the mail addresses of the file of recipients, and changes them where they stand. What else a line says, and comments, stay
 * as they are written.
 */
final class RecipientText {

    /** Lists of the file, each with the keys that tell what its lines are for. */
    private static final Map<String, List<String>> SECTIONS = sections();

    private static final String TO = "to";
    private static final String FOLDERS = "folders";

    private RecipientText() {}

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put("reports", List.of("report", "when", "language", "formats", "part", FOLDERS));
        sections.put("failures", List.of("language"));
        sections.put("mornings", List.of("role", "language"));
        return sections;
    }

    /**
     * One line of the file.
     *
     * @param section reports, failures or mornings
     * @param at its place in the section, from 0
     * @param facts what else the line says, by key; several values with commas between them
     * @param to its mail addresses
     */
    record RecipientLine(String section, int at, Map<String, String> facts, List<String> to) {

        /** The name of its field in the form. */
        String field() {
            return section + "-" + at;
        }
    }

    /** All lines in the order of the file. */
    static List<RecipientLine> lines(String text) {
        YamlEdits edits = new YamlEdits(text);
        List<RecipientLine> lines = new ArrayList<>();
        SECTIONS.forEach((section, keys) -> {
            List<Node> entries = entries(edits, section);
            for (int at = 0; at < entries.size(); at++) {
                Map<String, String> facts = new LinkedHashMap<>();
                for (String key : keys) {
                    values(entries.get(at), key).ifPresent(value -> facts.put(key, String.join(", ", value)));
                }
                lines.add(new RecipientLine(
                        section, at, facts, values(entries.get(at), TO).orElse(List.of())));
            }
        });
        return lines;
    }

    private static List<Node> entries(YamlEdits edits, String section) {
        return edits.part(section).map(YamlEdits::nodes).orElse(List.of());
    }

    private static Optional<List<String>> values(Node entry, String key) {
        return YamlEdits.value(entry, key)
                .map(value -> YamlEdits.scalar(value).isEmpty()
                        ? YamlEdits.nodes(value).stream().map(YamlEdits::scalar).toList()
                        : List.of(YamlEdits.scalar(value)));
    }

    /**
     * The text with other addresses. A line that sends to nobody any more is removed.
     *
     * @param to addresses by the field of their line; lines that are not named stay as they are
     */
    static String with(String text, Map<String, List<String>> to) {
        YamlEdits edits = new YamlEdits(text);
        for (RecipientLine line : lines(text)) {
            List<String> wanted = to.getOrDefault(line.field(), line.to());
            Node list = edits.part(line.section()).orElseThrow();
            Node entry = YamlEdits.nodes(list).get(line.at());
            if (wanted.isEmpty() && !line.facts().containsKey(FOLDERS)) {
                edits.remove(list, entry);
            } else if (!wanted.equals(line.to())) {
                change(edits, (MappingNode) entry, wanted);
            }
        }
        return edits.changed();
    }

    /** The text with one more line at the end of a section, as it is written behind the dash. */
    static String with(String text, String section, String added) {
        YamlEdits edits = new YamlEdits(text);
        if (!entries(edits, section).isEmpty()) {
            edits.append(edits.list(section), List.of(added));
            return edits.changed();
        }
        String line = section + ":\n  - " + added;
        Matcher empty =
                Pattern.compile("(?m)^" + section + ":\\h*(\\[\\h*])?\\h*$").matcher(text);
        return empty.find()
                ? text.substring(0, empty.start()) + line + text.substring(empty.end())
                : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n";
    }

    private static void change(YamlEdits edits, MappingNode entry, List<String> wanted) {
        Optional<Node> list = YamlEdits.value(entry, TO);
        if (list.isEmpty()) {
            edits.addValue(entry, "language", TO + ": " + RowJson.write(wanted));
            return;
        }
        List<String> now =
                YamlEdits.nodes(list.get()).stream().map(YamlEdits::scalar).toList();
        YamlEdits.nodes(list.get()).stream()
                .filter(address -> !wanted.contains(YamlEdits.scalar(address)))
                .forEach(address -> edits.remove(list.get(), address));
        edits.append(
                list.get(),
                wanted.stream()
                        .filter(address -> !now.contains(address))
                        .map(RowJson::write)
                        .toList());
    }
}
