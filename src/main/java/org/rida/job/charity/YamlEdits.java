package org.rida.job.charity;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes single values of a YAML text where they stand. Everything between them stays as somebody wrote it: comments, order, empty
 * lines and the way in which lists are written.
 */
final class YamlEdits {

    private final String text;
    private final int[] offsets;
    private final Node root;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<Node> removed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The characters from here to there are replaced. */
    private record Edit(int from, int to, String text) {}

    /** @param text valid YAML with a mapping at its top */
    YamlEdits(String text) {
        this.text = text;
        // marks count code points
        this.offsets = offsets(text);
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(30);
        this.root = new Yaml(options).compose(new StringReader(text));
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, at = 0; point < offsets.length; point++) {
            offsets[point] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return offsets;
    }

    /** A list at the top of the text. */
    Node list(String name) {
        return part(name).orElseThrow();
    }

    /** What stands under a name at the top of the text. */
    Optional<Node> part(String name) {
        return value(root, name);
    }

    /** The entry of a list that has this value under the key; empty where none has it. */
    Optional<MappingNode> entry(String list, String key, String value) {
        return nodes(list(list)).stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .filter(entry ->
                        value(entry, key).map(YamlEdits::scalar).orElse("").equals(value))
                .findFirst();
    }

    static Optional<Node> value(Node mapping, String key) {
        return mapping instanceof MappingNode node
                ? node.getValue().stream()
                        .filter(tuple -> scalar(tuple.getKeyNode()).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    static List<Node> nodes(Node list) {
        return list instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static String scalar(Node node) {
        return node instanceof ScalarNode value ? value.getValue() : "";
    }

    /** Writes another value in the place of a scalar; one that says the same already stays as it is written. */
    void replace(Node scalar, String value, String written) {
        if (!scalar(scalar).equals(value)) {
            boolean block = scalar instanceof ScalarNode node
                    && (node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED);
            edits.add(new Edit(at(scalar.getStartMark()), at(scalar.getEndMark()), block ? written + "\n" : written));
        }
    }

    /** Adds a value to an entry behind that of another key. */
    void addValue(MappingNode entry, String behind, String added) {
        for (NodeTuple tuple : entry.getValue()) {
            if (scalar(tuple.getKeyNode()).equals(behind)) {
                int end = at(tuple.getValueNode().getEndMark());
                String before = entry.getFlowStyle() == FlowStyle.FLOW
                        ? ", "
                        : "\n" + " ".repeat(tuple.getKeyNode().getStartMark().getColumn());
                edits.add(new Edit(end, end, before + added));
            }
        }
    }

    /** Removes a value of a list, with the comma or the line that belongs to it. */
    void remove(Node list, Node value) {
        removed.add(value);
        int from = at(value.getStartMark());
        int to = at(value.getEndMark());
        if (isFlow(list)) {
            int comma = next(to);
            boolean hasComma = comma < text.length() && text.charAt(comma) == ',';
            int end = hasComma ? comma + 1 : to;
            edits.add(new Edit(from, end < text.length() && text.charAt(end) == ' ' ? end + 1 : end, ""));
        } else {
            edits.add(new Edit(text.lastIndexOf('\n', from) + 1, lineEnd(last(value)), ""));
        }
    }

    /**
     * Adds entries at the end of a list, after {@link #remove} of those that go.
     *
     * @param written each as it stands behind the comma or dash
     */
    void append(Node list, List<String> written) {
        if (written.isEmpty()) {
            return;
        }
        List<Node> values = nodes(list);
        if (isFlow(list)) {
            int close = at(list.getEndMark()) - 1;
            int end = values.isEmpty()
                    ? at(list.getStartMark()) + 1
                    : at(values.get(values.size() - 1).getEndMark());
            // the comma before a last value that goes stays
            boolean hasComma = values.isEmpty()
                    || removed.contains(values.get(values.size() - 1))
                    || next(end) < close && text.charAt(next(end)) == ',';
            // on a line of their own, since a comment may end the line before
            edits.add(new Edit(close, close, (hasComma ? "" : ",") + "\n      " + String.join(", ", written)));
        } else {
            Node last = values.get(values.size() - 1);
            String indent = " ".repeat(Math.max(0, last.getStartMark().getColumn() - 2));
            int end = lineEnd(last(last));
            String newLine = text.charAt(end - 1) == '\n' ? "" : "\n";
            edits.add(new Edit(end, end, newLine + indent + "- " + String.join("\n" + indent + "- ", written) + "\n"));
        }
    }

    /** The text with all changes. */
    String changed() {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    private static boolean isFlow(Node list) {
        return list instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.FLOW;
    }

    /** The next character that is no space and no line end. */
    private int next(int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** Where the last value within a node ends: a block's own end is where the next one begins, behind the comments between them. */
    private int last(Node node) {
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() != FlowStyle.FLOW) {
            return last(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
        }
        if (node instanceof SequenceNode list && !isFlow(list)) {
            return last(list.getValue().get(list.getValue().size() - 1));
        }
        return at(node.getEndMark());
    }

    /** Behind the line end at or after a place; a block scalar ends behind its own. */
    private int lineEnd(int at) {
        int end = text.indexOf('\n', at > 0 && text.charAt(at - 1) == '\n' ? at - 1 : at);
        return end < 0 ? text.length() : end + 1;
    }

    private int at(Mark mark) {
        return offsets[mark.getIndex()];
    }
}
