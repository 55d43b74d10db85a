package org.rida.policy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Limits of YAML that people write. Boot's own loader has none: a few lines of anchors and aliases, each of which repeats the
 * one before several times, grow to gigabytes when they are read.
 */
final class YamlLimits {

    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_ALIASES = 100;
    private static final int MAX_DEPTH = 30;
    /** Values after each alias is replaced by what it stands for, ten times as many as the longest file that ships. */
    private static final long MAX_VALUES = 50_000;

    private YamlLimits() {}

    /**
     * Reads the structure of a file without replacing aliases.
     *
     * @throws ConfigurationProblem when the file is larger than a limit, or no UTF-8
     * @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML, is nested too deeply or has too many aliases
     */
    static void check(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw problem("declared.too-large", "file", file, "megabytes", MAX_BYTES >> 20);
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        IdentityHashMap<Node, Long> known = new IdentityHashMap<>();
        for (Node document : new Yaml(options).composeAll(new StringReader(text(file)))) {
            if (values(document, known) > MAX_VALUES) {
                throw problem("declared.too-many-values", "file", file, "most", MAX_VALUES);
            }
        }
    }

    private static ConfigurationProblem problem(String key, Object... namesAndValues) {
        return new ConfigurationProblem(List.of(BilingualText.ofMessage(key, namesAndValues)));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw problem("declared.no-text", "file", file);
        }
    }

    /** Number of values below a node; {@link #MAX_VALUES} + 1 for more, and for a node that contains itself. */
    private static long values(Node node, IdentityHashMap<Node, Long> known) {
        Long before = known.putIfAbsent(node, MAX_VALUES + 1);
        if (before != null) {
            return before;
        }
        long sum = 1;
        for (Node child : children(node)) {
            sum = Math.min(MAX_VALUES + 1, sum + values(child, known));
        }
        known.put(node, sum);
        return sum;
    }

    private static List<Node> children(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(pair -> Stream.of(pair.getKeyNode(), pair.getValueNode()))
                    .toList();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }
}
