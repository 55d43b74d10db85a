package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A person who has never seen the product sets up a file: sends each form as the page proposes it, and changes only what the page asks
 * or offers and what this person knows of the file. What had to be changed and what was refused is counted.
 */
final class FirstFileTrial {

    private static final Pattern COLUMN = Pattern.compile(
            "(?s)<th scope=\"row\"><bdi>([^<]*)</bdi>(?:<small.*?</small>)?</th>\\s*<td><select[^>]* name=\"(column\\.\\d+)\"");

    private static final Pattern WORD = Pattern.compile(
            "(?s)<th scope=\"row\"><bdi>([^<]*)</bdi></th>.*?<select[^>]* name=\"(value\\.[^\"]+)\"[^>]*>(.*?)</select>");

    /**
     * What a person knows of a file without having opened it.
     *
     * @param type what a row is
     * @param columns field by the title of its column, for columns that this person looks for
     * @param constants field to code, for what is the same in all rows
     * @param words what single words mean; {@code +} for a new channel, {@code -} for nothing, {@code ?} for "do not know"
     * @param order which number of a date is the day
     */
    record KnownFacts(
            String type,
            Map<String, String> columns,
            Map<String, String> constants,
            Map<String, String> words,
            String order) {}

    private final TestClient person;
    private final String setup;
    private final KnownFacts facts;
    private final List<String> changed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /** @param setup address of the description, without a step */
    FirstFileTrial(TestClient person, String setup, KnownFacts facts) {
        this.person = person;
        this.setup = setup;
        this.facts = facts;
    }

    /** Goes through the steps until the preview. */
    void describe() {
        send("file", Map.of());
        String columns = person.get(setup + "/columns").body();
        if (!columns.contains("value=\"" + facts.type() + "\" aria-pressed=\"true\"")) {
            person.post(setup + "/columns", setup + "/type", Map.of("type", facts.type()));
            changed.add("what a row is");
        }
        send("columns", columns());
        send("values", words());
        boolean twoReadings = person.get(setup + "/dates").body().contains("<option value=\"month-first\"")
                && !facts.order().isEmpty();
        send("dates", twoReadings ? Map.of("order", facts.order()) : Map.of());
    }

    /** Saves the mapping and begins the import. */
    void save(String name) {
        HttpResponse<String> saved = person.post(setup + "/preview", setup + "/save", Map.of("name", name));
        assertThat(RunningConsole.redirectOf(saved)).as(text("preview")).endsWith("/result");
    }

    /** What was changed of the proposals. */
    List<String> changed() {
        return changed;
    }

    /** Forms that were refused, each with the words of the refusal: wrong turns. */
    List<String> refused() {
        return refused;
    }

    /** The words of a step. */
    String text(String step) {
        return PageForms.text(person, setup + "/" + step);
    }

    /** The columns that this person knows to be something else than proposed. */
    private Map<String, String> columns() {
        String body = person.get(setup + "/columns").body();
        Map<String, String> proposed = PageForms.controls(body);
        Map<String, String> answers = new LinkedHashMap<>();
        Matcher column = COLUMN.matcher(body);
        while (column.find()) {
            String title = HtmlUtils.htmlUnescape(column.group(1));
            String field = facts.columns().get(title);
            if (field != null && !field.equals(proposed.get(column.group(2)))) {
                answers.put(column.group(2), field);
                changed.add(title);
            }
        }
        facts.constants().forEach((field, code) -> {
            answers.put("constant." + field, code);
            changed.add("all rows: " + field);
        });
        return answers;
    }

    /** The words that the page does not know, or that this person knows better. */
    private Map<String, String> words() {
        Map<String, String> answers = new LinkedHashMap<>();
        Matcher word = WORD.matcher(person.get(setup + "/values").body());
        while (word.find()) {
            String meaning = facts.words().get(HtmlUtils.htmlUnescape(word.group(1)));
            boolean known = word.group(3).contains(" selected");
            if (meaning != null && !(known && meaning.equals("+"))) {
                answers.put(word.group(2), meaning);
                changed.add(word.group(1));
            }
        }
        return answers;
    }

    /** Sends the form of a step as the page offers it, with these answers instead. */
    private void send(String step, Map<String, String> answers) {
        Map<String, String> form = PageForms.form(person, setup + "/" + step);
        form.remove("show");
        form.putAll(answers);
        form.values().removeIf(""::equals);
        String next = RunningConsole.redirectOf(person.post(setup + "/" + step, setup + "/" + step, form));
        if (next.endsWith("/" + step)) {
            refused.add(step + ": " + text(step));
        }
    }
}
