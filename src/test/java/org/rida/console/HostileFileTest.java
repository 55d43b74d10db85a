package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.Campaign;
import org.rida.access.Role;

/** Files that are made to break a step in which a file is set up: each is refused in words, and none gives a figure of 0 in silence. */
class HostileFileTest extends RunningConsole {

    /** A figure of the preview that is not 0. */
    private static final Pattern FIGURE = Pattern.compile("<p class=\"value\">(?!0<|0%<|٠)");

    private static final List<String> STEPS = List.of("file", "columns", "values", "dates", "preview");

    private static final Map<String, String> FORGED = Map.of(
            "column.1",
            "kind",
            "column.99999",
            "x",
            "value.kind.7",
            "+",
            "headerLine",
            "99999",
            "charset",
            "UTF-16LE",
            "name",
            "../x",
            "type",
            "y",
            "order",
            "z");

    private TestClient person;
    private final List<String> faults = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    @BeforeEach
    void administrator() {
        person = client(Role.ADMINISTRATOR);
        person.get("/files?lang=en");
    }

    /** With forms that no page offers. */
    @Test
    void aHostileFileIsRefusedInWords() {
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("formulas.csv", "a,=cmd|' /C calc'!A0,+1\n=1+1,@SUM(1),-2\n2,3,4\n");
        hostile.put("page.csv", "<script>alert(1)</script>,\"><img src=x onerror=alert(1)>\n<b>1</b>,${7*7}\nx,y\n");
        hostile.put("..%2f..\\name<b>.csv", "a,b\n1,2\n");
        hostile.put("nothing.csv", "");
        hostile.put("line.csv", "x".repeat(40 << 20));
        hostile.put("bidi.csv", "\u202eno,\u2066received\u2069,kind\u202c\n\u202e1,2026-10-0\u202e1,com\u200bplaint\n");
        hostile.put("zeros.csv", "no,received\u0000,kind\u0000<script>alert(1)</script>\n1,2026-10-01,\u0000\n");
        hostile.put("wide.csv", "c,".repeat(9_999) + "c\n" + "1,".repeat(9_999) + "1\n");
        hostile.put("columns.csv", "c,".repeat(5_000) + "c\n" + "1,".repeat(5_000) + "1\n");
        tryAll(hostile, true);
    }

    /** Each is well until one step, and goes through the forms as they are offered. */
    @Test
    void aFileThatIsHostileInOneStepIsRefusedInWords() {
        String head = "no,received,kind,replied\n";
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("same-titles.csv", "no,no,received,received\n1,2,2026-10-01,2026-10-02\n");
        hostile.put("no-titles.csv", "1,2026-10-01,3\n2,2026-10-02,4\n");
        hostile.put("long-word.csv", head + "1,2026-10-01," + "k".repeat(9_000) + ",2026-10-02\n");
        hostile.put("many-words.csv", head + numbered("%1$d,2026-10-01,kind%1$d,2026-10-02\n"));
        hostile.put("no-such-day.csv", head + "1,2026-02-31,complaint,31/31/2026\n2,9999-99-99,complaint,0000-00-00\n");
        hostile.put("both-orders.csv", head + "1,01/02/2026,complaint,03/04/2026\n2,02/03/2026,complaint,04/05/2026\n");
        hostile.put("words-for-days.csv", head + numbered("%1$d,soon,complaint,later\n"));
        hostile.put("never-replied.csv", head + numbered("%1$d,2026-01-01,complaint,\n") + "x,2026-09-01,complaint,\n");
        hostile.put("same-number.csv", head + "1,2026-01-01,complaint,\n".repeat(9) + "1,2026-02-01,complaint,\n");
        tryAll(hostile, false);
    }

    private void tryAll(Map<String, String> hostile, boolean forged) {
        List<String> names = Campaign.part(List.copyOf(hostile.keySet()), 0, 2);
        names.forEach(name -> tally(name, tried(name, String.valueOf(hostile.get(name)), forged)));
        report(names.size());
    }

    /**
     * Uploads a file and goes through all steps.
     *
     * @param forged whether forms are sent that no page offers
     * @return the pages that were seen on the way
     */
    private List<String> tried(String name, String content, boolean forged) {
        List<String> pages = new ArrayList<>();
        HttpResponse<String> checked =
                person.upload("/files", "/files", "file", name, content.getBytes(StandardCharsets.UTF_8));
        pages.add(seen(name, checked));
        for (String upload : all(checked.body(), "name=\"upload\" value=\"([0-9a-f]{32})\"")) {
            pages.add(seen(name, person.post("/account", "/setup", Map.of("upload", upload))));
            for (String step : STEPS) {
                String page = "/setup/" + upload + "/" + step;
                pages.add(seen(name + " " + step, person.get(page)));
                String address = step.equals("preview") ? "/setup/" + upload + "/save" : page;
                Map<String, String> form = forged ? FORGED : offered(page, step);
                String shown = person.get(page).body();
                // a step that comes too early leads to another one
                String from =
                        shown.contains("_csrf") ? shown : person.get("/account").body();
                pages.add(seen(name + " " + step, person.postFrom(from, address, form)));
            }
        }
        return pages;
    }

    private Map<String, String> offered(String page, String step) {
        Map<String, String> form = new LinkedHashMap<>(PageForms.form(person, page));
        form.remove("show");
        form.values().removeIf(""::equals);
        return step.equals("preview") ? Map.of("name", "../x") : form;
    }

    /** The page, or the one that it leads to. */
    private String seen(String what, HttpResponse<String> answer) {
        String body = answer.statusCode() == 302
                ? person.get(redirectOf(answer).replaceFirst("^https?://[^/]+", ""))
                        .body()
                : answer.body();
        if (answer.statusCode() >= 500 || body.contains("<script>alert") || body.contains("<img src=x")) {
            faults.add(what + ": " + answer.statusCode());
        }
        return body;
    }

    private void tally(String name, List<String> pages) {
        boolean told = pages.stream()
                .anyMatch(page -> page.contains("role=\"alert\"") || page.contains("class=\"notice bad\""));
        boolean figure = pages.stream().anyMatch(page -> FIGURE.matcher(page).find());
        (told ? refused : figure ? counted : silent).add(name);
    }

    private void report(int tried) {
        System.out.println("hostile files | tried " + tried + " | refused or warned of in words " + refused.size()
                + " | with a figure " + counted.size() + " | silent 0: " + silent.size() + " | faults "
                + faults.size());
        assertThat(faults).isEmpty();
        assertThat(silent).as("neither a figure nor a word").isEmpty();
    }

    private static String numbered(String row) {
        return IntStream.rangeClosed(1, 3_000).mapToObj(row::formatted).collect(Collectors.joining());
    }
}
