package org.rida.job.rules;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.access.AuditChange;
import org.rida.privacy.PartialAddress;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Compares two texts of a file of {@code jobs/} by what they declare: of each value that differs its place, what it was and what it is. A
 * place reads {@code /clock[2026-12-01]/target-days}; an entry of a list is named by what identifies it, so that it may move. Of a list of
 * single values, {@code /reports[board-monthly issue ar]/to[]}, what left and what came is told. Mail addresses are told in part.
 */
public final class DeclaredChanges {

    /** The value of an entry that came, and of one that left. */
    private static final String ADDED = "added";

    private static final String REMOVED = "removed";

    /** Stands for the values beyond the most that are told. */
    private static final String MORE = "/";

    private static final int MOST = 100;
    private static final int LONGEST = 500;
    private static final int MOST_LISTED = 50;

    /** An entry with this key holds from that day on until the next one, so it is compared with the one before. */
    private static final String FROM_DAY = "in-force-from";

    /** Keys that together identify an entry, the first that it has. */
    private static final List<List<String>> IDENTITIES = List.of(
            List.of(FROM_DAY),
            List.of("field", "code"),
            List.of("code"),
            List.of("key"),
            List.of("report", "part", "when", "language"),
            List.of("role", "language"),
            List.of("language"),
            List.of("mapping"),
            List.of("from"),
            List.of("date", "type"),
            List.of("name"));

    private final Map<String, String> was = new LinkedHashMap<>();
    private final Map<String, String> now = new LinkedHashMap<>();

    private DeclaredChanges() {}

    /** As details of an entry of the audit log; empty when nothing differs or a text is no YAML. */
    public static Map<String, String> between(String before, String after) {
        DeclaredChanges changes = new DeclaredChanges();
        try {
            changes.compare("", root(before), root(after));
        } catch (YAMLException e) {
            // a file that somebody broke by hand and that is repaired now: its lines tell
            return Map.of();
        }
        return AuditChange.values(changes.was, changes.now);
    }

    private static @Nullable Node root(String text) {
        return new Yaml().compose(new StringReader(text));
    }

    private void compare(String place, @Nullable Node before, @Nullable Node after) {
        if (isMapping(before) && isMapping(after)) {
            compareMappings(place, before, after, Set.of());
        } else if (isSequence(before) && isSequence(after)) {
            compareLists(place, entries(before), entries(after));
        } else if (isScalar(before) && isScalar(after)) {
            put(place, List.of(text(before)), List.of(text(after)));
        } else {
            // of different kinds: one goes, the other comes
            compare(place, before, null);
            compare(place, null, after);
        }
    }

    private static boolean isMapping(@Nullable Node node) {
        return node == null || node instanceof MappingNode;
    }

    private static boolean isSequence(@Nullable Node node) {
        return node == null || node instanceof SequenceNode;
    }

    private static boolean isScalar(@Nullable Node node) {
        return node == null || node instanceof ScalarNode;
    }

    private void compareMappings(
            String place, @Nullable Node before, @Nullable Node after, Collection<String> leftOut) {
        Map<String, Node> one = values(before);
        Map<String, Node> other = values(after);
        keys(one, other).stream()
                .filter(key -> !leftOut.contains(key))
                .forEach(key -> compare(place + "/" + key, one.get(key), other.get(key)));
    }

    private void compareLists(String place, List<Node> before, List<Node> after) {
        if (Stream.concat(before.stream(), after.stream()).allMatch(DeclaredChanges::isScalar)) {
            List<String> one = before.stream().map(DeclaredChanges::text).toList();
            List<String> other = after.stream().map(DeclaredChanges::text).toList();
            put(place + "[]", without(one, other), without(other, one));
            return;
        }
        NavigableMap<String, Node> one = identified(before);
        NavigableMap<String, Node> other = identified(after);
        for (String name : keys(one, other)) {
            compareEntries(place + "[" + name + "]", name, one, other);
        }
    }

    private void compareEntries(
            String place, String name, NavigableMap<String, Node> one, NavigableMap<String, Node> other) {
        Node before = one.get(name);
        Node after = other.get(name);
        if (before != null && after != null) {
            compareMappings(place, before, after, Set.of());
            return;
        }
        Node present = before == null ? Objects.requireNonNull(after) : before;
        boolean dated = values(present).containsKey(FROM_DAY);
        // the rest of a list tells what held before that day, or holds again
        Node beside = dated
                ? Optional.ofNullable(other.lowerEntry(name))
                        .map(Map.Entry::getValue)
                        .orElse(null)
                : null;
        List<String> leftOut = new ArrayList<>(identity(present));
        if (dated) {
            leftOut.add("version");
        }
        put(place, before == null ? List.of() : List.of(REMOVED), before == null ? List.of(ADDED) : List.of());
        compareMappings(place, before == null ? beside : before, before == null ? after : beside, leftOut);
    }

    private void put(String place, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return;
        }
        if (was.size() >= MOST) {
            now.put(MORE, ADDED);
        } else {
            List<String> all = Stream.concat(before.stream(), after.stream()).toList();
            was.put(place, joined(PartialAddress.shorten(before, all)));
            now.put(place, joined(PartialAddress.shorten(after, all)));
        }
    }

    private static String joined(List<String> values) {
        String listed = String.join(", ", values.subList(0, Math.min(MOST_LISTED, values.size())));
        return listed.length() > LONGEST || values.size() > MOST_LISTED
                ? listed.substring(0, Math.min(LONGEST, listed.length())) + " …"
                : listed;
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(value -> !others.contains(value)).toList();
    }

    private static Set<String> keys(Map<String, Node> one, Map<String, Node> other) {
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    private static NavigableMap<String, Node> identified(List<Node> entries) {
        TreeMap<String, Node> identified = new TreeMap<>();
        for (Node entry : entries) {
            String name = name(entry).replace('[', '(').replace(']', ')');
            String free = name;
            for (int i = 2; identified.containsKey(free); i++) {
                free = name + " " + i;
            }
            identified.put(free, entry);
        }
        return identified;
    }

    private static String name(Node entry) {
        Map<String, Node> values = values(entry);
        List<String> parts = identity(entry).stream()
                .map(key -> values.containsKey(key) ? text(values.get(key)) : "")
                .filter(part -> !part.isEmpty())
                .toList();
        // a step is a mapping of its kind alone
        return parts.isEmpty() ? values.keySet().stream().findFirst().orElse("") : String.join(" ", parts);
    }

    private static List<String> identity(Node entry) {
        Map<String, Node> values = values(entry);
        return IDENTITIES.stream()
                .filter(keys -> isScalar(values.get(keys.get(0))) && values.containsKey(keys.get(0)))
                .findFirst()
                .orElse(List.of());
    }

    private static Map<String, Node> values(@Nullable Node mapping) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (mapping instanceof MappingNode node) {
            node.getValue().forEach(tuple -> values.put(text(tuple.getKeyNode()), tuple.getValueNode()));
        }
        return values;
    }

    private static List<Node> entries(@Nullable Node list) {
        return list instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
