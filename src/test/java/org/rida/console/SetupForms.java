package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of the steps in which a person sets up one file. */
final class SetupForms {

    private final TestClient person;
    private final String address;

    /** @param address of the description, without a step */
    SetupForms(TestClient person, String address) {
        this.person = person;
        this.address = address;
    }

    String address() {
        return address;
    }

    String body(String step) {
        return person.get(address + "/" + step).body();
    }

    String text(String step) {
        return PageForms.text(person, address + "/" + step);
    }

    /** The controls of a step as the page offers them. */
    Map<String, String> form(String step) {
        return new LinkedHashMap<>(PageForms.form(person, address + "/" + step));
    }

    /** Sends a form of the page of one step to the address of another, and returns where that leads to. */
    String post(String page, String step, Map<String, String> form) {
        return RunningConsole.redirectOf(person.post(address + "/" + page, address + "/" + step, form));
    }

    /** Sends the form of a step as the page offers it, with these answers instead; it is not refused. */
    void send(String step, Map<String, String> answers) {
        Map<String, String> form = form(step);
        form.remove("show");
        form.putAll(answers);
        assertThat(post(step, step, form)).as("after " + step).doesNotEndWith("/" + step);
    }

    /** Name of the control that says as what a column is read. */
    String column(String title) {
        return control("columns", title, "column\\.\\d+");
    }

    /** Name of the control that says what a word means. */
    String control(String word) {
        return control("values", word, "value\\.[^\"]+");
    }

    private String control(String step, String title, String name) {
        Matcher row = Pattern.compile(
                        "(?s)<bdi>" + Pattern.quote(title) + "</bdi>(?:</th>|<small).*?name=\"(" + name + ")\"")
                .matcher(body(step));
        assertThat(row.find()).as(title).isTrue();
        return row.group(1);
    }
}
