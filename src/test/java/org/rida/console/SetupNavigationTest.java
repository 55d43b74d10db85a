package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Whoever sets up a file sees why columns are proposed and what the choices give, and goes back and forth without losing a word. */
@TestPropertySource(properties = "rida.test=setup-navigation")
class SetupNavigationTest extends FirstFileCase {

    private static final List<String> STEPS = List.of("file", "columns", "values", "dates", "preview");

    private static final String REGISTER =
            """
            No,Opened,Closed,Way,Kind,Extra
            G-1,13/10/2026,20/10/2026,Kiosk,complaint,a
            G-2,14/10/2026,21/10/2026,phone,complaint,b
            G-3,15/10/2026,22/10/2026,phone,enquiry,b
            G-4,16/10/2026,23/10/2026,phone,enquiry,b
            G-5,17/10/2026,24/10/2026,phone,enquiry,b
            G-6,18/09/2026,25/10/2026,phone,complaint,b
            """;

    /** What is typed on each step is there again, to whichever step its buttons lead. */
    @Test
    void whatWasTypedIsKeptOnTheWayToEveryStep() throws IOException {
        SetupForms setup = begin("kept.csv", REGISTER);
        String extra = setup.column("Extra");
        String kiosk = setup.control("Kiosk");
        String questions = Files.readString(jobs.resolve("policy/questions.yaml"));
        Map<String, Map<String, String>> typed = Map.of(
                "file",
                Map.of("leaveOutColumn", "Kind", "leaveOut", "x"),
                "columns",
                Map.of(extra, "department", "constant.channel", "phone", "question.column", "5", "question.en", "Half"),
                "values",
                Map.of(kiosk, "website", "unlisted.channel", "null"),
                "dates",
                Map.of("calendar", "hijri", "order", "day-first"));
        typed.forEach(
                (step, answers) -> STEPS.stream().filter(to -> !to.equals(step)).forEach(to -> {
                    Map<String, String> before = setup.form(step);
                    Map<String, String> sent = new HashMap<>(before);
                    sent.putAll(answers);
                    sent.put("go", to);
                    assertThat(setup.post(step, step, sent)).endsWith("/" + to);
                    assertThat(setup.form(step)).as(step + " to " + to).containsAllEntriesOf(answers);
                    before.put("go", to);
                    setup.post(step, step, before);
                    assertThat(setup.form(step)).as("as before").doesNotContainEntry("calendar", "hijri");
                }));
        assertThat(Files.readString(jobs.resolve("policy/questions.yaml")))
                .as("a question is added by its own button")
                .isEqualTo(questions);

        for (String step : STEPS.subList(1, STEPS.size())) {
            String before = STEPS.get(STEPS.indexOf(step) - 1);
            String page = setup.body(step + "?lang=en");
            String back = page.substring(0, page.indexOf(">Back<"));
            assertThat(back.substring(back.lastIndexOf("<")))
                    .as(step)
                    .contains(step.equals("preview") ? "href=\"" + setup.address() + "/dates" : "value=\"" + before);
        }
        typed.keySet().forEach(step -> assertThat(all(setup.body(step), "(<button[^>]*name=\"go\"[^>]*>)"))
                .as("the steps above " + step)
                .filteredOn(button -> button.contains("form=\"answers\"") && button.contains("formnovalidate"))
                .extracting(button -> button.replaceFirst(".* value=\"(\\w+)\".*", "$1"))
                .containsExactlyElementsOf(
                        STEPS.stream().filter(to -> !to.equals(step)).toList()));
    }

    /** A later step is not reached by its button either while something is missing, and an earlier one always. */
    @Test
    void whatIsMissingIsToldOnTheWayToALaterStepOnly() {
        SetupForms setup = begin("missing.csv", REGISTER);
        Map<String, String> form = setup.form("columns");
        form.put(setup.column("Kind"), "");
        form.put("go", "preview");
        assertThat(setup.post("columns", "columns", form)).endsWith("/columns");
        assertThat(setup.text("columns")).contains("The request type is not known");
        form.put("go", "file");
        assertThat(setup.post("columns", "columns", form)).endsWith("/file");
    }

