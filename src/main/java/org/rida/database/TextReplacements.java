package org.rida.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is replaced by what, as parameters of statements and as a search through texts.
 *
 * @param pseudonyms by number
 * @param parameters of all statements
 * @param words the numbers that are looked for in texts; empty when all are too short
 */
record TextReplacements(Map<String, String> pseudonyms, Map<String, Object> parameters, Optional<Pattern> words) {

    /** Keys of JSON whose values are compared as a whole, whatever their length. */
    private static final Set<String> NUMBER_KEYS = Set.of("request_no", "response_no", "number");

    /** Any of these might mean something in a regular expression. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TextReplacements of(Map<String, String> pseudonyms) {
        List<String> words = pseudonyms.keySet().stream()
                .filter(number -> number.length() >= NumberReplacement.MIN_LENGTH_IN_TEXT)
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("pseudonyms", JSON.writeValueAsString(pseudonyms));
        parameters.put("numbers", pseudonyms.keySet().toArray(String[]::new));
        parameters.put("words", "(^|[^[:alnum:]])(" + alternatives(words) + ")($|[^[:alnum:]])");
        parameters.put(
                "keys",
                "\"(" + String.join("|", NUMBER_KEYS) + ")\" ?: ?\"(" + alternatives(pseudonyms.keySet()) + ")\"");
        return new TextReplacements(
                pseudonyms,
                parameters,
                words.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Pattern.compile("(?<![\\p{L}\\p{N}])(" + alternatives(words) + ")(?![\\p{L}\\p{N}])")));
    }

    /** As literals of a regular expression, of PostgreSQL's and of Java's alike. */
    private static String alternatives(Collection<String> numbers) {
        return numbers.stream()
                .map(number -> NOT_PLAIN.matcher(number).replaceAll("\\\\$0"))
                .collect(Collectors.joining("|"));
    }

    /** Which rows hold a number in the column; empty when none can. */
    String condition(TextColumn column) {
        String name = TextColumn.quoted(column.name());
        if (column.isNumber()) {
            return name + " = any(:numbers)";
        }
        String inWords = words.isPresent() ? name + "::text ~ :words" : "";
        String inKeys = column.isJson() ? name + "::text ~ :keys" : "";
        return Stream.of(inWords, inKeys).filter(part -> !part.isEmpty()).collect(Collectors.joining(" or "));
    }

    String inText(String text) {
        return words.map(pattern -> pattern.matcher(text)
                        .replaceAll(
                                word -> Matcher.quoteReplacement(pseudonyms.getOrDefault(word.group(), word.group()))))
                .orElse(text);
    }

    /** Only texts within the JSON change, so that it stays valid whatever a number looks like. */
    String inJson(String text) {
        return JSON.writeValueAsString(replaced("", JSON.readTree(text)));
    }

    /** Numbers of JSON are counts and stay. */
    private JsonNode replaced(String key, JsonNode node) {
        if (node.isString()) {
            String text = node.stringValue();
            String number = NUMBER_KEYS.contains(key) ? pseudonyms.get(text) : null;
            return StringNode.valueOf(number == null ? inText(text) : number);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> each.setValue(replaced(each.getKey(), each.getValue())));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(key, array.get(i)));
            }
        }
        return node;
    }
}
