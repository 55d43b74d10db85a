package org.rida.console;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a page offers to a person: its text, and its controls with the values that they have. */
final class PageForms {

    private static final Pattern CONTROL = Pattern.compile(
            "(?s)<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>|<input([^>]* name=\"([^\"]+)\"[^>]*)>");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    private PageForms() {}

    /** The controls of the main part of a page with their values. */
    static Map<String, String> form(TestClient person, String page) {
        return controls(person.get(page).body());
    }

    static Map<String, String> controls(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher control = CONTROL.matcher(body.substring(body.indexOf("<main")));
        while (control.find()) {
            String options = control.group(2);
            if (options != null) {
                String chosen = first(CHOSEN, options);
                form.put(control.group(1), chosen.isEmpty() ? first(OPTION, options) : chosen);
            } else if (!control.group(3).contains("type=\"checkbox\"")
                    || control.group(3).contains("checked")) {
                form.put(control.group(4), first(VALUE, control.group(3)));
            }
        }
        form.remove("_csrf");
        return form;
    }

    private static String first(Pattern pattern, String html) {
        Matcher found = pattern.matcher(html);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }

    /** The text of the main part of a page. */
    static String text(TestClient person, String page) {
        HttpResponse<String> answer = person.get(page);
        String body = answer.body();
        if (!body.contains("<main")) {
            throw new AssertionError(page + " answered " + answer.statusCode() + " "
                    + answer.headers().map());
        }
        return HtmlUtils.htmlUnescape(body.substring(body.indexOf("<main")).replaceAll("<[^>]+>", " "))
                .replaceAll("\\s+", " ");
    }
}
