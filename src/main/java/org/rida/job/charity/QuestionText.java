package org.rida.job.charity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.rida.i18n.BilingualText;
import org.rida.policy.Question;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Writes questions into the text of the policy's file that has the part {@code questions}. Each method returns the changed text, in
 * which comments and everything else stay as they are.
 */
public final class QuestionText {

    private static final String PART = "questions";
    private static final String CODE = "code";
    private static final String RETIRED = "retired";
    private static final int LONGEST_CODE = 30;

    /** YAML reads these words as true, false and nothing. */
    private static final List<String> NO_TEXT = List.of("yes", "no", "on", "off", "true", "false", "null", "y", "n");

    private final UnaryOperator<String> quoted;

    /** @param quoted writes a text as a quoted YAML scalar, such as a JSON string */
    public QuestionText(UnaryOperator<String> quoted) {
        this.quoted = quoted;
    }

    /** Whether a file of the policy has this part. */
    public static boolean isIn(String text) {
        return text.lines().anyMatch(line -> line.startsWith(PART + ":"));
    }

    /**
     * A code for a new question, made of its English text. A number is added where it is taken.
     *
     * @param taken codes that questions, fields or options have already
     */
    public static String proposedCode(String english, Collection<String> taken) {
        String words = english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(words.length(), LONGEST_CODE)).replaceAll("^[-0-9]+|-+$", "");
        String code = cut.isEmpty() || NO_TEXT.contains(cut) ? ("question-" + cut).replaceAll("-$", "") : cut;
        String free = code;
        for (int i = 2; taken.contains(free); i++) {
            free = code + "-" + i;
        }
        return free;
    }

    /** The text with another question at the end of the list. */
    public String add(String text, Question question) {
        YamlEdits edits = new YamlEdits(text);
        edits.append(edits.list(PART), List.of(written(question)));
        return edits.changed();
    }

    /** The text in which a question is worded otherwise; the question's code stays, and with it all answers. */
    public String reword(String text, String code, BilingualText name) {
        YamlEdits edits = new YamlEdits(text);
        Node names = YamlEdits.value(entry(edits, code), "name").orElseThrow();
        YamlEdits.value(names, "ar").ifPresent(ar -> edits.replace(ar, name.ar(), quoted.apply(name.ar())));
        YamlEdits.value(names, "en").ifPresent(en -> edits.replace(en, name.en(), quoted.apply(name.en())));
        return edits.changed();
    }

    /** The text in which a question is no longer asked, or is asked again. */
    public String retire(String text, String code, boolean retired) {
        YamlEdits edits = new YamlEdits(text);
        MappingNode entry = entry(edits, code);
        String value = Boolean.toString(retired);
        YamlEdits.value(entry, RETIRED)
                .ifPresentOrElse(
                        node -> edits.replace(node, value, value),
                        () -> edits.addValue(entry, CODE, RETIRED + ": " + value));
        return edits.changed();
    }

    /** The text without a question; only for one that nobody has answered. */
    public String remove(String text, String code) {
        YamlEdits edits = new YamlEdits(text);
        edits.remove(edits.list(PART), entry(edits, code));
        return edits.changed();
    }

    private static MappingNode entry(YamlEdits edits, String code) {
        return edits.entry(PART, CODE, code).orElseThrow();
    }

    private String written(Question question) {
        String options = question.options().isEmpty()
                ? ""
                : ", options: ["
                        + String.join(
                                ", ",
                                question.options().stream()
                                        .map(o -> "{code: " + o.code() + ", name: " + written(o.name()) + "}")
                                        .toList())
                        + "]";
        return "{code: " + question.code() + ", name: " + written(question.name()) + ", scale: "
                + kebab(question.scale()) + ", role: " + kebab(question.role()) + options + "}";
    }

    private String written(BilingualText name) {
        return "{ar: " + quoted.apply(name.ar()) + ", en: " + quoted.apply(name.en()) + "}";
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