    /** The figures are those of the preview, and asking for them stores nothing. */
    @Test
    void theResultSoFarIsThatOfThePreviewAndStoresNothing() {
        SetupForms setup = begin("so-far.csv", REGISTER);
        Map<String, String> stored = setup.form("columns");
        assertThat(soFar(setup, "columns", Map.of()))
                .contains("5 of 6 rows would count, 1 would be rejected", "1 value has no meaning yet", "50% (1 of 2)");
        assertThat(soFar(setup, "columns", Map.of(setup.column("Kind"), "")))
                .contains("The request type is not known")
                .doesNotContain("would count");
        assertThat(setup.form("columns")).isEqualTo(stored);
        assertThat(soFar(setup, "values", Map.of(setup.control("Kiosk"), "website")))
                .contains("6 of 6 rows would count, 0 would be rejected")
                .doesNotContain("no meaning yet");
        assertThat(soFar(setup, "dates", Map.of("order", "month-first"))).contains("0 of 6 rows would count");

        setup.send("columns", Map.of());
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        assertThat(setup.text("preview")).contains("6 rows, of which rejected: 1", "50% 1 of 2");
        assertThat(setup.text("columns?so-far&lang=ar")).contains("يُحسب ٥ من ٦ سجلات، ويُرفض ١");
    }

    /** Values count in the bar as proposed; that the preview does so only once they are confirmed is told on both pages. */
    @Test
    void proposedValuesAreToldUntilTheyAreConfirmed() {
        String register = REGISTER.replace("Kiosk", "phone").replace("22/10/2026", "not yet");
        SetupForms setup = begin("proposed.csv", register.replaceFirst("21/10/2026", "still open"));
        String told = "2 values count here as proposed, and in the preview once you go on from the step Values.";
        assertThat(soFar(setup, "columns", Map.of())).contains("6 of 6 rows would count", told);
        assertThat(setup.text("columns?so-far&lang=ar"))
                .contains("حُسبت هنا قيمتان كما اقتُرح، ولا تحسبها المعاينة كذلك إلا بعد المتابعة من خطوة القيم.");
        assertThat(setup.text("preview?lang=en"))
                .contains("6 rows, of which rejected: 2", "2 values are not read as proposed yet");
        assertThat(soFar(setup, "values", Map.of()))
                .contains("6 of 6 rows would count")
                .doesNotContain("as proposed");

        setup.send("values", Map.of());
        assertThat(soFar(setup, "columns", Map.of()))
                .contains("6 of 6 rows would count")
                .doesNotContain("as proposed");
        assertThat(setup.text("preview"))
                .contains("6 rows, of which rejected: 0")
                .doesNotContain("as proposed");
    }

    /** A row of totals is no request, neither in the bar nor in the preview, and hides no number of the rows. */
    @Test
    void totalsAreNoRowsThatCount() {
        SetupForms setup = begin("totals.csv", REGISTER.replace("25/10/2026", "") + "Total,6,,,,\n");
        assertThat(setup.text("columns?lang=en")).contains("Every row has a value, and no two are the same.");
        assertThat(setup.form("columns")).containsEntry(setup.column("No"), "request_no");
        assertThat(soFar(setup, "columns", Map.of())).contains("5 of 6 rows would count, 1 would be rejected");
        assertThat(setup.text("preview")).contains("6 rows, of which rejected: 1");
        assertThat(setup.body("preview"))
                .as("cells that stand in a phone's list though they are empty")
                .doesNotContain("<bdi></bdi></td>");

        assertThat(soFar(setup, "columns", Map.of(setup.column("No"), "", "from-row", "true")))
                .contains("5 of 6 rows would count, 1 would be rejected");
    }

    /** Where the columns stand is said beside them, and is changed on the step of the file. */
    @Test
    void theHeaderOfTheColumnsLeadsToTheStepOfTheFile() throws IOException {
        SetupForms setup = begin("notes.csv", "The charity,,,,,\nOctober,,,,,\n" + REGISTER);
        assertThat(setup.text("columns?lang=en")).contains("The header is line 3. Change");
        assertThat(setup.text("columns?lang=ar")).contains("العناوين في السطر ٣. تغيير");
        assertThat(all(setup.body("columns?lang=en"), "(<button[^>]*>)Change</button>"))
                .singleElement()
                .asString()
                .contains("type=\"submit\"", "name=\"go\" value=\"file\"", "formnovalidate");

        SetupForms workbook = begin("months.xlsx", workbook("October", "November"));
        assertThat(workbook.text("columns?lang=en"))
                .contains("Sheet “October” and those with the same columns, the header is line 1.");
        Map<String, String> form = workbook.form("file");
        form.put("sheet", "November");
        workbook.post("file", "file", form);
        assertThat(workbook.text("columns")).contains("Sheet “November”, the header is line 1.");
    }

    private static byte[] workbook(String... sheets) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String name : sheets) {
                Sheet sheet = book.createSheet(name);
                List<String> lines = REGISTER.lines().toList();
                for (int row = 0; row < lines.size(); row++) {
                    String[] cells = lines.get(row).split(",");
                    for (int column = 0; column < cells.length; column++) {
                        Row of = column == 0 ? sheet.createRow(row) : sheet.getRow(row);
                        of.createCell(column).setCellValue(cells[column]);
                    }
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** The last page leads to what the file has given, and nowhere else. */
    @Test
    void theResultLeadsOnlyToWhatTheFileHasGiven() throws InterruptedException {
        String rejected = "href=\"/rejected\"";
        String answers = "href=\"/trends\"";
        String requests = "href=\"/turnaround\"";
        assertThat(result("one-rejected", REGISTER + "Total,6,,,,\n"))
                .contains(rejected, requests, "6 rows, of which rejected: 1")
                .doesNotContain(answers);
        assertThat(result("none-rejected", REGISTER.replace("Kiosk", "phone")))
                .contains(requests)
                .doesNotContain(rejected, answers);
        assertThat(result("answers", "No,Answered on,Overall satisfaction\nQ-1,2026-10-13,5\nQ-2,2026-10-14,4\n"))
                .contains(answers)
                .doesNotContain(rejected, requests);
    }

    /** The main part of the page after the import of a file. */
    private String result(String name, String content) throws InterruptedException {
        SetupForms setup = begin(name + ".csv", content);
        setup.send("columns", Map.of());
        setup.send("values", Map.of());
        setup.send("dates", Map.of());
        finish(setup, name, content.lines().count() - 1);
        String body = setup.body("result?lang=en");
        return body.substring(body.indexOf("<main"));
    }

    /** Reasons are those of the field that is chosen, also where they speak against it. */
    @Test
    void reasonsStandBesideTheColumns() {
        SetupForms setup = begin("reasons.csv", REGISTER);
        assertThat(setup.text("columns?lang=en"))
                .contains(
                        "Every row has a value, and no two are the same.",
                        "Day, month, year: 13/10/2026 can be read in no other way.",
                        "Never before “Opened” in the 6 rows that have both days.",
                        "1 of 2 different values is known; “Kiosk” is not.");
        Map<String, String> form = setup.form("columns");
        form.put(setup.column("Extra"), "replied_on");
        form.put(setup.column("Closed"), "");
        form.put("go", "columns");
        setup.post("columns", "columns", form);
        assertThat(setup.text("columns"))
                .contains("Your choice Days in 0 of 6 cells.")
                .doesNotContain("Never before");
        assertThat(setup.text("columns?lang=ar")).contains("اخترته أنت تواريخ في ٠ من ٦ خلايا.");

        form.put(setup.column("Extra"), "");
        form.put(setup.column("Closed"), "received_on");
        form.put(setup.column("Opened"), "replied_on");
        setup.post("columns", "columns", form);
        assertThat(setup.text("columns"))
                .as("two columns that a person has exchanged")
                .contains("يسبق «\u2068Closed\u2069» في ٦ من ٦ سجلات فيها التاريخان.");
    }

    /** The result that the page shows when its form asks for it. */
    private String soFar(SetupForms setup, String step, Map<String, String> answers) {
        Map<String, String> form = setup.form(step);
        form.putAll(answers);
        form.put("go", "so-far");
        String shown = setup.post(step, step, form);
        assertThat(shown).endsWith("/" + step + "?so-far");
        return all(
                        person.get(shown.substring(shown.indexOf("/setup/"))).body(),
                        "(?s)<div id=\"so-far\"(.*?)<div class=\"buttons\">")
                .get(0);
    }
}
